// Mixtures with random parameters, and codes drawn from one by plain means.

import { gaussian } from '../../workers/core/gaussianQuantile.ts';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import type { Mixture } from '../../workers/models/mixture.ts';

/** K components of width Z: means some units apart, standard deviations of about a half, correlated, weights unequal. */
export function randomMixture(Z: number, K: number, seed: number): Mixture {
  const random = new RandomSequence(seed, STREAM.drawing, 77);
  const shares = Array.from({ length: K }, () => 0.5 + random.uniform());
  const total = shares.reduce((sum, share) => sum + share, 0);
  const cholesky: number[] = [];
  for (let k = 0; k < K; k++) {
    for (let i = 0; i < Z; i++) {
      for (let j = 0; j < i; j++) cholesky.push(0.2 * gaussian(random));
      cholesky.push(0.3 + 0.4 * random.uniform());
    }
  }
  return {
    weights: Float32Array.from(shares, (share) => share / total),
    means: Float32Array.from({ length: K * Z }, () => 2 * gaussian(random)),
    cholesky: Float32Array.from(cholesky),
  };
}

/** Codes [N, Z] of a mixture, and the component of each. */
export function drawCodes(
  { weights, means, cholesky }: Mixture,
  N: number,
  seed: number,
): { readonly codes: Float32Array<ArrayBuffer>; readonly of: readonly number[] } {
  const Z = means.length / weights.length;
  const random = new RandomSequence(seed, STREAM.drawing, 78);
  const codes = new Float32Array(N * Z);
  const of: number[] = [];
  for (let n = 0; n < N; n++) {
    let u = random.uniform();
    const k = Math.max(
      0,
      weights.findIndex((weight) => (u -= weight) < 0),
    );
    of.push(k);
    const eps = Array.from({ length: Z }, () => gaussian(random));
    let at = k * ((Z * (Z + 1)) / 2);
    for (let i = 0; i < Z; i++) {
      let value = means[k * Z + i] ?? NaN;
      for (let j = 0; j <= i; j++) value += (cholesky[at++] ?? NaN) * (eps[j] ?? NaN);
      codes[n * Z + i] = value;
    }
  }
  return { codes, of };
}

/** The covariance [Z, Z] of component k, row by row: L·Lᵀ. */
export function covarianceOf({ weights, means, cholesky }: Mixture, k: number): readonly number[] {
  const Z = means.length / weights.length;
  const at = (i: number, j: number): number =>
    j > i ? 0 : (cholesky[(k * Z * (Z + 1)) / 2 + (i * (i + 1)) / 2 + j] ?? NaN);
  return Array.from({ length: Z * Z }, (_, element) => {
    const [row, column] = [Math.floor(element / Z), element % Z];
    let sum = 0;
    for (let j = 0; j < Z; j++) sum += at(row, j) * at(column, j);
    return sum;
  });
}
