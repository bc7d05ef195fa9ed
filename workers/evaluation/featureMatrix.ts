// Digits as points: one row of features each, as the judge sees them.

import { ShapeError } from '../core/errors.ts';

export interface FeatureMatrix {
  readonly n: number;
  /** Width of a row. */
  readonly d: number;
  /** [n, d] */
  readonly values: Float32Array;
}

/** @throws ShapeError unless values hold whole rows of d */
export function featureMatrix(values: Float32Array, d: number): FeatureMatrix {
  if (d >= 1 && values.length % d === 0) return { n: values.length / d, d, values };
  throw new ShapeError(`features: ${values.length} values, want whole rows of ${d}`);
}

/** Rows `first` … `end − 1`, in memory of their own, so that sending them to a thread sends no more. */
export function sliceRows({ d, values }: FeatureMatrix, first: number, end: number): FeatureMatrix {
  return featureMatrix(values.slice(first * d, end * d), d);
}

/** The rows of these numbers, in their order. */
export function takeRows({ d, values }: FeatureMatrix, rows: Uint32Array): FeatureMatrix {
  const taken = new Float32Array(rows.length * d);
  let to = 0;
  for (const row of rows) {
    for (let from = row * d, end = from + d; from < end; from++) taken[to++] = values[from] ?? NaN;
  }
  return featureMatrix(taken, d);
}

/** The rows of x, then those of y. @throws ShapeError */
export function stackRows(x: FeatureMatrix, y: FeatureMatrix): FeatureMatrix {
  checkWidths('features', x, y);
  const values = new Float32Array(x.values.length + y.values.length);
  values.set(x.values);
  values.set(y.values, x.values.length);
  return featureMatrix(values, x.d);
}

/** @throws ShapeError unless the rows of both are equally wide */
export function checkWidths(where: string, x: FeatureMatrix, y: FeatureMatrix): void {
  checkWidth(where, x.d, y);
}

/** @throws ShapeError unless rows are as wide as those of something that has `width` columns */
export function checkWidth(where: string, width: number, { d }: FeatureMatrix): void {
  if (d === width) return;
  throw new ShapeError(`${where}: features of width ${width} do not fit those of width ${d}`);
}
