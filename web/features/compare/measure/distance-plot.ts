import { msg, str } from '@lit/localize';
import { svg, type PropertyDeclarations } from 'lit';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { formatNumber } from '../../../text/locale.ts';
import { bottomAxis, leftAxis } from './axes.ts';
import { layOutDistances, type DistanceRow } from './distances.ts';
import { PlotFigure, type LegendEntry } from './plotFigure.ts';
import type { Drawing, PlotTable } from './plotData.ts';
import { seriesClass, seriesDashes, seriesShape } from './series.ts';

const DISTANCE: DecimalOptions = { maximumSignificantDigits: 3 };
const TICK: DecimalOptions = { style: 'percent' };

/** Distances to the nearest training digit, as curves of percentiles; the control is one of the rows. */
export class DistancePlot extends PlotFigure {
  static override properties: PropertyDeclarations = {
    ...PlotFigure.properties,
    rows: { attribute: false },
    percentiles: { attribute: false },
  };

  declare rows: readonly DistanceRow[];
  declare percentiles: readonly number[];

  protected override get heading(): string {
    return msg('How near the nearest training digit is');
  }

  protected override get about(): string {
    return msg(
      'The share of digits that are as near or nearer, in the eyes of the judge. Digits of a model that copies are nearer than real ones that it has never seen: its curve is to the left of theirs.',
    );
  }

  protected override get legend(): readonly LegendEntry[] {
    return this.rows.map(({ series }) => ({ series, isLine: true }));
  }

  protected override draw(width: number): Drawing {
    const { height, box, across, up, curves } = layOutDistances(this.percentiles, this.rows, width);
    const marks = svg`
      ${bottomAxis(across, box.top, box.bottom, (value) => formatNumber(value, DISTANCE), 56)}
      ${leftAxis(up, box.left, box.right, (percent) => formatNumber(percent / 100, TICK), 48)}
      <text class="label" x=${(box.left + box.right) / 2} y=${height - 8} text-anchor="middle">${msg('Distance')}</text>
      ${curves.map(
        ({ series, path, points }) => svg`<g class=${seriesClass(series)}>
          <path class="curve" d=${path} stroke-dasharray=${seriesDashes(series)}></path>
          ${points.map(({ x, y }) => svg`<path class="mark" transform="translate(${x} ${y})" d=${seriesShape(series, 36)}></path>`)}
        </g>`,
      )}`;
    const points = curves.map(({ series, distances, points: places }) =>
      places.map(({ x, y }, i) => {
        const share = formatNumber((this.percentiles[i] ?? NaN) / 100, TICK);
        const distance = formatNumber(distances[i] ?? NaN, DISTANCE);
        const text =
          this.percentiles[i] === 0
            ? msg(str`${series.name}: the nearest is ${distance} away`)
            : msg(str`${series.name}: ${share} are ${distance} away or less`);
        return { x, y, text };
      }),
    );
    return { height, marks, points };
  }

  protected override table(): PlotTable {
    return {
      head: [msg('Share of digits'), ...this.rows.map(({ series }) => series.name)],
      rows: this.percentiles.map((percent, i) => [
        percent === 0 ? msg('the nearest') : formatNumber(percent / 100, TICK),
        ...this.rows.map(({ distances }) => formatNumber(distances[i] ?? NaN, DISTANCE)),
      ]),
    };
  }
}

customElements.define('distance-plot', DistancePlot);

declare global {
  interface HTMLElementTagNameMap {
    'distance-plot': DistancePlot;
  }
}
