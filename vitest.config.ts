// Two projects, one after the other: `node` runs everything that needs no browser, `endToEnd` opens the built page in real
// browsers. Both run two files at a time. A process of `endToEnd` goes from file to file and keeps its Chromium, which takes as
// long to start as a test; contexts that forget everything keep its tests apart.

import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './tests/support/longFilesFirst.ts';

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
          exclude: ['tests/endToEnd/**', '**/node_modules/**'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'endToEnd',
          include: ['tests/endToEnd/**/*.test.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
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
