// Where a mixture's fit begins: k-means, so that every component starts on a clump of codes of its own.
//
// Centres by k-means++ (Arthur & Vassilvitskii 2007): each next one is a code drawn with probability in proportion to its
// squared distance from the nearest centre so far. Then Lloyd's iterations: codes to their nearest centre, centres to the
// mean of their codes.

import type { RandomSequence } from '../core/randomSequence.ts';

/** Lloyd's steps. The fit that follows moves the boundaries anyway. */
const LLOYD_STEPS = 10;

/** Codes by clump. */
export interface Clumps {
  /** At most as many as asked for: fewer where there are fewer different codes. */
  readonly count: number;
  /** [count, Z] */
  readonly centres: Float64Array;
  /** [N], the clump of each code. */
  readonly of: Uint16Array;
}

/** Up to K clumps of codes [N, Z]. */
export function findClumps(codes: Float32Array, Z: number, K: number, random: RandomSequence): Clumps {
  const N = codes.length / Z;
  const { count, centres } = chooseCentres(codes, Z, K, random);
  const of = new Uint16Array(N);
  for (let step = 0; step < LLOYD_STEPS; step++) {
    if (!assign(codes, Z, count, centres, of) && step > 0) break;
    moveCentres(codes, Z, count, centres, of);
  }
  assign(codes, Z, count, centres, of);
  return { count, centres, of };
}

function chooseCentres(
  codes: Float32Array,
  Z: number,
  K: number,
  random: RandomSequence,
): Pick<Clumps, 'count' | 'centres'> {
  const N = codes.length / Z;
  const centres = new Float64Array(K * Z);
  const distances = new Float64Array(N).fill(Infinity);
  let chosen = random.below(N);
  let count = 0;
  while (count < K) {
    centres.set(codes.subarray(chosen * Z, (chosen + 1) * Z), count * Z);
    let total = 0;
    for (let n = 0; n < N; n++) {
      const nearest = Math.min(distances[n] ?? 0, squaredDistance(codes, n * Z, centres, count * Z, Z, Infinity));
      distances[n] = nearest;
      total += nearest;
    }
    count++;
    if (total === 0) break; // every code is a centre
    chosen = positionOf(random.uniform() * total, distances);
  }
  return { count, centres };
}

/** The index at which the running sum of `parts` passes `target`. A part of 0 is never it. */
function positionOf(target: number, parts: Float64Array): number {
  let sum = 0;
  let last = 0;
  for (let n = 0; n < parts.length; n++) {
    const part = parts[n] ?? 0;
    if (part === 0) continue;
    last = n;
    sum += part;
    if (sum > target) break;
  }
  return last;
}

/** Writes each code's nearest centre; returns whether any has changed. */
function assign(codes: Float32Array, Z: number, count: number, centres: Float64Array, of: Uint16Array): boolean {
  let changed = false;
  for (let n = 0; n < of.length; n++) {
    const before = of[n] ?? 0;
    let nearest = before;
    let least = squaredDistance(codes, n * Z, centres, before * Z, Z, Infinity);
    for (let k = 0; k < count; k++) {
      const distance = squaredDistance(codes, n * Z, centres, k * Z, Z, least);
      if (distance >= least) continue;
      least = distance;
      nearest = k;
    }
    if (nearest === before) continue;
    of[n] = nearest;
    changed = true;
  }
  return changed;
}

/** A centre that has lost all its codes stays where it is. */
function moveCentres(codes: Float32Array, Z: number, count: number, centres: Float64Array, of: Uint16Array): void {
  const sums = new Float64Array(count * Z);
  const counts = new Float64Array(count);
  for (let n = 0; n < of.length; n++) {
    const k = of[n] ?? 0;
    counts[k] = (counts[k] ?? 0) + 1;
    for (let j = 0; j < Z; j++) sums[k * Z + j] = (sums[k * Z + j] ?? 0) + (codes[n * Z + j] ?? 0);
  }
  for (let i = 0; i < sums.length; i++) {
    const own = counts[Math.floor(i / Z)] ?? 0;
    if (own > 0) centres[i] = (sums[i] ?? 0) / own;
  }
}

/** |a − b|², or some number of at least `limit` once it is clear that it is no less. */
function squaredDistance(
  a: Float32Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  Z: number,
  limit: number,
): number {
  let sum = 0;
  for (let j = 0; j < Z && sum < limit; j++) {
    const difference = (a[aStart + j] ?? 0) - (b[bStart + j] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
