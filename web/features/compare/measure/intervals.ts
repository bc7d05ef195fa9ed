// One metric: value, 95 % interval and what real digits get, a row for each model.
//
//   GAN                 name above its line: there is room for it at any width
//     ├──●────┤ ┊       interval, value, floor

import { msg, str } from '@lit/localize';
import type { Metric } from '../../../../workers/evaluation/evaluation.ts';
import { roundDomain, type ShowNumber } from './axes.ts';
import type { PlotSpec } from './plotSpec.ts';
import type { PlotSeries } from './series.ts';

/** One metric of one model; null where the model has none. */
export interface IntervalRow {
  readonly series: PlotSeries;
  readonly metric: Metric | null;
}

/** How a metric is called, what is said of it, and how its values are written. */
export interface ShownMetric {
  readonly name: string;
  readonly note: string;
  readonly show: ShowNumber;
}

const ROW = 36;
/** Pixels that a number takes along the axis: five decimals and a minus. */
const ROOM = 76;

export function intervalPlot({ name, note, show }: ShownMetric, rows: readonly IntervalRow[]): PlotSpec {
  const measured = rows.flatMap(({ series, metric }, i) => (metric ? [{ series, metric, y: i * ROW + 26 }] : []));
  const numbers = measured.flatMap(({ metric: { value, low, high, floor } }) => [value, low, high, floor]);
  return {
    heading: name,
    about: note,
    height: rows.length * ROW + 30,
    margin: { left: ROOM / 2, right: ROOM / 2, top: 4, bottom: 26 },
    x: { domain: roundDomain(numbers), show, room: ROOM },
    points: measured.map(({ series, metric, y }) => {
      const [value, low, high, floor] = [metric.value, metric.low, metric.high, metric.floor].map(show);
      const text = msg(str`${value}, interval ${low} to ${high}; real digits get ${floor}`);
      return [{ series, x: metric, y: { value: y }, text: `${series.name}: ${text}` }];
    }),
    markArea: 80,
    hasEnds: true,
    names: rows.map(({ series, metric }, i) => ({
      x: 2,
      y: i * ROW + 13,
      text: metric ? series.name : `${series.name} —`,
    })),
    floors: measured.map(({ metric, y }) => ({ x: metric.floor, top: y - 9, bottom: y + 9 })),
    legend: [],
    table: {
      head: [msg('Model'), name, msg('95 % interval'), msg('real digits')],
      rows: rows.map(({ series, metric }) =>
        metric
          ? [series.name, show(metric.value), `${show(metric.low)} – ${show(metric.high)}`, show(metric.floor)]
          : [series.name, '—', '—', '—'],
      ),
    },
  };
}
