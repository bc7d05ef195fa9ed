// All training digits as a small index of numbers, to ask how near a digit is to the nearest of them. A digit's features are
// turned into the directions in which training digits differ most, and the first k of those are held in a byte each, all in
// steps of one width, so that distances between codes are distances between features:
//
//   code[j] = (features − mean)·direction[j] / step, rounded, from a lowest one on       k codes a digit
//
// Equal features have equal codes, so a copy is at distance 0. What lies beyond all training digits is brought to the edge.
// No picture can be made again from it: k numbers of 64 features, of which the judge makes 784 pixels no more.

import { DataError } from '../core/errors.ts';
import type { DigitPrints } from '../data/digitPrint.ts';
import type { FeatureMatrix } from '../evaluation/featureMatrix.ts';

export interface TrainingIndex {
  /** sha256 of the judge whose features these are. */
  readonly judge: string;
  /** [d] */
  readonly mean: Float32Array<ArrayBuffer>;
  /** [k, d], unit vectors, k a multiple of 16. */
  readonly directions: Float32Array<ArrayBuffer>;
  /** [k] where code 0 is along each direction. */
  readonly lows: Float32Array<ArrayBuffer>;
  /** Width of all steps. */
  readonly step: number;
  /** [n, k] */
  readonly codes: Uint8Array<ArrayBuffer>;
  /** [n], each 0 … 9. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** [11, 101] distances of unseen real digits to the nearest training digit at percentiles 0 … 100: of each class, then of all. */
  readonly unseen: Float32Array<ArrayBuffer>;
  /** Which digits the numbers are of; null in files that do not say. */
  readonly digits: DigitPrints | null;
}

export const UNSEEN_ROWS = 11;
export const UNSEEN_PERCENTILES = 101;
const ALL = UNSEEN_ROWS - 1;
const LAST = 255;

type Coding = Pick<TrainingIndex, 'mean' | 'directions' | 'lows' | 'step'>;

/** The codes [n, k] of digits by their features, as the judge gives them. @throws DataError for features of another width */
export function codesOf(index: Coding, { n, d, values }: FeatureMatrix): Uint8Array<ArrayBuffer> {
  const { mean, directions, lows, step } = index;
  if (d !== mean.length) throw new DataError(`training index: features of width ${d}, want ${mean.length}`);
  const k = lows.length;
  const codes = new Uint8Array(n * k);
  const centred = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < d; a++) centred[a] = (values[i * d + a] ?? 0) - (mean[a] ?? 0);
    for (let j = 0; j < k; j++) {
      let along = 0;
      for (let a = 0; a < d; a++) along += (centred[a] ?? 0) * (directions[j * d + a] ?? 0);
      codes[i * k + j] = Math.max(0, Math.min(LAST, Math.round((along - (lows[j] ?? 0)) / step)));
    }
  }
  return codes;
}

/** A distance between features, from the squared distance of codes. */
export function distanceOf({ step }: Pick<TrainingIndex, 'step'>, squared: number): number {
  return Math.sqrt(squared) * step;
}

/** A training digit near another digit. */
export interface NearTraining {
  /** Its number among the training digits. */
  readonly training: number;
  readonly label: number;
  /** Between features, in the directions of the index. */
  readonly distance: number;
}

/** The `count` training digits nearest to one digit [1, k], the nearest first; of equals the first. A few milliseconds. */
export function nearestTraining(index: TrainingIndex, code: Uint8Array, count: number): readonly NearTraining[] {
  const { codes, labels, lows } = index;
  const k = lows.length;
  const found: { readonly training: number; readonly squared: number }[] = [];
  for (let training = 0; training < labels.length; training++) {
    let squared = 0;
    for (let j = 0, at = training * k; j < k; j++, at++) {
      const difference = (codes[at] ?? 0) - (code[j] ?? 0);
      squared += difference * difference;
    }
    if (found.length === count && squared >= (found.at(-1)?.squared ?? 0)) continue;
    const place = found.findIndex((other) => squared < other.squared);
    found.splice(place < 0 ? found.length : place, 0, { training, squared });
    if (found.length > count) found.pop();
  }
  return found.map(({ training, squared }) => ({
    training,
    label: labels[training] ?? 0,
    distance: distanceOf(index, squared),
  }));
}

/**
 * The share of unseen real digits, from 0 to 1, that are nearer to a training digit than this: of one class, or of all. 0.5
 * is what a real digit has on average, near 0 a digit that is nearer than nearly all real ones.
 */
export function shareOfUnseenNearer({ unseen }: Pick<TrainingIndex, 'unseen'>, distance: number, label = ALL): number {
  const row = unseen.subarray(label * UNSEEN_PERCENTILES, (label + 1) * UNSEEN_PERCENTILES);
  const above = row.findIndex((percentile) => percentile >= distance);
  if (above < 0) return 1;
  if (above === 0) return 0;
  const [low, high] = [row[above - 1] ?? 0, row[above] ?? 0];
  return (above - 1 + (distance - low) / (high - low)) / (UNSEEN_PERCENTILES - 1);
}
