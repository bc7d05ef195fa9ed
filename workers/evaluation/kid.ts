// Kernel distance between two sets of features (Bińkowski et al. 2018, arXiv:1801.01401, "KID"): the squared maximum mean
// discrepancy with the kernel k(x, y) = (x·y/d + 1)³, by its unbiased estimator,
//
//   MMD² = Σ_{i≠j} k(xᵢ, xⱼ)/m(m−1) + Σ_{i≠j} k(yᵢ, yⱼ)/m(m−1) − 2·Σᵢⱼ k(xᵢ, yⱼ)/m²
//
// over disjoint subsets, whose values are independent: their mean is the estimate, and their spread its error bar
// (Zaremba, Gretton, Blaschko 2013, arXiv:1307.1954, "B-test"). Unlike FID it has no bias: 0 means no difference, at any n,
// and half of the estimates of equal distributions are negative.

import { DataError } from '../core/errors.ts';
import type { Interval } from './bootstrap.ts';
import { checkWidths, sliceRows, type FeatureMatrix } from './featureMatrix.ts';

export const SUBSETS = 20;
/** Two in each subset. */
export const MIN_KID_DIGITS = 2 * SUBSETS;
/** Student's t for 95 % and SUBSETS − 1 degrees of freedom. */
export const T_95 = 2.093;
/** 20 subsets of 500 take half a second; more would only narrow a bar that is narrow already. */
const MAX_SUBSET = 500;

export interface KernelDistance extends Interval {
  readonly value: number;
}

/**
 * KID with its 95 % interval. Subsets are consecutive rows, so both must be in random order.
 * @throws ShapeError, DataError for fewer than 40 rows in either
 */
export function kernelDistance(x: FeatureMatrix, y: FeatureMatrix): KernelDistance {
  return summariseSubsets(subsetDiscrepancies(x, y, subsetSize(x.n, y.n)));
}

/** Rows in each of the subsets of sets of n and m. @throws DataError for fewer than 40 rows in either */
export function subsetSize(n: number, m: number): number {
  const size = Math.min(MAX_SUBSET, Math.floor(Math.min(n, m) / SUBSETS));
  if (size >= 2) return size;
  throw new DataError(`kid: ${Math.min(n, m)} digits in ${SUBSETS} subsets, want at least ${MIN_KID_DIGITS}`);
}

/** The estimates of consecutive subsets of `size` rows, as many as there are whole ones, at most SUBSETS. @throws ShapeError */
export function subsetDiscrepancies(
  x: FeatureMatrix,
  y: FeatureMatrix,
  size: number,
  dots: DotProducts = plainDots,
): Float64Array {
  checkWidths('kid', x, y);
  const subsets = Math.min(SUBSETS, Math.floor(Math.min(x.n, y.n) / size));
  return Float64Array.from({ length: subsets }, (_, s) => {
    const [first, end] = [s * size, (s + 1) * size];
    return squaredDiscrepancy(sliceRows(x, first, end), sliceRows(y, first, end), dots);
  });
}

/** The estimates of all subsets together. */
export function summariseSubsets(estimates: Float64Array): KernelDistance {
  const value = estimates.reduce((sum, estimate) => sum + estimate, 0) / SUBSETS;
  const variance = estimates.reduce((sum, estimate) => sum + (estimate - value) ** 2, 0) / (SUBSETS - 1);
  const margin = T_95 * Math.sqrt(variance / SUBSETS);
  return { value, low: value - margin, high: value + margin };
}

/** [x.n, y.n] dot products of the rows of x with those of y, each summed in the order of features, in f64. */
export type DotProducts = (x: FeatureMatrix, y: FeatureMatrix) => Float64Array;

/** The unbiased MMD² of two sets of equally many rows. */
function squaredDiscrepancy(x: FeatureMatrix, y: FeatureMatrix, dots: DotProducts): number {
  const m = x.n;
  const within = (kernelSumAbove(x, dots) + kernelSumAbove(y, dots)) * 2;
  let across = 0;
  for (const dot of dots(x, y)) across += kernel(dot, x.d);
  return within / (m * (m - 1)) - (2 * across) / (m * m);
}

/** Σ_{i<j} k(xᵢ, xⱼ). */
function kernelSumAbove(x: FeatureMatrix, dots: DotProducts): number {
  const all = dots(x, x);
  let sum = 0;
  for (let i = 0; i < x.n; i++) for (let j = i + 1; j < x.n; j++) sum += kernel(all[i * x.n + j] ?? NaN, x.d);
  return sum;
}

function kernel(dot: number, d: number): number {
  const root = dot / d + 1;
  return root * root * root;
}

function plainDots(x: FeatureMatrix, y: FeatureMatrix): Float64Array {
  const { d } = x;
  const dots = new Float64Array(x.n * y.n);
  for (let i = 0; i < x.n; i++) {
    for (let j = 0; j < y.n; j++) {
      let dot = 0;
      const [a, b] = [i * d, j * d];
      for (let k = 0; k < d; k++) dot += (x.values[a + k] ?? NaN) * (y.values[b + k] ?? NaN);
      dots[i * y.n + j] = dot;
    }
  }
  return dots;
}
