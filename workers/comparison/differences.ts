// Which differences between two models are significant, metric by metric.
//
//   difference  a − b, with a standard error from the same resamples of both: resample r draws the same numbers of samples,
//               and the same real digits, for a and for b, so that what both owe to the choice of real digits falls out
//   interval    difference ± 1.96 standard errors (95 %)
//   p           of difference / standard error under a normal; with KID of the paired t of its 20 subsets
//   adjusted    Holm's correction over all pairs of models and all metrics of a comparison

import { T_95 } from '../evaluation/kid.ts';
import type { Measured } from '../evaluation/perDigitMetric.ts';
import { COMPARED_METRICS, type ComparedMetric } from './comparedMetrics.ts';
import { holm, normalTails, studentTails } from './significance.ts';

export interface Difference {
  readonly metric: ComparedMetric;
  /** Keys of models. */
  readonly a: string;
  readonly b: string;
  /** a − b. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** p for one of this many comparisons. */
  readonly adjusted: number;
  /** Larger than chance: `adjusted` is below 0.05. The name stays: it is in files that people have exported and in stored results. */
  readonly isReal: boolean;
}

/** A model's metrics with what their intervals were made of. */
export interface ModelEvidence {
  readonly key: string;
  readonly measured: Readonly<Partial<Record<ComparedMetric, Measured | null>>>;
}

export const SIGNIFICANT = 0.05;
const Z_95 = 1.96;

/** Every two models, in their order; metrics that one of them lacks are left out. */
export function differencesOf(models: readonly ModelEvidence[]): readonly Difference[] {
  const raw = models.flatMap((a, i) =>
    models.slice(i + 1).flatMap((b) => COMPARED_METRICS.flatMap((metric) => differenceOf(metric, a, b))),
  );
  const adjusted = holm(raw.map(({ p }) => p));
  return raw.map((difference, i) => {
    const corrected = adjusted[i] ?? 1;
    return { ...difference, adjusted: corrected, isReal: corrected < SIGNIFICANT };
  });
}

type Raw = Omit<Difference, 'adjusted' | 'isReal'>;

/** None where one of the models has no such metric. */
function differenceOf(metric: ComparedMetric, a: ModelEvidence, b: ModelEvidence): readonly Raw[] {
  const [left, right] = [a.measured[metric], b.measured[metric]];
  if (!left || !right) return [];
  const difference = left.metric.value - right.metric.value;
  const each = left.replicates.map((value, r) => value - (right.replicates[r] ?? NaN));
  const deviation = standardDeviation(each);
  // Replicates of KID are no resamples: they are values of subsets, and KID is their mean.
  const isOfSubsets = metric === 'kid';
  const error = isOfSubsets ? deviation / Math.sqrt(each.length) : deviation;
  const margin = (isOfSubsets ? T_95 : Z_95) * error;
  return [
    {
      ...{ metric, a: a.key, b: b.key, difference },
      ...{ low: difference - margin, high: difference + margin },
      p: pValue(difference, error, isOfSubsets ? each.length - 1 : undefined),
    },
  ];
}

/** Two-sided. Two sets without any spread differ for sure, or not at all. */
function pValue(difference: number, error: number, degreesOfFreedom: number | undefined): number {
  if (error === 0) return difference === 0 ? 1 : 0;
  const deviations = difference / error;
  return degreesOfFreedom === undefined ? normalTails(deviations) : studentTails(deviations, degreesOfFreedom);
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
