// A mixture of K normal distributions, and latents drawn from it.
//
//   k ~ weights      z = means[k] + temperature · cholesky[k] · eps      eps ~ N(0, I)
//
// The component comes from one random number of its own stream, and eps from the backend at temperature 1. Temperature
// scales the way from a component's mean and never its choice: at 0 every digit is one of K. All arithmetic is f64 in a
// fixed order and rounded once, so with equal eps every host and engine gets equal latents.

import type { Backend, LatentRequest } from '../backend/backend.ts';
import { randomBits, STREAM, uniform } from '../core/random.ts';
import { triangleSize } from '../core/triangles.ts';

/** More would make a model file large and its digits no better. */
export const MAX_COMPONENTS = 256;

/** Parameters as a model file holds them. */
export interface Mixture {
  /** [K], each above 0; their sum is 1 but for rounding. */
  readonly weights: Float32Array;
  /** [K, Z] */
  readonly means: Float32Array;
  /** [K, Z·(Z+1)/2]: lower triangles of the covariances' Cholesky factors, see triangles.ts. */
  readonly cholesky: Float32Array;
}

/** z [count, Z]; row n is of the mixture `mixtureOf(n)`, and depends on seed and index only. */
export function sampleMixture(
  backend: Backend,
  mixtureOf: (n: number) => Mixture,
  { seed, first, count, temperature, Z }: LatentRequest,
): Float32Array {
  const z = backend.latents({ seed, first, count, Z, temperature: 1 });
  for (let n = 0; n < count; n++) {
    const { weights, means, cholesky } = mixtureOf(n);
    const k = componentAt(weights, uniform(randomBits(seed, STREAM.component, first + n, 0)[0]));
    const mean = means.subarray(k * Z, (k + 1) * Z);
    const triangle = cholesky.subarray(k * triangleSize(Z), (k + 1) * triangleSize(Z));
    const row = z.subarray(n * Z, (n + 1) * Z);
    // The product is computed in place, from the last row up: row i needs eps 0 … i only.
    for (let i = Z - 1; i >= 0; i--) {
      const start = triangleSize(i);
      let sum = 0;
      for (let j = 0; j <= i; j++) sum += (triangle[start + j] ?? 0) * (row[j] ?? 0);
      row[i] = (mean[i] ?? 0) + temperature * sum;
    }
  }
  return z;
}

/**
 * The same distribution in K components, at least as many as it has: the heaviest is split in two equal ones until there are
 * so many. A file holds mixtures of one size, and a class of few digits is fitted with fewer.
 */
export function inComponents(mixture: Mixture, K: number, Z: number): Mixture {
  const weights = [...mixture.weights];
  const of = weights.map((_, k) => k); // which of the old components each is
  while (weights.length < K) {
    const heaviest = weights.indexOf(Math.max(...weights));
    const half = (weights[heaviest] ?? 0) / 2; // exact in f32
    weights[heaviest] = half;
    weights.push(half);
    of.push(of[heaviest] ?? 0);
  }
  const gather = (values: Float32Array, width: number): Float32Array =>
    Float32Array.from(
      { length: of.length * width },
      (_, i) => values[(of[Math.floor(i / width)] ?? 0) * width + (i % width)] ?? 0,
    );
  return {
    weights: Float32Array.from(weights),
    means: gather(mixture.means, Z),
    cholesky: gather(mixture.cholesky, triangleSize(Z)),
  };
}

/** The component whose part of [0, 1) holds u. Parts are scaled to the sum of the weights, which rounding leaves near 1. */
function componentAt(weights: Float32Array, u: number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let end = 0;
  for (let k = 0; k < weights.length - 1; k++) {
    end += weights[k] ?? 0;
    if (u * total < end) return k;
  }
  return weights.length - 1;
}
