// Metrics that are means of one value a digit: shares, densities, relative sharpness.

import { percentileInterval, REPLICATES, resampledMeans, type Population } from './bootstrap.ts';
import type { Metric } from './evaluation.ts';

export interface PerDigit {
  /** [n] */
  readonly values: Float32Array;
  /** The same of real digits; of any number. */
  readonly floor: Float32Array;
}

/** The metric of each set of values, by the same names; all of one length, all from the same resamples. */
export function perDigitMetrics<Name extends string>(
  columns: Readonly<Record<Name, PerDigit>>,
  seed: number,
  population: Population,
): Record<Name, Metric> {
  const entries = Object.entries<PerDigit>(columns);
  const resampled = resampledMeans(
    entries.map(([, { values }]) => values),
    { seed, population, replicates: REPLICATES.others },
  );
  const metrics = entries.map(([name, { values, floor }], c) => {
    const means = resampled[c] ?? new Float64Array(); // one for each
    return [name, { value: mean(values), ...percentileInterval(means), floor: mean(floor) }] as const;
  });
  return Object.fromEntries(metrics) as Record<Name, Metric>; // the names that came in
}

export function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
