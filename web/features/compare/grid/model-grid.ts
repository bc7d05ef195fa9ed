import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../text/locale.ts';
import { RetryEvent } from '../../../kit/failure-panel.ts';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import { modelGridStyles } from './modelGridStyles.ts';
import { controls } from '../../../kit/controlsStyles.ts';
import { CELL, DIGIT } from '../../../ink/digitSize.ts';
import { digitAt, digitImage, PIXELS } from '../../../ink/pixels.ts';
import type { RowState } from './rowDigits.ts';

export interface ShownRow {
  readonly name: string;
  readonly detail: string;
  readonly state: RowState;
}

export interface ShownGroup {
  readonly caption: string;
  readonly rows: readonly ShownRow[];
}

/** A place in the grid: a row, counted through all groups, and a digit of it; all of them where undefined. */
export interface Spot {
  readonly row: number;
  readonly digit: number | undefined;
}

/** A spot was chosen or unchosen; `wantsViewer` where the viewer is to open. */
export class SpotEvent extends Event {
  static readonly type = 'spot';
  readonly spot: Spot;
  readonly wantsViewer: boolean;

  constructor(spot: Spot, wantsViewer: boolean) {
    super(SpotEvent.type);
    this.spot = spot;
    this.wantsViewer = wantsViewer;
  }
}

const WHOLE = { maximumFractionDigits: 0 };
/** Longer numbers do not fit above a digit; their ends tell them apart. */
const LONG = 99_999;

/**
 * Rows of digits with their names, as one grid: arrow keys move in it, space chooses, Enter looks closely.
 *
 * @fires spot
 * @fires retry - what has failed is to be tried again
 */
export class ModelGrid extends LocalizedElement {
  static override styles = [controls, modelGridStyles];
  static override properties = {
    label: {},
    groups: { attribute: false },
    first: { type: Number },
    count: { type: Number },
    picks: { attribute: false },
    cursor: { state: true },
  };

  /** What this is a grid of. */
  declare label: string;
  declare groups: readonly ShownGroup[];
  /** The digit of the first column. */
  declare first: number;
  declare count: number;
  /** The chosen spots, A first. */
  declare picks: readonly Spot[];
  /** What the keyboard is at: column 0 is the row's name. */
  declare cursor: { readonly row: number; readonly column: number };

  readonly #painted = new WeakMap<HTMLCanvasElement, unknown>();

  constructor() {
    super();
    this.label = '';
    this.groups = [];
    this.first = 0;
    this.count = 1;
    this.picks = [];
    this.cursor = { row: 0, column: 1 };
  }

  get #rows(): readonly ShownRow[] {
    return this.groups.flatMap(({ rows }) => rows);
  }

  protected override willUpdate(): void {
    const row = Math.min(this.cursor.row, Math.max(0, this.#rows.length - 1));
    const column = Math.min(this.cursor.column, this.count);
    if (row !== this.cursor.row || column !== this.cursor.column) this.cursor = { row, column };
  }

  protected override render(): TemplateResult {
    let row = 0;
    const groups = this.groups.map((group) => {
      const from = row;
      row += group.rows.length;
      return this.#group(group, from);
    });
    return html`<div class="scroll" .style=${`--count: ${this.count}`}>
      <div
        role="grid"
        aria-label=${this.label}
        aria-multiselectable="true"
        @keydown=${this.#onKeyDown}
        @click=${this.#onClick}
        @focusin=${this.#onFocusIn}
      >
        <div role="row" class="head">
          <div role="columnheader" class="name">${msg('Digit')}</div>
          ${Array.from({ length: this.count }, (_, i) => this.#columnHead(this.first + i))}
        </div>
        ${groups}
      </div>
    </div>`;
  }

  #columnHead(index: number): TemplateResult {
    const all = formatNumber(index);
    const short = index > LONG ? `…${String(index).slice(-3)}` : all;
    return html`<div role="columnheader" class="index" title=${all} aria-label=${all}>${short}</div>`;
  }

  #group({ caption, rows }: ShownGroup, from: number): TemplateResult {
    return html`<div role="rowgroup">
      <div role="row" class="caption"><div role="gridcell" aria-colspan=${this.count + 1}>${caption}</div></div>
      ${rows.map((shown, i) => this.#row(shown, from + i))}
    </div>`;
  }

  #row(shown: ShownRow, row: number): TemplateResult {
    const { name, detail, state } = shown;
    const cells = Array.from({ length: this.count }, (_, digit) => this.#cell(shown, row, digit));
    const picked = this.#letterOf({ row, digit: undefined });
    const label = msg(str`All digits of ${fullName(shown)}`);
    return html`<div role="row" class="digits" data-row=${row} data-drawn=${state.pixels !== undefined}>
      <div
        role="rowheader"
        class="name"
        data-row=${row}
        data-pick=${picked || nothing}
        aria-label=${picked === '' ? label : msg(str`${label}, chosen as ${picked}`)}
        aria-selected=${picked === '' ? 'false' : 'true'}
        tabindex=${this.#isCursor(row, 0) ? 0 : -1}
      >
        <b>${name}</b>${detail === '' ? nothing : html`<span>${detail}</span>`}${this.#progress(state)}
      </div>
      <div class="ink" aria-hidden="true"><canvas></canvas></div>
      ${cells} ${state.failure === '' ? nothing : this.#failure(state.failure)}
    </div>`;
  }

  #progress({ pixels, progress }: RowState): TemplateResult | typeof nothing {
    if (pixels || !progress) return nothing;
    const [received, all] = [progress.receivedBytes, progress.bytes].map((bytes) => formatNumber(bytes / 1000, WHOLE));
    return html`<span class="progress">${msg(str`${received} of ${all} kB`)}</span>`;
  }

  #failure(failure: string): TemplateResult {
    return html`<div class="failure" role="gridcell" aria-colspan=${this.count}>
      <p role="alert">${failure}</p>
      <button
        @click=${() => {
          this.dispatchEvent(new RetryEvent());
        }}
      >
        ${msg('Try again')}
      </button>
    </div>`;
  }

  #cell(shown: ShownRow, row: number, digit: number): TemplateResult {
    const picked = this.#letterOf({ row, digit });
    const name = msg(str`Digit ${formatNumber(this.first + digit)} by ${fullName(shown)}`);
    return html`<div
      role="gridcell"
      class="cell"
      data-row=${row}
      data-digit=${digit}
      data-pick=${picked || nothing}
      aria-label=${picked === '' ? name : msg(str`${name}, chosen as ${picked}`)}
      aria-selected=${picked === '' ? 'false' : 'true'}
      tabindex=${this.#isCursor(row, digit + 1) ? 0 : -1}
    ></div>`;
  }

  /** 'A', 'B', or '' for what is not chosen. */
  #letterOf({ row, digit }: Spot): string {
    const at = this.picks.findIndex((pick) => pick.row === row && pick.digit === digit);
    return ['A', 'B'][at] ?? '';
  }

  #isCursor(row: number, column: number): boolean {
    return this.cursor.row === row && this.cursor.column === column;
  }

  protected override updated(): void {
    const rows = this.#rows;
    for (const [row, canvas] of this.renderRoot.querySelectorAll('canvas').entries()) {
      const pixels = rows[row]?.state.pixels;
      if (this.#painted.get(canvas) === (pixels ?? 'blank')) continue;
      paint(canvas, pixels, this.count);
      this.#painted.set(canvas, pixels ?? 'blank');
    }
  }

  /** Puts the keyboard where it was in the grid. */
  override focus(): void {
    const { row, column } = this.cursor;
    const own = column === 0 ? '.name' : `[data-digit="${column - 1}"]`;
    this.renderRoot.querySelector<HTMLElement>(`${own}[data-row="${row}"]`)?.focus();
  }

  #onKeyDown(event: KeyboardEvent): void {
    const spot = spotOf(event);
    if (!spot || event.altKey || event.metaKey) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      this.dispatchEvent(new SpotEvent(spot, event.key === 'Enter'));
      return;
    }
    const moved = moveCursor(event, this.cursor, { rows: this.#rows.length, columns: this.count + 1 });
    if (!moved) return;
    event.preventDefault();
    this.cursor = moved;
    void this.updateComplete.then(() => {
      this.focus();
    });
  }

  #onClick(event: Event): void {
    const spot = spotOf(event);
    if (spot) this.dispatchEvent(new SpotEvent(spot, false));
  }

  #onFocusIn(event: Event): void {
    const spot = spotOf(event);
    if (spot) this.cursor = { row: spot.row, column: spot.digit === undefined ? 0 : spot.digit + 1 };
  }
}

/** Where a key moves the cursor; undefined for keys that move nothing. Column 0 is the row's name. */
export function moveCursor(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { row, column }: ModelGrid['cursor'],
  { rows, columns }: { readonly rows: number; readonly columns: number },
): ModelGrid['cursor'] | undefined {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  switch (key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? lastRow : row, column: lastColumn };
    case 'PageUp':
      return { row: 0, column };
    case 'PageDown':
      return { row: lastRow, column };
    default:
      return undefined;
  }
}

function fullName({ name, detail }: ShownRow): string {
  return detail === '' ? name : `${name}, ${detail}`;
}

/** The row or digit that an event is about. */
function spotOf(event: Event): Spot | undefined {
  const [target] = event.composedPath();
  const own = target instanceof Element ? target.closest<HTMLElement>('.cell, .digits > .name') : null;
  if (!own) return undefined;
  const { row, digit } = own.dataset;
  return { row: Number(row), digit: digit === undefined ? undefined : Number(digit) };
}

function paint(canvas: HTMLCanvasElement, pixels: RowState['pixels'], count: number): void {
  canvas.width = count * CELL;
  canvas.height = CELL;
  const context = canvas.getContext('2d');
  if (!context || !pixels) return;
  const margin = (CELL - DIGIT) / 2;
  for (let i = 0; (i + 1) * PIXELS <= pixels.length && i < count; i++) {
    context.putImageData(digitImage(digitAt(pixels, i)), i * CELL + margin, margin);
  }
}

customElements.define('model-grid', ModelGrid);

declare global {
  interface HTMLElementTagNameMap {
    'model-grid': ModelGrid;
  }
  interface HTMLElementEventMap {
    spot: SpotEvent;
  }
}
