import { msg } from '@lit/localize';
import { html, nothing, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { plotStyles } from './plotStyles.ts';
import { plotMarks } from './plotMarks.ts';
import { pointNear, readingAfter, type PlotPlace, type ReadingPlace } from './plotReading.ts';
import { layOutPlot, type PlotSpec } from './plotSpec.ts';
import { seriesClass, seriesDashes, seriesShape } from './series.ts';

/** How far from a point a pointer may be to read it, in pixels. */
const REACH = 28;

/**
 * A plot: a heading, the drawing at the width that there is, its numbers one by one by arrow keys and pointer, said below it, and
 * a table in its place. Its height is known before its width is, so nothing moves when it comes.
 */
export class PlotFigure extends LocalizedElement {
  static override styles = [controls, focusRing, plotStyles];
  static override properties: PropertyDeclarations = {
    plot: { attribute: false },
    isTable: { state: true },
    width: { state: true },
    place: { state: true },
  };

  declare plot: PlotSpec;
  declare isTable: boolean;
  declare width: number;
  declare place: ReadingPlace | undefined;

  /** Where the points are in the drawing. */
  #places: readonly (readonly PlotPlace[])[] = [];
  #observed: Element | undefined;
  readonly #resizes = new ResizeObserver(([entry]) => {
    if (entry) this.width = Math.floor(entry.contentRect.width);
  });

  constructor() {
    super();
    this.isTable = false;
    this.width = 0;
    this.place = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
    this.#observed = undefined;
  }

  protected override render(): TemplateResult {
    const { heading, about } = this.plot;
    return html`<figure>
      <figcaption>
        <h4>${heading}${about === '' ? nothing : html`<span class="small">${about}</span>`}</h4>
        <button
          class="twin"
          aria-label=${`${heading}: ${this.isTable ? msg('as a picture') : msg('as a table')}`}
          @click=${this.#onTwin}
        >
          ${this.isTable ? msg('Picture') : msg('Table')}
        </button>
      </figcaption>
      ${this.isTable ? this.#table() : this.#picture()}
    </figure>`;
  }

  protected override updated(): void {
    const stage = this.renderRoot.querySelector('.stage');
    if (stage === (this.#observed ?? null)) return;
    this.#resizes.disconnect();
    this.#observed = stage ?? undefined;
    if (stage) this.#resizes.observe(stage);
  }

  #picture(): TemplateResult {
    const { plot, place } = this;
    const layout = layOutPlot(plot, this.width);
    this.#places = plot.points.map((row) => row.map(({ x, y }) => ({ x: layout.x(x.value), y: layout.y(y.value) })));
    const at = place && this.#places[place.row]?.[place.column];
    const text = place && plot.points[place.row]?.[place.column]?.text;
    return html`<div
        class="stage"
        role="application"
        tabindex="0"
        aria-label=${plot.heading}
        aria-describedby="keys"
        .style=${`height: ${plot.height}px`}
        @keydown=${this.#onKey}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
      >
        <svg aria-hidden="true">
          ${this.width > 1 ? plotMarks(plot, layout) : nothing}
          ${at && this.width > 1 ? svg`<circle class="cursor" cx=${at.x} cy=${at.y} r="10"></circle>` : nothing}
        </svg>
      </div>
      ${this.#legend()}
      <p class="reading" id="keys" aria-live="polite">
        ${text ?? html`<span class="small">${msg('Arrow keys read the numbers one by one.')}</span>`}
      </p>`;
  }

  #legend(): TemplateResult | typeof nothing {
    const { legend, hasCurves = false } = this.plot;
    if (legend.length === 0) return nothing;
    return html`<ul class="legend">
      ${legend.map(
        (series) =>
          html`<li class=${seriesClass(series)}>
            <svg viewBox="-15 -8 30 16" aria-hidden="true">
              ${hasCurves ? svg`<path class="curve" d="M-15 0H15" stroke-dasharray=${seriesDashes(series)}></path>` : nothing}
              <path class="mark" d=${seriesShape(series)}></path>
            </svg>
            <span>${series.name}</span>
          </li>`,
      )}
    </ul>`;
  }

  #table(): TemplateResult {
    const {
      heading,
      table: { head, rows },
    } = this.plot;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${heading}>
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
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = readingAfter(event.key, this.place, this.#places);
    if (!next) return;
    event.preventDefault();
    this.place = next;
  }

  #onPointer(event: PointerEvent): void {
    if (!(event.currentTarget instanceof Element)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const found = pointNear(event.clientX - box.left, event.clientY - box.top, this.#places, REACH);
    if (!found || (found.row === this.place?.row && found.column === this.place.column)) return;
    this.place = found;
  }
}

customElements.define('plot-figure', PlotFigure);

declare global {
  interface HTMLElementTagNameMap {
    'plot-figure': PlotFigure;
  }
}
