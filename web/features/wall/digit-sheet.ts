import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { LocalizedElement } from '../../text/localizedElement.ts';
import { failureText } from '../../engine/failure.ts';
import { focusRing } from '../../kit/controlsStyles.ts';
import { wallStyles } from './wallStyles.ts';
import { AtlasBlock } from './atlasBlock.ts';
import type { DrawDigits } from './blockField.ts';
import { CellRows } from './cellRows.ts';
import { moveByKey } from '../../kit/gridKeys.ts';
import { sheetLayout, type WallLayout } from './layout.ts';
import { DigitOpenEvent, DigitsPaintEvent } from '../../kit/events.ts';

/** Rows that PageUp and PageDown go. */
const PAGE_ROWS = 4;

/**
 * A fixed number of digits in sequence: a piece of the wall, as wide as its host, that does not scroll by itself.
 *
 * @fires digits-paint - the digits were drawn
 * @fires digit-open - a digit was chosen
 */
export class DigitSheet extends LocalizedElement {
  static override styles = [
    focusRing,
    wallStyles,
    css`
      .surface {
        height: calc(var(--rows) * var(--tile));
      }
    `,
  ];
  static override properties = {
    draw: { attribute: false },
    nameOf: { attribute: false },
    first: { attribute: false },
    count: { attribute: false },
    prior: {},
    label: {},
  };

  /** Draws digits; another function means other digits. */
  declare draw: DrawDigits | undefined;
  /** The accessible name of a digit. */
  declare nameOf: (index: number) => string;
  declare first: number;
  declare count: number;
  /** What `draw` draws from; '' is the model's default. */
  declare prior: string;
  /** The accessible name of the whole sheet. */
  declare label: string;

  // Block and cells count from the sheet's own first digit.
  readonly #block = new AtlasBlock();
  #cells: CellRows | undefined;
  #layout: WallLayout = { columns: 0, tile: 0, blockRows: 0 };
  /** The digit that Tab reaches. */
  #cursor = 0;
  #request = new AbortController();
  /** Of the digits that are drawn, until others are asked for. */
  #pixels: Uint8ClampedArray<ArrayBuffer> | undefined;
  readonly #resizes = new ResizeObserver(() => {
    this.#fit();
  });

  constructor() {
    super();
    this.nameOf = String;
    this.first = 0;
    this.count = 0;
    this.prior = '';
    this.label = '';
    this.#block.onRetry = () => {
      this.#load();
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
    this.#request.abort();
  }

  /** Moves the keyboard to a digit of the sheet. */
  focusDigit(index: number): void {
    this.#moveTo(Math.min(Math.max(index - this.first, 0), this.count - 1));
  }

  protected override render(): TemplateResult {
    return html`<div class="surface">
      <div
        class="grid"
        role="grid"
        aria-label=${this.label}
        @click=${this.#onClick}
        @keydown=${this.#onKeyDown}
        @focusin=${this.#onFocusIn}
      ></div>
    </div>`;
  }

  protected override firstUpdated(): void {
    const grid = this.renderRoot.querySelector<HTMLElement>('.grid');
    if (!grid) return;
    grid.before(this.#block.element);
    this.#cells = new CellRows(grid);
    this.#fit();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { first, nameOf } = this;
    if (this.#cells && (changed.has('first') || changed.has('nameOf'))) this.#cells.nameOf = (i) => nameOf(first + i);
    if (changed.has('draw') || changed.has('first') || changed.has('count')) this.#load();
  }

  /** Lays the digits out anew if the width asks for it. */
  #fit(): void {
    const width = this.clientWidth;
    if (!this.#cells || width === 0) return;
    const layout = sheetLayout(width, this.count);
    const { columns, tile, blockRows } = layout;
    if (columns === this.#layout.columns && tile === this.#layout.tile) return;
    this.#layout = layout;
    this.dataset['columns'] = String(columns);
    this.style.setProperty('--columns', String(columns));
    this.style.setProperty('--rows', String(blockRows));
    this.style.setProperty('--tile', `${tile}px`);
    const pixels = this.#pixels;
    this.#block.assign(0, layout);
    this.#block.place(0, tile);
    if (pixels) this.#block.paint(pixels);
    this.#showCells();
  }

  #showCells(): void {
    const rows = { first: 0, count: this.#layout.blockRows };
    this.#cells?.show({ layout: this.#layout, window: rows, rows, cursor: this.#cursor });
  }

  #load(): void {
    this.#request.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#pixels = undefined;
    this.#block.pending();
    this.draw?.(this.first, this.count, { priority: () => 0, signal }).then(
      (pixels) => {
        if (signal.aborted) return;
        this.#pixels = pixels;
        this.#block.paint(pixels);
        this.dispatchEvent(new DigitsPaintEvent());
      },
      (error: unknown) => {
        if (!signal.aborted) this.#block.fail(msg(str`These digits could not be drawn. ${failureText(error)}`));
      },
    );
  }

  #moveTo(place: number): void {
    this.#cursor = place;
    this.#showCells();
    this.#cells?.cellOf(place)?.focus();
  }

  #open(place: number): void {
    this.dispatchEvent(new DigitOpenEvent(this.first + place, this.prior));
  }

  #onClick(event: Event): void {
    const place = CellRows.indexOf(event.target);
    if (place !== undefined) this.#open(place);
  }

  #onFocusIn(event: Event): void {
    this.#cursor = CellRows.indexOf(event.target) ?? this.#cursor;
    this.#showCells();
  }

  #onKeyDown(event: KeyboardEvent): void {
    const place = CellRows.indexOf(event.target);
    if (place === undefined) return;
    const target = moveByKey(event, place, this.#layout.columns, PAGE_ROWS, this.count - 1);
    if (event.key === 'Enter') this.#open(place);
    else if (target !== undefined) this.#moveTo(target);
    else return;
    event.preventDefault();
  }
}

customElements.define('digit-sheet', DigitSheet);

declare global {
  interface HTMLElementTagNameMap {
    'digit-sheet': DigitSheet;
  }
}
