// Fréchet distance between two sets of features, each taken for a Gaussian (Dowson & Landau 1982; Heusel et al. 2017,
// arXiv:1706.08500, "FID"; here in the space of our own judge, never of a network for photographs):
//
//   ‖mᵣ − m‖² + tr(Cᵣ + C − 2·(Cᵣ^½·C·Cᵣ^½)^½)        m, C mean and covariance of the features
//
// The trace of the last root is the sum of the square roots of its eigenvalues: symmetric matrices throughout, nothing
// that could become complex. All of it in f64.
//
// Sets of the same distribution are at a distance above 0 that falls with 1/n and grows with the width: compare only at
// the same n, and with the distance of real digits.

import { DataError } from '../core/errors.ts';
import { checkWidths, type FeatureMatrix } from './featureMatrix.ts';
import { eigenvalues, symmetricRoot } from '../core/symmetricEigen.ts';

export interface Moments {
  /** [d] */
  readonly mean: Float64Array;
  /** [d, d], with divisor n − 1. */
  readonly covariance: Float64Array;
}

/** Puts Σ count·(x − mean)·(x − mean)ᵀ of the rows into the upper triangle of covariance [d, d], row after row. */
export type AddSquares = (
  covariance: Float64Array,
  rows: FeatureMatrix,
  mean: Float64Array,
  counts: Uint32Array | undefined,
) => void;

/**
 * Mean and covariance of the rows; with `counts` [n], row i counts that many times (a bootstrap's resample). `addSquares` may
 * be a faster one (products64.ts) that gives the same bits.
 * @throws DataError for fewer than two rows
 */
export function momentsOf(rows: FeatureMatrix, counts?: Uint32Array, addSquares: AddSquares = plainSquares): Moments {
  const { n, d, values } = rows;
  let total = 0;
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const count = counts ? (counts[i] ?? 0) : 1;
    if (count === 0) continue;
    total += count;
    for (let a = 0; a < d; a++) mean[a] = (mean[a] ?? 0) + count * (values[i * d + a] ?? 0);
  }
  if (total < 2) throw new DataError(`fid: ${total} digits have no covariance, want at least 2`);
  for (let a = 0; a < d; a++) mean[a] = (mean[a] ?? 0) / total;

  const covariance = new Float64Array(d * d);
  addSquares(covariance, rows, mean, counts);
  for (let a = 0; a < d; a++) {
    for (let b = a; b < d; b++) {
      covariance[a * d + b] = (covariance[a * d + b] ?? 0) / (total - 1);
      covariance[b * d + a] = covariance[a * d + b] ?? 0;
    }
  }
  return { mean, covariance };
}

/** Centred first, then squared: no difference of large sums. */
function plainSquares(
  covariance: Float64Array,
  { n, d, values }: FeatureMatrix,
  mean: Float64Array,
  counts: Uint32Array | undefined,
): void {
  const row = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const count = counts ? (counts[i] ?? 0) : 1;
    if (count === 0) continue;
    for (let a = 0; a < d; a++) row[a] = (values[i * d + a] ?? 0) - (mean[a] ?? 0);
    for (let a = 0; a < d; a++) {
      const weighted = count * (row[a] ?? 0);
      for (let b = a; b < d; b++) covariance[a * d + b] = (covariance[a * d + b] ?? 0) + weighted * (row[b] ?? 0);
    }
  }
}

/** A set that others are held against: what every distance from it needs, computed once. */
export interface FrechetReference extends Moments {
  /** [d, d], the symmetric root of the covariance. */
  readonly root: Float64Array;
}

export function frechetReference(moments: Moments): FrechetReference {
  return { ...moments, root: symmetricRoot(moments.covariance, moments.mean.length) };
}

/** The distance of a set from a reference of the same width. Never below 0. */
export function frechetTo(reference: FrechetReference, { mean, covariance }: Moments): number {
  const d = reference.mean.length;
  let distance = 0;
  for (let a = 0; a < d; a++) {
    distance += ((mean[a] ?? 0) - (reference.mean[a] ?? 0)) ** 2;
    distance += (covariance[a * d + a] ?? 0) + (reference.covariance[a * d + a] ?? 0);
  }
  const between = symmetricProduct(product(reference.root, covariance, d), reference.root, d);
  for (const value of eigenvalues(between, d)) distance -= 2 * Math.sqrt(Math.max(0, value));
  return Math.max(0, distance); // rounding may leave −1e-12 of equal sets
}

/** FID of two sets of features. @throws ShapeError, DataError */
export function frechetDistance(x: FeatureMatrix, y: FeatureMatrix): number {
  checkWidths('fid', x, y);
  return frechetTo(frechetReference(momentsOf(x)), momentsOf(y));
}

/** a·b, all [d, d]. */
function product(a: Float64Array, b: Float64Array, d: number): Float64Array {
  const c = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < d; k++) {
      const factor = a[i * d + k] ?? 0;
      for (let j = 0; j < d; j++) c[i * d + j] = (c[i * d + j] ?? 0) + factor * (b[k * d + j] ?? 0);
    }
  }
  return c;
}

/** a·b, known to be symmetric, without the last bits that are not. */
function symmetricProduct(a: Float64Array, b: Float64Array, d: number): Float64Array {
  const c = product(a, b, d);
  return c.map((value, i) => (value + (c[(i % d) * d + Math.floor(i / d)] ?? 0)) / 2);
}
