import { expect, it } from 'vitest';
import { countsLine, readCounts } from '../../../workers/node/tasks/testCounts.ts';

it.each([
  [{ passed: 17743, failed: 0, skipped: 0 }, '17743 passed, 0 failed'],
  [{ passed: 2, failed: 1, skipped: 30 }, '2 passed, 1 failed, 30 skipped'],
])('%j are said in one line, and read from it at the end of a run', (counts, line) => {
  expect(countsLine(counts)).toBe(line);
  expect(readCounts(`ok     format\n${line}\n`)).toEqual(counts);
});

it.each(['', '9 passed, 0 failed\nbootstrap: it ended here', ' 9 passed, 0 failed', 'bad option: --experimental'])(
  'a run that ends with %j has no counts',
  (output) => {
    expect(readCounts(output)).toBeUndefined();
  },
);
