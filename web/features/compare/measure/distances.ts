// How near digits are to their nearest training digit: the share of them that is as near or nearer, over the distance. The
// control is one of the rows: real digits that no model was trained on. A model that copies has a curve to the left of theirs.

import { msg, str } from '@lit/localize';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { formatNumber } from '../../../text/locale.ts';
import { roundDomain } from './axes.ts';
import type { PlotSpec } from './plotSpec.ts';
import type { PlotSeries } from './series.ts';

export interface DistanceRow {
  readonly series: PlotSeries;
  /** At each of the percentiles, rising. */
  readonly distances: readonly number[];
}

const DISTANCE: DecimalOptions = { maximumSignificantDigits: 3 };

const showDistance = (distance: number): string => formatNumber(distance, DISTANCE);
const showPercent = (percent: number): string => formatNumber(percent / 100, { style: 'percent' });

export function distancePlot(percentiles: readonly number[], rows: readonly DistanceRow[]): PlotSpec {
  const at = ({ distances }: DistanceRow, i: number): number => distances[i] ?? NaN;
  return {
    heading: msg('Distance to the nearest training digit'),
    about: msg(
      'The share of digits that are this close or closer, by the judge’s features. A model that copies is closer to training digits than unseen real digits are: its curve is to the left of theirs.',
    ),
    height: 320,
    margin: { left: 50, right: 28, top: 10, bottom: 44 },
    x: {
      domain: roundDomain([0, ...rows.flatMap(({ distances }) => distances)]),
      show: showDistance,
      room: 56,
      label: msg('Distance'),
    },
    y: { domain: [0, 100], show: showPercent, room: 48 },
    points: rows.map((row) =>
      percentiles.map((percent, i) => {
        const [{ name }, distance] = [row.series, showDistance(at(row, i))];
        const text =
          percent === 0
            ? msg(str`${name}: the nearest is ${distance} away`)
            : msg(str`${name}: ${showPercent(percent)} are ${distance} away or less`);
        return { series: row.series, x: { value: at(row, i) }, y: { value: percent }, text };
      }),
    ),
    markArea: 36,
    hasCurves: true,
    legend: rows.map(({ series }) => series),
    table: {
      head: [msg('Share of digits'), ...rows.map(({ series }) => series.name)],
      rows: percentiles.map((percent, i) => [
        percent === 0 ? msg('the nearest') : showPercent(percent),
        ...rows.map((row) => showDistance(at(row, i))),
      ]),
    },
  };
}
