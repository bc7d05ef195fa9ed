// Searches for a latent's nearest neighbours among some thousand digits of a seed, slice by slice, so that progress can be
// shown and the search can be cancelled.

import { nearestLatents } from '../../workers/latent/nearestLatents.ts';
import { MAX_INDEX } from '../../workers/core/address.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';
import { drawLatents, type DigitPlace } from './latentDigits.ts';
import type { LatentEngine } from './latentEngine.ts';
import type { TaskCall } from './asyncTask.ts';

/** Digits that are searched. */
export const SEARCHED = 4096;
const SLICE = 512;

export interface Neighbour {
  readonly index: number;
  /** In latent space. */
  readonly distance: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * The `count` digits of `among`, a seed, that are nearest to z [Z], nearest first: of the SEARCHED ones around its index.
 * `except` is the index of the digit itself, which would be its own nearest.
 */
export async function findNeighbours(
  latent: LatentEngine,
  model: ShippedModel,
  { z, among, except, count }: Search,
  call: TaskCall,
): Promise<readonly Neighbour[]> {
  const { index, ...place } = among;
  const first = Math.min(Math.max(0, index - SEARCHED / 2), MAX_INDEX - SEARCHED + 1);
  let best: {
    readonly index: number;
    readonly distance: number;
    readonly z: Float32Array;
    readonly label?: number | undefined;
  }[] = [];
  for (let done = 0; done < SEARCHED; done += SLICE) {
    call.onProgress(done, SEARCHED);
    const slice = await latent.latentsOf(model, { ...place, first: first + done, count: SLICE }, call);
    const found = nearestLatents(slice.z, z, count + 1).map(({ index: row, distance }) => ({
      index: first + done + row,
      distance,
      z: slice.z.slice(row * z.length, (row + 1) * z.length),
      label: slice.labels?.[row],
    }));
    best = [...best, ...found]
      .filter((neighbour) => neighbour.index !== except)
      .sort((a, b) => a.distance - b.distance || a.index - b.index)
      .slice(0, count);
  }
  call.onProgress(SEARCHED, SEARCHED);
  const pixels = await drawLatents(
    latent,
    model,
    best.map((neighbour) => neighbour.z),
    best.map(({ label }) => label),
    call,
  );
  return best.flatMap((neighbour, n) => {
    const picture = pixels[n];
    return picture ? [{ index: neighbour.index, distance: neighbour.distance, pixels: picture }] : [];
  });
}

export interface Search {
  readonly z: Float32Array;
  /** Which digits are searched, and around which index. */
  readonly among: DigitPlace;
  readonly except?: number | undefined;
  readonly count: number;
}
