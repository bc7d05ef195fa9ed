// Two projects, one after the other: `node` runs everything that needs no browser, `endToEnd` opens the built page in a
// real Chromium, one file at a time because first-digit timings and service workers do not share a machine well.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A broken kernel fails thousands of tests, and vitest reads megabytes of source maps for each; the first ones say it all.
    bail: 50,
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
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
