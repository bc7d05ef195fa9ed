// What tests of every family ask of a run: to be stopped in the middle, and to be compared bit for bit.

import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from '../../workers/training/checkpoint.ts';
import type { TrainingOptions } from '../../workers/training/trainer.ts';

/** Checksums of all that training has made of a run. */
export function bitsOf({ parameters, average, m, v, statistics }: Checkpoint): readonly string[] {
  return [parameters, average ?? parameters, m, v, statistics].map((values) =>
    createHash('sha256').update(values).digest('hex'),
  );
}

/** Stops a run after so many steps; its state, written to a file and read from it again. */
export async function stopAfter(
  steps: number,
  train: (options: Pick<TrainingOptions, 'signal' | 'onProgress'>) => Promise<Checkpoint>,
): Promise<Checkpoint> {
  const abort = new AbortController();
  let done = 0;
  const stopped = await train({
    signal: abort.signal,
    onProgress: () => {
      if (++done === steps) abort.abort();
    },
  });
  expect(stopped.step).toBe(steps);
  return readCheckpoint(writeCheckpoint(stopped), 'checkpoint');
}
