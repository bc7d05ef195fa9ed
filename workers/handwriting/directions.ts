// The latent directions in which digits become thicker, more slanted, wider or higher, by ridge regression of measured
// digits on their latents.
//
//   w = (ZᵀZ + λ·N·I)⁻¹·Zᵀm      z and m without their means, within each class where there are classes
//   direction = w / |w|          slope = |w|, units a step of length 1
//
// Within a class, because "a 1 is thin" says nothing about how to make a thinner 8; the common direction is that of all
// classes together. For one class alone, give the digits of that class.

import { ShapeError } from '../core/errors.ts';
import { triangleSize } from '../core/triangles.ts';
import { MEASURES, type Measure } from './measures.ts';
import { solvePositive } from './solve.ts';

/** What a writer may change. Ink follows from them. */
export const CONTROLS = ['thickness', 'slant', 'width', 'height'] as const satisfies readonly Measure[];
export type Control = (typeof CONTROLS)[number];

/** Of the latents' variance: enough that a direction that hardly varies is not blown up by noise. */
const RIDGE = 1e-3;
/** The ends of the range of the data. */
const LOW = 0.01;
const HIGH = 0.99;

export interface ControlDirection {
  readonly control: Control;
  /** [Z], of length 1; 0 where the measure does not vary. */
  readonly direction: Float32Array<ArrayBuffer>;
  /** Units a latent step of length 1 along it, on average; above 0. */
  readonly slope: number;
  /** Between which values all but 2 % of the digits lie, and the value that half of them are below. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Share of the variance, within classes, that the line explains: 0 … 1. */
  readonly r2: number;
}

export interface MeasuredDigits {
  /** [N, Z] */
  readonly z: Float32Array;
  /** [N, 5], rows of MEASURES. */
  readonly measures: Float64Array;
  /** [N], where the model is conditional. */
  readonly labels?: Uint8Array | undefined;
}

/** The direction of each of CONTROLS, in order. @throws ShapeError for sets that do not fit, or fewer than 2·Z digits */
export function handwritingDirections(digits: MeasuredDigits): readonly ControlDirection[] {
  const M = MEASURES.length;
  const N = digits.measures.length / M;
  const Z = digits.z.length / N;
  if (!Number.isInteger(N) || !Number.isInteger(Z) || (digits.labels && digits.labels.length !== N)) {
    const labels = digits.labels ? ` and ${digits.labels.length} classes` : '';
    throw new ShapeError(
      `handwriting: ${digits.measures.length} measured values, ${digits.z.length} latent ones${labels}, want [N, ${M}], [N, Z] and [N]`,
    );
  }
  if (N < 2 * Z) throw new ShapeError(`handwriting: ${N} digits for ${Z} latent directions, want at least ${2 * Z}`);

  const z = centred(Float64Array.from(digits.z), Z, digits.labels);
  const m = centred(digits.measures.slice(), M, digits.labels);
  const w = regress(z, m, N, Z);
  return CONTROLS.map((control) => {
    const column = MEASURES.indexOf(control);
    const weights = Float64Array.from({ length: Z }, (_, i) => w[i * M + column] ?? 0);
    const slope = Math.sqrt(weights.reduce((sum, value) => sum + value * value, 0));
    const sorted = Float64Array.from({ length: N }, (_, n) => digits.measures[n * M + column] ?? 0).sort();
    const quantile = (share: number): number => sorted[Math.round(share * (N - 1))] ?? 0;
    return {
      control,
      direction: Float32Array.from(weights, (value) => (slope > 0 ? value / slope : 0)),
      slope,
      low: quantile(LOW),
      median: quantile(0.5),
      high: quantile(HIGH),
      r2: explained(z, m, weights, column),
    };
  });
}

/** Rows [N, width] without the mean of their class, in place. */
function centred(rows: Float64Array, width: number, labels: Uint8Array | undefined): Float64Array {
  const N = rows.length / width;
  const sums = new Map<number, Float64Array>();
  const counts = new Map<number, number>();
  for (let n = 0; n < N; n++) {
    const label = labels?.[n] ?? 0;
    const sum = sums.get(label) ?? new Float64Array(width);
    for (let i = 0; i < width; i++) sum[i] = (sum[i] ?? 0) + (rows[n * width + i] ?? 0);
    sums.set(label, sum);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  for (let n = 0; n < N; n++) {
    const label = labels?.[n] ?? 0;
    const sum = sums.get(label);
    const count = counts.get(label) ?? 1;
    for (let i = 0; i < width; i++) rows[n * width + i] = (rows[n * width + i] ?? 0) - (sum?.[i] ?? 0) / count;
  }
  return rows;
}

/** w [Z, M] */
function regress(z: Float64Array, m: Float64Array, N: number, Z: number): Float64Array {
  const M = MEASURES.length;
  const gram = new Float64Array(triangleSize(Z));
  const w = new Float64Array(Z * M);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < Z; i++) {
      const zi = z[n * Z + i] ?? 0;
      const row = triangleSize(i);
      for (let j = 0; j <= i; j++) gram[row + j] = (gram[row + j] ?? 0) + zi * (z[n * Z + j] ?? 0);
      for (let c = 0; c < M; c++) w[i * M + c] = (w[i * M + c] ?? 0) + zi * (m[n * M + c] ?? 0);
    }
  }
  let trace = 0;
  for (let i = 0; i < Z; i++) trace += gram[triangleSize(i) + i] ?? 0;
  // Without the ridge, latents that never vary make the matrix singular.
  const ridge = (RIDGE * trace) / Z || 1;
  for (let i = 0; i < Z; i++) gram[triangleSize(i) + i] = (gram[triangleSize(i) + i] ?? 0) + ridge;
  solvePositive(gram, w, Z, M);
  return w;
}

function explained(z: Float64Array, m: Float64Array, weights: Float64Array, column: number): number {
  const Z = weights.length;
  const M = MEASURES.length;
  let total = 0;
  let left = 0;
  for (let n = 0; n < m.length / M; n++) {
    let line = 0;
    for (let i = 0; i < Z; i++) line += (weights[i] ?? 0) * (z[n * Z + i] ?? 0);
    const value = m[n * M + column] ?? 0;
    total += value * value;
    left += (value - line) ** 2;
  }
  return total > 0 ? Math.max(0, 1 - left / total) : 0;
}
