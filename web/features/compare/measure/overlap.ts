// Precision against recall: where models and real digits stand in one square of shares.

import type { Metric } from '../../../../workers/evaluation/evaluation.ts';
import { scaleOf, type Scale } from './axes.ts';
import { REAL, type PlotSeries } from './series.ts';

export interface OverlapRow {
  readonly series: PlotSeries;
  readonly precision: Metric;
  readonly recall: Metric;
}

export interface PlacedOverlap extends OverlapRow {
  readonly x: Ends;
  readonly y: Ends;
}

interface Ends {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface OverlapLayout {
  readonly height: number;
  /** Where data are. */
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly across: Scale;
  readonly up: Scale;
  readonly rows: readonly PlacedOverlap[];
}

const HEIGHT = 340;

/** Real digits at the models' size, which are a point too: the first model's floors. */
export function realOverlap(rows: readonly OverlapRow[], name: string): readonly OverlapRow[] {
  const [first] = rows;
  if (!first) return [];
  const exactly = ({ floor }: Metric): Metric => ({ value: floor, low: floor, high: floor, floor });
  const series = { id: 'real', name, slot: REAL };
  return [{ series, precision: exactly(first.precision), recall: exactly(first.recall) }];
}

/** Both scales begin where there is something to see, and end at all. */
export function layOutOverlap(rows: readonly OverlapRow[], width: number): OverlapLayout {
  const box = { left: 46, right: Math.max(width - 20, 47), top: 10, bottom: HEIGHT - 44 };
  const lowest = (name: 'precision' | 'recall'): number =>
    Math.max(0, Math.floor(10 * Math.min(0.9, ...rows.map((row) => row[name].low))) / 10);
  const across = scaleOf([], [box.left, box.right], [lowest('recall'), 1]);
  const up = scaleOf([], [box.bottom, box.top], [lowest('precision'), 1]);
  const ends = (scale: Scale, { value, low, high }: Metric): Ends => ({
    value: scale(value),
    low: scale(low),
    high: scale(high),
  });
  const placed = rows.map((row) => ({ ...row, x: ends(across, row.recall), y: ends(up, row.precision) }));
  return { height: HEIGHT, box, across, up, rows: placed };
}
