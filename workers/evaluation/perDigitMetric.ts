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
  context: Pick<EvaluationContext, 'run' | 'seed'>,
  columns: Readonly<Record<Name, PerDigit>>,
  population: Population,
): Promise<Record<Name, Measured>> {
  const measured = await measurePerDigit(context, Object.values<PerDigit>(columns), population);
  return Object.fromEntries(Object.keys(columns).map((name, c) => [name, measured[c]])) as Record<Name, Measured>; // the names that came in
}

/** The same of a list, in its order: resamples are drawn once for all of it. */
export async function measurePerDigit(
  { run, seed }: Pick<EvaluationContext, 'run' | 'seed'>,
  columns: readonly PerDigit[],
  population: Population,
): Promise<readonly Measured[]> {
  const values = columns.map((column) => column.values);
  const resampled = await resampleMeans(run, values, { seed, population, replicates: REPLICATES.others });
  return columns.map((column, c) => {
    const replicates = resampled[c] ?? new Float64Array(); // one for each
    return {
      metric: { value: mean(column.values), ...percentileInterval(replicates), floor: mean(column.floor) },
      replicates,
    };
  });
}

export function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
