import { msg, str } from '@lit/localize';
import { svg, type PropertyDeclarations } from 'lit';
import type { DecimalOptions } from '../../../text/decimals.ts';
import { formatNumber } from '../../../text/locale.ts';
import { bottomAxis } from './axes.ts';
import { layOutClasses, type ClassRow } from './classShares.ts';
import { PlotFigure, type LegendEntry } from './plotFigure.ts';
import type { Drawing, PlotTable } from './plotData.ts';
import { seriesClass, seriesShape } from './series.ts';

const TICK: DecimalOptions = { style: 'percent', maximumFractionDigits: 0 };
const SHARE: DecimalOptions = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** Share of each digit, as the judge reads them. */
export class ClassPlot extends PlotFigure {
  static override properties: PropertyDeclarations = { ...PlotFigure.properties, rows: { attribute: false } };

  declare rows: readonly ClassRow[];

  protected override get heading(): string {
    return msg('Which digits are made');
  }

  protected override get about(): string {
    return msg('The share of each digit, as the judge reads them. Dashed: the share among real digits.');
  }

  protected override get legend(): readonly LegendEntry[] {
    return this.rows.map(({ series }) => ({ series }));
  }

  protected override draw(width: number): Drawing {
    const { height, left, right, bottom, scale, groups, shares } = layOutClasses(this.rows, width);
    const marks = svg`${bottomAxis(scale, 0, bottom, (share) => formatNumber(share, TICK), 48)}
      ${groups.map(
        ({ digit, top, bottom: end, real }) => svg`
          ${digit === 0 ? '' : svg`<path class="axis" d="M${left} ${top - 5}H${right}"></path>`}
          <text class="name" x="4" y=${(top + end) / 2 + 5}>${digit}</text>
          <path class="floor" d="M${real} ${top}V${end}"></path>`,
      )}
      ${shares.flat().map(
        ({ series, x, y }) => svg`<g class=${seriesClass(series)}>
          <path class="span" d="M${x.low} ${y}H${x.high}"></path>
          <path class="mark" transform="translate(${x.value} ${y})" d=${seriesShape(series, 50)}></path>
        </g>`,
      )}`;
    const points = shares.map((row) =>
      row.map(({ series, digit, share, x, y }) => {
        const [value, low, high, floor] = [share.value, share.low, share.high, share.floor].map((part) =>
          formatNumber(part, SHARE),
        );
        const text = msg(
          str`${series.name}, digit ${digit}: ${value}, interval ${low} to ${high}; ${floor} of real digits`,
        );
        return { x: x.value, y, text };
      }),
    );
    return { height, marks, points };
  }

  protected override table(): PlotTable {
    const [first] = this.rows;
    return {
      head: [msg('Digit'), ...this.rows.map(({ series }) => series.name), msg('real digits')],
      rows: (first?.classes ?? []).map(({ floor }, digit) => [
        String(digit),
        ...this.rows.map(({ classes }) => formatNumber(classes[digit]?.value ?? NaN, SHARE)),
        formatNumber(floor, SHARE),
      ]),
    };
  }
}

customElements.define('class-plot', ClassPlot);

declare global {
  interface HTMLElementTagNameMap {
    'class-plot': ClassPlot;
  }
}
