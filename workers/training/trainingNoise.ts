// Normal numbers of a training run: keyed by seed and item, so that no shard's noise depends on any other's.

import { STREAM } from '../core/random.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { Kernels } from '../backend/wasm/kernels.ts';

const HIGH = 2 ** 32;

/** out [Z] ← N(0, deviation²), the numbers of one item of the run's noise, or of another stream of the run. */
export function trainingGaussians(
  k: Kernels,
  out: Ptr,
  Z: number,
  seed: number,
  item: number,
  deviation: number,
  stream: number = STREAM.trainingNoise,
): void {
  k.gaussianRows(
    out, 1, Z, seed % HIGH, Math.floor(seed / HIGH), item % HIGH, Math.floor(item / HIGH), stream, deviation, 0,
  ); // prettier-ignore
}
