// Projects points of many dimensions onto a plane, for maps of a network's features.
//
//   principal       the two directions in which x varies most: eigenvectors of its covariance
//   discriminant    the two in which classes are furthest apart for how wide they are (Fisher 1936, Rao 1948):
//                   S_b·v = λ·S_w·v, with S_w = L·Lᵀ, u = Lᵀ·v the eigenvectors of L⁻¹·S_b·L⁻ᵀ
//
// Both are found from the first `fit` rows, so that a map made of real digits stays where it is whoever is laid on it.

import { ShapeError } from '../core/errors.ts';
import { eigenSystem } from '../core/symmetricEigen.ts';
import { choleskyInPlace, invertTriangle, triangleSize } from '../core/triangles.ts';

export type ProjectionKind = 'principal' | 'discriminant';

export interface ProjectionRequest {
  readonly kind: ProjectionKind;
  /** x [N, D] */
  readonly values: Float32Array;
  readonly D: number;
  /** [N], which class each is of; the principal directions ask for none. */
  readonly labels: Uint8Array;
  /** How many rows, from the first on, the directions are found from; the others are only laid on the plane. */
  readonly fit: number;
}

/** What S_w gets on its diagonal, as a share of its mean: features that are always 0 must not divide by 0. */
const RIDGE = 1e-3;

/** Points [N, 2], around the mean of those that the directions are from. @throws ShapeError */
export function projectRows(request: ProjectionRequest): Float32Array<ArrayBuffer> {
  const { kind, values, D, labels, fit } = request;
  const N = values.length / D;
  if (!Number.isInteger(N) || labels.length !== N) {
    throw new ShapeError(`projection: ${values.length} numbers and ${labels.length} labels, want [N, ${D}] and [N]`);
  }
  if (!(Number.isInteger(fit) && fit >= 2 && fit <= N)) {
    throw new ShapeError(`projection: directions from ${fit} of ${N} rows, want 2 to ${N}`);
  }
  if (values.some((value) => !Number.isFinite(value))) {
    throw new ShapeError('projection: a number that is not finite, want finite ones');
  }
  const mean = meanOf(
    values,
    D,
    Array.from({ length: fit }, (_, n) => n),
  );
  const axes = kind === 'principal' ? principalAxes(request, mean) : discriminantAxes(request, mean);
  const points = new Float32Array(2 * N);
  for (let n = 0; n < N; n++) {
    for (let axis = 0; axis < 2; axis++) {
      let sum = 0;
      for (let d = 0; d < D; d++) sum += ((values[n * D + d] ?? 0) - (mean[d] ?? 0)) * (axes[axis * D + d] ?? 0);
      points[2 * n + axis] = sum;
    }
  }
  return points;
}

/** [2, D] */
function principalAxes({ values, D, fit }: ProjectionRequest, mean: Float64Array): Float64Array {
  const covariance = new Float64Array(D * D);
  for (let n = 0; n < fit; n++) addOuter(covariance, values.subarray(n * D, (n + 1) * D), mean, 1 / fit);
  return eigenSystem(covariance, D).vectors.subarray(0, 2 * D);
}

/** [2, D] */
function discriminantAxes({ values, D, labels, fit }: ProjectionRequest, mean: Float64Array): Float64Array {
  const within = new Float64Array(D * D);
  const between = new Float64Array(D * D);
  for (const members of rowsByLabel(labels.subarray(0, fit))) {
    const centre = meanOf(values, D, members);
    for (const n of members) addOuter(within, values.subarray(n * D, (n + 1) * D), centre, 1 / fit);
    addOuter(between, centre, mean, members.length / fit);
  }
  let trace = 0;
  for (let d = 0; d < D; d++) trace += within[d * (D + 1)] ?? 0;
  const ridge = (RIDGE * trace) / D || 1;
  const l = new Float64Array(triangleSize(D));
  for (let i = 0; i < D; i++) {
    for (let j = 0; j <= i; j++) l[triangleSize(i) + j] = (within[i * D + j] ?? 0) + (i === j ? ridge : 0);
  }
  choleskyInPlace(l, D);
  const inverse = new Float64Array(triangleSize(D));
  invertTriangle(inverse, l, D);
  const left = timesTriangle(inverse, between, D); // L⁻¹·S_b
  const whitened = timesTriangle(inverse, transposed(left, D), D); // L⁻¹·(L⁻¹·S_b)ᵀ = L⁻¹·S_b·L⁻ᵀ, as S_b is symmetric
  const { vectors } = eigenSystem(whitened, D);
  const axes = new Float64Array(2 * D);
  for (let axis = 0; axis < 2; axis++) {
    for (let d = 0; d < D; d++) {
      let sum = 0; // v = L⁻ᵀ·u
      for (let i = d; i < D; i++) sum += (inverse[triangleSize(i) + d] ?? 0) * (vectors[axis * D + i] ?? 0);
      axes[axis * D + d] = sum;
    }
  }
  return axes;
}

/** Rows of each class that there is. */
function rowsByLabel(labels: Uint8Array): readonly (readonly number[])[] {
  const rows: number[][] = [];
  labels.forEach((label, n) => (rows[label] ??= []).push(n));
  return rows.filter((members) => members.length > 0);
}

function meanOf(values: Float32Array, D: number, rows: readonly number[]): Float64Array {
  const mean = new Float64Array(D);
  for (const n of rows) for (let d = 0; d < D; d++) mean[d] = (mean[d] ?? 0) + (values[n * D + d] ?? 0) / rows.length;
  return mean;
}

/** a += weight·(x − centre)·(x − centre)ᵀ */
function addOuter(a: Float64Array, x: Float32Array | Float64Array, centre: Float64Array, weight: number): void {
  const D = centre.length;
  const difference = Float64Array.from(x, (value, d) => value - (centre[d] ?? 0));
  for (let i = 0; i < D; i++) {
    const factor = weight * (difference[i] ?? 0);
    for (let j = 0; j < D; j++) a[i * D + j] = (a[i * D + j] ?? 0) + factor * (difference[j] ?? 0);
  }
}

/** l·a for a packed lower triangle l and a [D, D]. */
function timesTriangle(l: Float64Array, a: Float64Array, D: number): Float64Array {
  const product = new Float64Array(D * D);
  for (let i = 0; i < D; i++) {
    for (let k = 0; k <= i; k++) {
      const factor = l[triangleSize(i) + k] ?? 0;
      for (let j = 0; j < D; j++) product[i * D + j] = (product[i * D + j] ?? 0) + factor * (a[k * D + j] ?? 0);
    }
  }
  return product;
}

function transposed(a: Float64Array, D: number): Float64Array {
  return Float64Array.from({ length: D * D }, (_, at) => a[(at % D) * D + Math.floor(at / D)] ?? 0);
}
