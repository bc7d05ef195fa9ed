// Where a trained encoder puts digits: the mean of q(z|x) for each, by all workers.

import type { DigitSet } from '../data/digitSet.ts';
import type { Checkpoint } from './checkpoint.ts';
import { setRequests } from './setRequests.ts';
import type { TrainingOptions } from './trainer.ts';

/** Codes [count, Z] of a set, in its order, whoever computes them. For families with an encoder. */
export async function encodeDigits(
  checkpoint: Checkpoint,
  data: DigitSet,
  runShard: TrainingOptions['runShard'],
  signal?: AbortSignal,
): Promise<Float32Array<ArrayBuffer>> {
  const requests = setRequests(checkpoint, data, 'encode');
  const parts = await Promise.all(
    requests.map(async (request) => {
      const { codes } = await runShard(request, signal);
      if (!codes) throw new Error(`${checkpoint.recipe.family}: no encoder`); // the caller's mistake
      return codes;
    }),
  );
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
