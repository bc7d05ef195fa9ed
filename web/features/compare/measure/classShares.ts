// How often each digit is made, as the judge reads them: a row of marks for every class, models below each other, real digits
// as a line across.
//
//   0   ├●┤ ┊        a group a class, a line a model: nothing overlaps at any width
//        ┊├▲┤

import { msg, str } from '@lit/localize';
import type { Metric } from '../../../../workers/evaluation/evaluation.ts';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { formatNumber } from '../../../text/locale.ts';
import type { PlotSpec } from './plotSpec.ts';
import type { PlotSeries } from './series.ts';

export interface ClassRow {
  readonly series: PlotSeries;
  /** Of classes 0 … 9. */
  readonly classes: readonly Metric[];
}

const TICK: DecimalOptions = { style: 'percent', maximumFractionDigits: 0 };
const SHARE: DecimalOptions = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 };
const LINE = 10;
const GAP = 10;

const show = (share: number): string => formatNumber(share, SHARE);

export function classPlot(rows: readonly ClassRow[]): PlotSpec {
  const group = rows.length * LINE + GAP;
  const real = rows[0]?.classes.map(({ floor }) => floor) ?? [];
  const most = Math.max(0.2, ...rows.flatMap(({ classes }) => classes.flatMap(({ high, floor }) => [high, floor])));
  return {
    heading: msg('Which digits are drawn'),
    about: msg('The share of each digit, as the judge reads them. Dashed: the share among real digits.'),
    height: real.length * group + 26,
    margin: { left: 24, right: 24, top: 0, bottom: 26 },
    x: {
      domain: [0, Math.min(1, Math.ceil(10 * most) / 10)],
      show: (share) => formatNumber(share, TICK),
      room: 48,
    },
    points: rows.map(({ series, classes }, i) =>
      classes.map((share, digit) => {
        const [value, low, high, floor] = [share.value, share.low, share.high, share.floor].map(show);
        const text = msg(
          str`${series.name}, digit ${digit}: ${value}, interval ${low} to ${high}; ${floor} of real digits`,
        );
        return { series, x: share, y: { value: digit * group + GAP / 2 + (i + 0.5) * LINE }, text };
      }),
    ),
    markArea: 50,
    names: real.map((_, digit) => ({ x: 4, y: (digit + 0.5) * group + 5, text: String(digit) })),
    floors: real.map((share, digit) => ({
      x: share,
      top: digit * group + GAP / 2,
      bottom: (digit + 1) * group - GAP / 2,
    })),
    dividers: real.slice(1).map((_, i) => (i + 1) * group),
    legend: rows.map(({ series }) => series),
    table: {
      head: [msg('Digit'), ...rows.map(({ series }) => series.name), msg('real digits')],
      rows: real.map((share, digit) => [
        String(digit),
        ...rows.map(({ classes }) => show(classes[digit]?.value ?? NaN)),
        show(share),
      ]),
    },
  };
}
