// Where values with their 95 % intervals stand, one row a model, beside what real digits get.
//
//   GAN                 name above its line: there is room for it at any width
//     ├──●────┤ ┊       interval, value, floor

import type { Metric } from '../../../../workers/evaluation/evaluation.ts';
import { scaleOf, type Scale } from './axes.ts';
import type { PlotSeries } from './series.ts';

/** One metric of one model; null where the model has none. */
export interface IntervalRow {
  readonly series: PlotSeries;
  readonly metric: Metric | null;
}

export interface PlacedInterval extends IntervalRow {
  /** Of its name. */
  readonly top: number;
  /** Of its line. */
  readonly y: number;
  /** Of its numbers; undefined where the model has none. */
  readonly x:
    { readonly value: number; readonly low: number; readonly high: number; readonly floor: number } | undefined;
}

const ROW = 36;
const SIDE = 24;
const AXIS = 26;

export function layOutIntervals(
  rows: readonly IntervalRow[],
  width: number,
): {
  readonly height: number;
  readonly bottom: number;
  readonly scale: Scale;
  readonly rows: readonly PlacedInterval[];
} {
  const numbers = rows.flatMap(({ metric }) => (metric ? [metric.value, metric.low, metric.high, metric.floor] : []));
  const scale = scaleOf(numbers, [SIDE, Math.max(width - SIDE, SIDE + 1)]);
  const bottom = rows.length * ROW + 4;
  const placed = rows.map((row, i) => {
    const { metric } = row;
    const x = metric && {
      value: scale(metric.value),
      low: scale(metric.low),
      high: scale(metric.high),
      floor: scale(metric.floor),
    };
    return { ...row, top: i * ROW + 13, y: i * ROW + 26, x: x ?? undefined };
  });
  return { height: bottom + AXIS, bottom, scale, rows: placed };
}
