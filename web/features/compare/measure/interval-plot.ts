import { msg, str } from '@lit/localize';
import { svg, type PropertyDeclarations } from 'lit';
import { bottomAxis, type ShowNumber } from './axes.ts';
import { layOutIntervals, type IntervalRow, type PlacedInterval } from './intervals.ts';
import { PlotFigure } from './plotFigure.ts';
import type { Drawing, PlotTable } from './plotData.ts';
import { seriesClass, seriesShape } from './series.ts';

/** One metric: value, 95 % interval and floor of real digits, a row for each model. */
export class IntervalPlot extends PlotFigure {
  static override properties: PropertyDeclarations = {
    ...PlotFigure.properties,
    name: {},
    note: {},
    rows: { attribute: false },
    show: { attribute: false },
  };

  /** What the metric is called. */
  declare name: string;
  /** Which way is better, in a few words. */
  declare note: string;
  declare rows: readonly IntervalRow[];
  /** Writes a value. */
  declare show: ShowNumber;

  protected override get heading(): string {
    return this.name;
  }

  protected override get about(): string {
    return this.note;
  }

  protected override draw(width: number): Drawing {
    const { height, bottom, scale, rows } = layOutIntervals(this.rows, width);
    const marks = svg`${bottomAxis(scale, 4, bottom, this.show, 76)}${rows.map((row) => this.#row(row))}`;
    const points = rows.flatMap(({ series, metric, x, y }) =>
      metric && x ? [[{ x: x.value, y, text: `${series.name}: ${this.#text(metric)}` }]] : [],
    );
    return { height, marks, points };
  }

  #row({ series, x, y, top }: PlacedInterval): ReturnType<typeof svg> {
    const name = svg`<text class="name" x="2" y=${top}>${series.name}${x ? '' : ' —'}</text>`;
    if (!x) return name;
    return svg`<g class=${seriesClass(series)}>
      ${name}
      <path class="floor" d="M${x.floor} ${y - 9}V${y + 9}"></path>
      <path class="span" d="M${x.low} ${y}H${x.high}M${x.low} ${y - 5}V${y + 5}M${x.high} ${y - 5}V${y + 5}"></path>
      <path class="mark" transform="translate(${x.value} ${y})" d=${seriesShape(series, 80)}></path>
    </g>`;
  }

  #text({ value, low, high, floor }: NonNullable<IntervalRow['metric']>): string {
    const { show } = this;
    return msg(str`${show(value)}, interval ${show(low)} to ${show(high)}; real digits get ${show(floor)}`);
  }

  protected override table(): PlotTable {
    const { show } = this;
    return {
      head: [msg('Model'), this.name, msg('95 % interval'), msg('real digits')],
      rows: this.rows.map(({ series, metric }) =>
        metric
          ? [series.name, show(metric.value), `${show(metric.low)} – ${show(metric.high)}`, show(metric.floor)]
          : [series.name, '—', '—', '—'],
      ),
    };
  }
}

customElements.define('interval-plot', IntervalPlot);

declare global {
  interface HTMLElementTagNameMap {
    'interval-plot': IntervalPlot;
  }
}
