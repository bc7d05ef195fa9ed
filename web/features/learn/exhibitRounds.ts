// The rounds of the a, b, c exhibit: digits made on this device, triplets found among them, and three ways to measure each.

import type { LatentCall } from '../../engine/latentEngine.ts';
import type { Services } from '../../engine/services.ts';
import { createPauses } from '../../ink/slices.ts';
import { halfSquaredDistance } from './gauss.ts';
import { modelAtHand } from '../../engine/modelAtHand.ts';
import { PIXELS } from '../../ink/pixels.ts';
import { findTriplets, pixelDistance, tripletOf, type Judged, type Triplet } from './triplets.ts';

/** Digits among which triplets are looked for. */
const COUNT = 120;
/** Triplets that are measured: enough for a visit, and few enough for one request. */
const MAX_ROUNDS = 12;

/** From a to b and from a to c. */
export interface Distances {
  readonly b: number;
  readonly c: number;
}

export interface Round extends Triplet {
  readonly inPixels: Distances;
  readonly toJudge: Distances;
  readonly inLayer: Distances;
}

export interface Rounds {
  readonly set: Judged;
  readonly rounds: readonly Round[];
}

/** The rounds of a seed. @throws Error where the digits have no triplets among them */
export async function makeRounds(services: Services, seed: number, call: LatentCall): Promise<Rounds> {
  const { model, latents } = await modelAtHand(services, 'vae-gan');
  const { z } = await latents.latentsOf(model, { seed, first: 0, count: COUNT, temperature: 1 }, call);
  const { pixels: grey } = await latents.render(model, z, undefined, call);
  const { probs } = await latents.judge(grey, call);
  const set = { grey, probs };
  const triplets: Triplet[] = [];
  const pause = createPauses(call.signal);
  for (const triplet of findTriplets(set)) {
    triplets.push(triplet);
    if (triplets.length === MAX_ROUNDS) break;
    await pause();
  }
  if (triplets.length === 0) throw new Error(`exhibit: no such pictures among the digits of seed ${seed}; try others`);
  return { set, rounds: await measured(services, triplets, call) };
}

/** A round about a visitor's own drawing; undefined where nothing is nearer to it than it is to itself, moved. */
export async function ownRound(
  services: Services,
  a: Uint8ClampedArray,
  set: Judged,
  call: LatentCall,
): Promise<Round | undefined> {
  const { latents } = await modelAtHand(services, 'vae-gan');
  const { probs } = await latents.judge(a, call);
  const triplet = tripletOf(a, probs, set);
  return triplet && (await measured(services, [triplet], call))[0];
}

async function measured(services: Services, triplets: readonly Triplet[], call: LatentCall): Promise<readonly Round[]> {
  const { model, latents } = await modelAtHand(services, 'vae-gan');
  const pictures = triplets.flatMap(({ a, b, c }) => [a, b, c]);
  const all = new Uint8ClampedArray(pictures.length * PIXELS);
  pictures.forEach((picture, i) => {
    all.set(picture, i * PIXELS);
  });
  const judged = await latents.judge(all, call);
  const seen = await latents.likeness(model, all, call);
  const distances = (features: Float32Array, i: number): Distances => {
    const width = features.length / pictures.length;
    const of = (k: number): Float32Array => features.subarray((3 * i + k) * width, (3 * i + k + 1) * width);
    return { b: halfSquaredDistance(of(0), of(1)), c: halfSquaredDistance(of(0), of(2)) };
  };
  return triplets.map((triplet, i) => ({
    ...triplet,
    inPixels: { b: pixelDistance(triplet.a, triplet.b), c: pixelDistance(triplet.a, triplet.c) },
    toJudge: distances(judged.features, i),
    inLayer: distances(seen.features, i),
  }));
}
