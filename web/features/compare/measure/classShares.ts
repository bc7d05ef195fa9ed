// How often each digit is made, as a row of marks for every class: models below each other, real digits as a line across.
//
//   0   ├●┤ ┊        a group a class, a line a model: nothing overlaps at any width
//        ┊├▲┤

import type { Metric } from '../../../../workers/evaluation/evaluation.ts';
import { scaleOf, type Scale } from './axes.ts';
import type { PlotSeries } from './series.ts';

export interface ClassRow {
  readonly series: PlotSeries;
  /** Of classes 0 … 9. */
  readonly classes: readonly Metric[];
}

export interface PlacedShare {
  readonly series: PlotSeries;
  readonly digit: number;
  readonly share: Metric;
  readonly y: number;
  readonly x: { readonly value: number; readonly low: number; readonly high: number };
}

export interface ClassLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly scale: Scale;
  /** Of each class: where it is, and the share that real digits have of it. */
  readonly groups: readonly {
    readonly digit: number;
    readonly top: number;
    readonly bottom: number;
    readonly real: number;
  }[];
  /** A list a model. */
  readonly shares: readonly (readonly PlacedShare[])[];
}

const LINE = 10;
const GAP = 10;

export function layOutClasses(rows: readonly ClassRow[], width: number): ClassLayout {
  const [left, right] = [24, Math.max(width - 16, 25)];
  const most = Math.max(0.2, ...rows.flatMap(({ classes }) => classes.map(({ high, floor }) => Math.max(high, floor))));
  const scale = scaleOf([], [left, right], [0, Math.min(1, Math.ceil(10 * most) / 10)]);
  const each = rows.length * LINE + GAP;
  const count = rows[0]?.classes.length ?? 0;
  const groups = Array.from({ length: count }, (_, digit) => ({
    digit,
    top: digit * each + GAP / 2,
    bottom: (digit + 1) * each - GAP / 2,
    real: scale(rows[0]?.classes[digit]?.floor ?? 0),
  }));
  const shares = rows.map(({ series, classes }, i) =>
    classes.map((share, digit) => {
      const x = { value: scale(share.value), low: scale(share.low), high: scale(share.high) };
      return { series, digit, share, x, y: digit * each + GAP / 2 + (i + 0.5) * LINE };
    }),
  );
  const bottom = count * each;
  return { height: bottom + 26, left, right, bottom, scale, groups, shares };
}
