// Projects, one after the other: `node` runs everything that needs no browser, `nodeAlone` what needs a process that has run
// nothing else, `endToEnd` opens the built page in real browsers. The processes of `node` and `endToEnd` go from file to file:
// to load the same modules for each file anew took a quarter of the time, and a Chromium takes as long to start as a test.
// Contexts that forget everything keep the tests in a browser apart. Browsers wait now and then, so three files share two cores.

import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './tests/support/longFilesFirst.ts';

const ALONE = 'tests/**/*.alone.test.ts';

export default defineConfig({
  test: {
    // A broken kernel fails thousands of tests, and vitest reads megabytes of source maps for each; the first ones say it all.
    bail: 50,
    sequence: { sequencer: LongFilesFirst },
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/endToEnd/**', ALONE, '**/node_modules/**'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'nodeAlone',
          include: [ALONE],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'endToEnd',
          include: ['tests/endToEnd/**/*.test.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Without it `expect.poll` gives up after a second, which a busy machine may take for anything.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
