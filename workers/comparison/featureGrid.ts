// A grid on which features are held: whole steps from 0, a step for each column, so that real digits fit into a byte a
// feature. Samples are put on the same grid, or the real digits' rounding would be a difference between them.

import { featureMatrix, type FeatureMatrix } from '../evaluation/featureMatrix.ts';

/** [d] the width of a step of each column, above 0. */
export type FeatureGrid = Float32Array<ArrayBuffer>;

const LAST = 255;

/** The finest grid on which these digits, whose features are not below 0, fit into bytes. */
export function gridOf(sets: readonly FeatureMatrix[], d: number): FeatureGrid {
  const largest = new Float32Array(d);
  for (const { values } of sets) {
    for (let i = 0; i < values.length; i++) largest[i % d] = Math.max(largest[i % d] ?? 0, values[i] ?? 0);
  }
  return largest.map((value) => (value > 0 ? value / LAST : 1));
}

/** The steps of each feature, for digits that fit. */
export function stepsOf({ d, values }: FeatureMatrix, grid: FeatureGrid): Uint8Array<ArrayBuffer> {
  const steps = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    steps[i] = Math.min(LAST, Math.round((values[i] ?? 0) / (grid[i % d] ?? 1)));
  }
  return steps;
}

/** The features at these steps. A plain loop: on a page's own thread these are 1.3 million numbers. */
export function featuresAt(steps: Uint8Array, grid: FeatureGrid): FeatureMatrix {
  const d = grid.length;
  const values = new Float32Array(steps.length);
  for (let i = 0; i < steps.length; i++) values[i] = (steps[i] ?? 0) * (grid[i % d] ?? 1);
  return featureMatrix(values, d);
}

/** Any features, moved to the next point of the grid, which has no end for them. [n, d] in place. */
export function putOnGrid(values: Float32Array, grid: FeatureGrid): void {
  const d = grid.length;
  for (let i = 0; i < values.length; i++) {
    const step = grid[i % d] ?? 1;
    values[i] = Math.round((values[i] ?? 0) / step) * step;
  }
}
