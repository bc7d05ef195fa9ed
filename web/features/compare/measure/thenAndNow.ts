// The same model in two measurements: has it become better, or is it chance? Resamples are not kept, so what is left is each
// side's 95 % interval, which is 3.92 standard errors wide: z = (now − then) / √(e² + e'²), two-sided.

import type { Metric } from '../../../../workers/evaluation/evaluation.ts';
import { COMPARED_METRICS, type ComparedMetric } from '../../../../workers/comparison/comparedMetrics.ts';
import { SIGNIFICANT } from '../../../../workers/comparison/differences.ts';
import { normalTails } from '../../../../workers/comparison/significance.ts';
import type { StoredMeasurement } from './measurement.ts';
import { measuredOf } from './resultSeries.ts';

export interface MetricChange {
  readonly metric: ComparedMetric;
  readonly then: Metric;
  readonly now: Metric;
  /** Whether it is more than other digits of the same model would bring. */
  readonly isSignificant: boolean;
}

export interface ModelChange {
  readonly key: string;
  readonly name: string;
  /** Whether the file is the same to the byte. */
  readonly isSameFile: boolean;
  readonly changes: readonly MetricChange[];
}

/** Models that are in both, by what was asked for, in the order of the later one. */
export function thenAndNow(then: StoredMeasurement, now: StoredMeasurement): readonly ModelChange[] {
  const before = measuredOf(then);
  return measuredOf(now).flatMap(({ series: { id, name }, outcome }) => {
    const old = before.find(({ series }) => series.id === id)?.outcome;
    if (!old) return [];
    const changes = COMPARED_METRICS.flatMap((metric): readonly MetricChange[] => {
      const [was, is] = [old.metrics[metric], outcome.metrics[metric]];
      return was && is ? [{ metric, then: was, now: is, isSignificant: isBeyondChance(was, is) }] : [];
    });
    return [{ key: id, name, isSameFile: old.sha256 === outcome.sha256, changes }];
  });
}

function isBeyondChance(then: Metric, now: Metric): boolean {
  const error = Math.hypot(then.high - then.low, now.high - now.low) / 3.92;
  const difference = now.value - then.value;
  if (error === 0) return difference !== 0;
  return normalTails(difference / error) < SIGNIFICANT;
}
