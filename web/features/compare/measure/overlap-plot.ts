import { msg, str } from '@lit/localize';
import { svg, type PropertyDeclarations } from 'lit';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { formatNumber } from '../../../text/locale.ts';
import { bottomAxis, leftAxis } from './axes.ts';
import { layOutOverlap, realOverlap, type OverlapRow } from './overlap.ts';
import { PlotFigure, type LegendEntry } from './plotFigure.ts';
import type { Drawing, PlotTable } from './plotData.ts';
import { seriesClass, seriesShape } from './series.ts';

const TICK: DecimalOptions = { style: 'percent', maximumFractionDigits: 0 };
const SHARE: DecimalOptions = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** Precision against recall, with both intervals as a cross. */
export class OverlapPlot extends PlotFigure {
  static override properties: PropertyDeclarations = { ...PlotFigure.properties, rows: { attribute: false } };

  declare rows: readonly OverlapRow[];

  protected override get heading(): string {
    return msg('Precision against recall');
  }

  protected override get about(): string {
    return msg('Up: more of its digits look real. To the right: more kinds of real digits are covered.');
  }

  protected override get legend(): readonly LegendEntry[] {
    return this.#all.map(({ series }) => ({ series }));
  }

  get #all(): readonly OverlapRow[] {
    return [...this.rows, ...realOverlap(this.rows, msg('Real digits'))];
  }

  protected override draw(width: number): Drawing {
    const { height, box, across, up, rows } = layOutOverlap(this.#all, width);
    const show = (share: number): string => formatNumber(share, TICK);
    const marks = svg`${bottomAxis(across, box.top, box.bottom, show, 48)}${leftAxis(up, box.left, box.right, show)}
      <text class="label" x=${(box.left + box.right) / 2} y=${height - 8} text-anchor="middle">${msg('Recall')}</text>
      <text class="label" x=${box.left + 6} y=${box.top + 12}>${msg('Precision')}</text>
      ${rows.map(
        ({ series, x, y }) => svg`<g class=${seriesClass(series)}>
          <path class="span" d="M${x.low} ${y.value}H${x.high}M${x.value} ${y.low}V${y.high}"></path>
          <path class="mark" transform="translate(${x.value} ${y.value})" d=${seriesShape(series, 90)}></path>
        </g>`,
      )}`;
    const points = rows.map((row) => ({ x: row.x.value, y: row.y.value, text: this.#text(row) }));
    return { height, marks, points: [points] };
  }

  #text({ series, precision, recall }: OverlapRow): string {
    const [p, r] = [precision, recall].map(({ value }) => formatNumber(value, SHARE));
    return msg(str`${series.name}: precision ${p}, recall ${r}`);
  }

  protected override table(): PlotTable {
    const span = ({ low, high }: OverlapRow['precision']): string =>
      `${formatNumber(low, SHARE)} – ${formatNumber(high, SHARE)}`;
    return {
      head: [msg('Model'), msg('Precision'), msg('95 % interval'), msg('Recall'), msg('95 % interval')],
      rows: this.#all.map(({ series, precision, recall }) => [
        series.name,
        formatNumber(precision.value, SHARE),
        span(precision),
        formatNumber(recall.value, SHARE),
        span(recall),
      ]),
    };
  }
}

customElements.define('overlap-plot', OverlapPlot);

declare global {
  interface HTMLElementTagNameMap {
    'overlap-plot': OverlapPlot;
  }
}
