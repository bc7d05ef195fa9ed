import { expect, test } from 'vitest';
import { poolSize } from '../../workers/service/workerHandle.ts';

test.each([
  [undefined, undefined, 2],
  [1, 8, 1],
  [6, undefined, 6],
  [64, 8, 8],
  [8, 2, 2],
  [1, 0.5, 1],
  [0, undefined, 1],
  [NaN, undefined, 1],
])('a device with %s cores and %s GB gets %i workers', (cores, memory, workers) => {
  expect(poolSize(cores, memory)).toBe(workers);
});
