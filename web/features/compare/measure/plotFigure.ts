import { msg } from '@lit/localize';
import { html, nothing, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { plotStyles } from './plotStyles.ts';
import { pointNear, readingAfter, type Drawing, type PlotTable, type ReadingPlace } from './plotData.ts';
import { seriesClass, seriesDashes, seriesShape, type PlotSeries } from './series.ts';

/** How far from a point a pointer may be to read it, in pixels. */
const REACH = 28;

/** A mark of the legend: a shape, a dashed line, or both. */
export interface LegendEntry {
  readonly series: PlotSeries;
  readonly isLine?: boolean;
}

/**
 * What every plot has: a heading, the drawing at the width that there is, its numbers one by one by arrow keys and pointer, said
 * below it, and a table in its place. Its height is known before its width is, so nothing moves when it comes.
 */
export abstract class PlotFigure extends LocalizedElement {
  static override styles = [controls, focusRing, plotStyles];
  static override properties: PropertyDeclarations = {
    level: { type: Number },
    isTable: { state: true },
    width: { state: true },
    place: { state: true },
  };

  /** Of its heading: 3, or 4 where it stands below one of 3. */
  declare level: number;
  declare isTable: boolean;
  declare width: number;
  declare place: ReadingPlace | undefined;

  #drawing: Drawing | undefined;
  #observed: Element | undefined;
  readonly #resizes = new ResizeObserver(([entry]) => {
    if (entry) this.width = Math.floor(entry.contentRect.width);
  });

  constructor() {
    super();
    this.level = 3;
    this.isTable = false;
    this.width = 0;
    this.place = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
    this.#observed = undefined;
  }

  /** What it is called. */
  protected abstract get heading(): string;
  /** What the drawing is, and how it is read, in a sentence; '' for nothing. */
  protected abstract get about(): string;
  protected abstract draw(width: number): Drawing;
  protected abstract table(): PlotTable;

  protected get legend(): readonly LegendEntry[] {
    return [];
  }

  protected override render(): TemplateResult {
    const drawing = (this.#drawing = this.draw(Math.max(this.width, 1)));
    const heading = html`${this.heading}${
      this.about === '' ? nothing : html`<span class="small">${this.about}</span>`
    }`;
    return html`<figure>
      <figcaption>
        ${this.level === 4 ? html`<h4>${heading}</h4>` : html`<h3>${heading}</h3>`}
        <button
          class="twin"
          aria-label=${`${this.heading}: ${this.isTable ? msg('as a picture') : msg('as a table')}`}
          @click=${this.#onTwin}
        >
          ${this.isTable ? msg('Picture') : msg('Table')}
        </button>
      </figcaption>
      ${this.isTable ? this.#table() : this.#picture(drawing)}
    </figure>`;
  }

  protected override updated(): void {
    const stage = this.renderRoot.querySelector('.stage');
    if (stage === (this.#observed ?? null)) return;
    this.#resizes.disconnect();
    this.#observed = stage ?? undefined;
    if (stage) this.#resizes.observe(stage);
  }

  #picture({ height, marks, points }: Drawing): TemplateResult {
    const { place } = this;
    const at = place && points[place.row]?.[place.column];
    return html`<div
        class="stage"
        role="application"
        tabindex="0"
        aria-label=${this.heading}
        aria-describedby="keys"
        .style=${`height: ${height}px`}
        @keydown=${this.#onKey}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
      >
        <svg aria-hidden="true">
          ${this.width > 1 ? marks : nothing}
          ${at && this.width > 1 ? svg`<circle class="cursor" cx=${at.x} cy=${at.y} r="10"></circle>` : nothing}
        </svg>
      </div>
      ${this.#legend()}
      <p class="reading" id="keys" aria-live="polite">
        ${at?.text ?? html`<span class="small">${msg('Arrow keys read the numbers one by one.')}</span>`}
      </p>`;
  }

  #legend(): TemplateResult | typeof nothing {
    const { legend } = this;
    if (legend.length === 0) return nothing;
    return html`<ul class="legend">
      ${legend.map(
        ({ series, isLine = false }) =>
          html`<li class=${seriesClass(series)}>
            <svg viewBox="-15 -8 30 16" aria-hidden="true">
              ${isLine ? svg`<path class="curve" d="M-15 0H15" stroke-dasharray=${seriesDashes(series)}></path>` : nothing}
              <path class="mark" d=${seriesShape(series)}></path>
            </svg>
            <span>${series.name}</span>
          </li>`,
      )}
    </ul>`;
  }

  #table(): TemplateResult {
    const { head, rows } = this.table();
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.heading}>
      <table>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, ...cells]) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${cells.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #onTwin(): void {
    this.isTable = !this.isTable;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !this.#drawing) return;
    const next = readingAfter(event.key, this.place, this.#drawing.points);
    if (!next) return;
    event.preventDefault();
    this.place = next;
  }

  #onPointer(event: PointerEvent): void {
    if (!(event.currentTarget instanceof Element) || !this.#drawing) return;
    const box = event.currentTarget.getBoundingClientRect();
    const found = pointNear(event.clientX - box.left, event.clientY - box.top, this.#drawing.points, REACH);
    if (!found || (found.row === this.place?.row && found.column === this.place.column)) return;
    this.place = found;
  }
}
