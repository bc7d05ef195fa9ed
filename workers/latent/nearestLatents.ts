// The nearest of many latents. A few thousand of two dozen numbers are compared in a millisecond; no index is worth it.

import { ShapeError } from '../core/errors.ts';
import { checkLatents } from './vectors.ts';

export interface LatentNeighbour {
  /** Row in the set that was searched. */
  readonly index: number;
  /** Euclidean. */
  readonly distance: number;
}

/** The `count` rows of z [N, Z] that are nearest to `query` [Z], nearest first, of equals the lower row first; all where N is less. @throws ShapeError */
export function nearestLatents(z: Float32Array, query: Float32Array, count: number): readonly LatentNeighbour[] {
  const Z = checkLatents('nearest latents', query);
  if (z.length % Z !== 0) throw new ShapeError(`nearest latents: ${z.length} numbers, want a multiple of ${Z}`);
  const neighbours = Array.from({ length: z.length / Z }, (_, index) => {
    let sum = 0;
    for (let i = 0; i < Z; i++) sum += ((z[index * Z + i] ?? 0) - (query[i] ?? 0)) ** 2;
    return { index, distance: Math.sqrt(sum) };
  });
  return neighbours.sort((a, b) => a.distance - b.distance || a.index - b.index).slice(0, Math.max(0, count));
}
