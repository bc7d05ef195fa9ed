// Metrics that are means of one value a digit: shares, densities, relative sharpness.

import { percentileInterval, REPLICATES, type Population } from './bootstrap.ts';
import type { Metric } from './evaluation.ts';
import { resampleMeans } from './evaluationJobs.ts';
import type { EvaluationContext } from './evaluationContext.ts';

/** A metric, and what its interval was made of: differences between two models are judged by it. */
export interface Measured {
  readonly metric: Metric;
  /** The metric of each resample, or KID's subsets. */
  readonly replicates: Float64Array;
}

export interface PerDigit {
  /** [n] */
  readonly values: Float32Array;
  /** The same of real digits; of any number. */
  readonly floor: Float32Array;
}

/** The metric of each set of values, by the same names; all of one length, all from the same resamples. */
export async function perDigitMetrics<Name extends string>(
  { run, seed }: Pick<EvaluationContext, 'run' | 'seed'>,
  columns: Readonly<Record<Name, PerDigit>>,
  population: Population,
): Promise<Record<Name, Measured>> {
  const entries = Object.entries<PerDigit>(columns);
  const values = entries.map(([, column]) => column.values);
  const resampled = await resampleMeans(run, values, { seed, population, replicates: REPLICATES.others });
  const metrics = entries.map(([name, column], c) => {
    const replicates = resampled[c] ?? new Float64Array(); // one for each
    const metric = { value: mean(column.values), ...percentileInterval(replicates), floor: mean(column.floor) };
    return [name, { metric, replicates }] as const;
  });
  return Object.fromEntries(metrics) as Record<Name, Measured>; // the names that came in
}

export function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
