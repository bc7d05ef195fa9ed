// Precision against recall: where models and real digits are in one square of shares, with both intervals as a cross.

import { msg, str } from '@lit/localize';
import type { Metric } from '../../../../workers/evaluation/evaluation.ts';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { formatNumber } from '../../../text/locale.ts';
import type { PlotSpec } from './plotSpec.ts';
import { realSeries } from './resultSeries.ts';
import type { PlotSeries } from './series.ts';

export interface OverlapRow {
  readonly series: PlotSeries;
  readonly precision: Metric;
  readonly recall: Metric;
}

const TICK: DecimalOptions = { style: 'percent', maximumFractionDigits: 0 };
const SHARE: DecimalOptions = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 };

const share = (value: number): string => formatNumber(value, SHARE);
const span = ({ low, high }: Metric): string => `${share(low)} – ${share(high)}`;

export function overlapPlot(models: readonly OverlapRow[]): PlotSpec {
  const rows = [...models, ...realOverlap(models)];
  const show = (value: number): string => formatNumber(value, TICK);
  return {
    heading: msg('Precision against recall'),
    about: msg('Up: more of its digits look real. To the right: more kinds of real digits are covered.'),
    height: 340,
    margin: { left: 46, right: 24, top: 10, bottom: 44 },
    x: { domain: [lowest(rows.map(({ recall }) => recall)), 1], show, room: 48, label: msg('Recall') },
    y: { domain: [lowest(rows.map(({ precision }) => precision)), 1], show, room: 36, label: msg('Precision') },
    points: [
      rows.map(({ series, precision, recall }) => {
        const text = msg(str`${series.name}: precision ${share(precision.value)}, recall ${share(recall.value)}`);
        return { series, x: recall, y: precision, text };
      }),
    ],
    markArea: 90,
    legend: rows.map(({ series }) => series),
    table: {
      head: [msg('Model'), msg('Precision'), msg('95 % interval'), msg('Recall'), msg('95 % interval')],
      rows: rows.map(({ series, precision, recall }) => [
        series.name,
        share(precision.value),
        span(precision),
        share(recall.value),
        span(recall),
      ]),
    },
  };
}

/** Real digits at the models' size, which are a point too: the first model's floors. */
function realOverlap([first]: readonly OverlapRow[]): readonly OverlapRow[] {
  if (!first) return [];
  const exactly = ({ floor }: Metric): Metric => ({ value: floor, low: floor, high: floor, floor });
  return [{ series: realSeries(), precision: exactly(first.precision), recall: exactly(first.recall) }];
}

/** Scales begin where there is something to see: at a tenth below all intervals, and at most at 90 %. */
function lowest(shares: readonly Metric[]): number {
  return Math.max(0, Math.floor(10 * Math.min(0.9, ...shares.map(({ low }) => low))) / 10);
}
