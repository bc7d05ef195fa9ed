// How near digits are to their nearest training digit: the share of them that is as near or nearer, over the distance. The
// control are real digits that nobody trained on: who copies has a curve to the left of theirs.

import { line } from 'd3-shape';
import { scaleOf, type Scale } from './axes.ts';
import type { PlotSeries } from './series.ts';

export interface DistanceRow {
  readonly series: PlotSeries;
  /** At each of the percentiles, rising. */
  readonly distances: readonly number[];
}

export interface PlacedCurve extends DistanceRow {
  /** Path data. */
  readonly path: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface DistanceLayout {
  readonly height: number;
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly across: Scale;
  readonly up: Scale;
  readonly curves: readonly PlacedCurve[];
}

const HEIGHT = 320;

export function layOutDistances(
  percentiles: readonly number[],
  rows: readonly DistanceRow[],
  width: number,
): DistanceLayout {
  const box = { left: 50, right: Math.max(width - 16, 51), top: 10, bottom: HEIGHT - 44 };
  const across = scaleOf([0, ...rows.flatMap(({ distances }) => distances)], [box.left, box.right]);
  const up = scaleOf([], [box.bottom, box.top], [0, 100]);
  const path = line<{ readonly x: number; readonly y: number }>(
    ({ x }) => x,
    ({ y }) => y,
  );
  const curves = rows.map((row) => {
    const points = percentiles.map((percent, i) => ({ x: across(row.distances[i] ?? 0), y: up(percent) }));
    return { ...row, points, path: path(points) ?? '' };
  });
  return { height: HEIGHT, box, across, up, curves };
}
