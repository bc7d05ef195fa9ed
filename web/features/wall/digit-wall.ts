import { msg } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { focusRing } from '../../kit/controlsStyles.ts';
import { wallStyles } from './wallStyles.ts';
import { BlockField, type DrawDigits } from './blockField.ts';
import { CellRows } from './cellRows.ts';
import { moveByKey } from '../../kit/gridKeys.ts';
import { rowOf, type RowRange } from './layout.ts';
import { WallScroll } from './wallScroll.ts';
import { DigitOpenEvent, WallMoveEvent, DigitsPaintEvent } from '../../kit/events.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';

/**
 * The endless wall: atlas canvases with a grid of cells over them, both only near the screen. The document scrolls.
 *
 * @fires wall-move - the first digit on screen has changed
 * @fires digits-paint - a block of digits was drawn
 * @fires digit-open - a digit was chosen
 */
export class DigitWall extends DeferredElement {
  static override styles = [focusRing, wallStyles];
  static override properties = {
    draw: { attribute: false },
    nameOf: { attribute: false },
    topInset: { attribute: false },
    bottomInset: { attribute: false },
    tileSize: { attribute: false },
  };

  /** Draws digits; another function means another wall. */
  declare draw: DrawDigits | undefined;
  /** The accessible name of a digit. */
  declare nameOf: (index: number) => string;
  /** Pixels at the top and bottom of the screen that bars cover. */
  declare topInset: number;
  declare bottomInset: number;
  /** How large tiles are, in steps from the usual size. */
  declare tileSize: number;

  /** Where to go when the wall is first measured. */
  #start = 0;
  /** The digit that Tab reaches. */
  #cursor = 0;
  #frame = 0;
  #parts: { readonly scroll: WallScroll; readonly blocks: BlockField; readonly cells: CellRows } | undefined;
  readonly #resizes = new ResizeObserver(() => {
    this.#fit();
  });

  constructor() {
    super();
    this.nameOf = String;
    this.topInset = 0;
    this.bottomInset = 0;
    this.tileSize = 0;
  }

  /** The first digit on screen. */
  get index(): number {
    return this.#parts?.scroll.anchor ?? this.#start;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resizes.observe(this);
    addEventListener('scroll', this.#onScroll, { passive: true });
    addEventListener('resize', this.#onScroll);
    document.addEventListener('scrollend', this.#onScrollEnd);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
    removeEventListener('scroll', this.#onScroll);
    removeEventListener('resize', this.#onScroll);
    document.removeEventListener('scrollend', this.#onScrollEnd);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#parts?.blocks.clear();
  }

  /** Brings a digit's row to the top of the screen. With `mark` it gets a frame, with `focus` the keyboard as well. */
  jumpTo(index: number, { focus = false, mark = false } = {}): void {
    this.#start = index;
    this.#cursor = index;
    if (!this.#parts) return;
    const keepsFocus = this.#holdsFocus;
    this.#parts.scroll.jumpTo(index);
    this.#mark(mark ? index : undefined);
    this.#refresh(true);
    if (focus || keepsFocus) this.#parts.cells.cellOf(index)?.focus({ preventScroll: true });
  }

  /** Moves the keyboard to a digit, scrolling no further than needed. */
  focusDigit(index: number): void {
    if (!this.#parts) return;
    this.#cursor = index;
    this.#mark(undefined);
    this.#parts.scroll.reveal(rowOf(index, this.#parts.scroll.layout.columns));
    this.#refresh(false);
    this.#parts.cells.cellOf(index)?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    return html`<div class="surface">
      <div
        class="grid"
        role="grid"
        aria-label=${msg('Endless wall of generated digits')}
        @click=${this.#onClick}
        @keydown=${this.#onKeyDown}
        @focusin=${this.#onFocusIn}
      ></div>
      <div class="mark" hidden></div>
    </div>`;
  }

  protected override firstUpdated(): void {
    const surface = this.renderRoot.querySelector<HTMLElement>('.surface');
    const grid = this.#grid;
    if (!surface || !grid) return;
    const blocks = new BlockField(surface, () => this.dispatchEvent(new DigitsPaintEvent()));
    this.#parts = { scroll: new WallScroll(surface), blocks, cells: new CellRows(grid) };
    this.#resizes.observe(this);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#parts) return;
    const { scroll, blocks, cells } = this.#parts;
    if (changed.has('draw')) blocks.draw = this.draw;
    if (changed.has('nameOf')) cells.nameOf = this.nameOf;
    const staysAtAnchor = changed.has('topInset') && scroll.isAtAnchor;
    scroll.topInset = this.topInset;
    scroll.bottomInset = this.bottomInset;
    // It is first fitted when it has been laid out for the first time, by the observer: asking before that lays it out twice.
    if (!scroll.window.count) return;
    if (changed.has('tileSize')) this.#fit();
    else if (staysAtAnchor) scroll.jumpTo(scroll.anchor);
    this.#refresh(false);
  }

  get #grid(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.grid');
  }

  get #holdsFocus(): boolean {
    return this.shadowRoot?.activeElement?.role === 'gridcell';
  }

  /** Fits the wall to its width. The first digit on screen stays there, and so does a mark. */
  #fit(): void {
    const width = this.clientWidth;
    if (!this.#parts || width === 0) return;
    const { scroll } = this.#parts;
    const isFirst = scroll.window.count === 0;
    if (!scroll.fit(width, this.tileSize)) return;
    const { columns, tile } = scroll.layout;
    this.dataset['columns'] = String(columns);
    this.style.setProperty('--columns', String(columns));
    this.style.setProperty('--tile', `${tile}px`);
    if (this.#grid) this.#grid.ariaColCount = String(columns);
    if (isFirst) this.jumpTo(this.#start, { mark: this.#start > 0 });
    else this.#mark(undefined);
    this.#refresh(true);
  }

  readonly #onScroll = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#refresh(false);
    });
  };

  readonly #onScrollEnd = (): void => {
    this.#refresh(true);
  };

  #onClick(event: Event): void {
    const index = CellRows.indexOf(event.target);
    if (index !== undefined) this.dispatchEvent(new DigitOpenEvent(index));
  }

  #onFocusIn(event: Event): void {
    this.#cursor = CellRows.indexOf(event.target) ?? this.#cursor;
  }

  #onKeyDown(event: KeyboardEvent): void {
    const index = CellRows.indexOf(event.target);
    if (index === undefined || !this.#parts) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.dispatchEvent(new DigitOpenEvent(index));
      return;
    }
    const { scroll } = this.#parts;
    const target = moveByKey(event, index, scroll.layout.columns, scroll.fullyVisible().count);
    if (target === undefined) return;
    event.preventDefault();
    this.focusDigit(target);
  }

  #mark(index: number | undefined): void {
    const mark = this.renderRoot.querySelector<HTMLElement>('.mark');
    if (!mark || !this.#parts) return;
    const { layout, window } = this.#parts.scroll;
    mark.hidden = index === undefined;
    if (index === undefined) return;
    mark.style.top = `${(rowOf(index, layout.columns) - window.first) * layout.tile}px`;
    mark.style.left = `${(index % layout.columns) * layout.tile}px`;
  }

  /** Updates blocks and cells for the scroll position. */
  #refresh(isResting: boolean): void {
    if (!this.#parts?.scroll.window.count) return;
    const { scroll, blocks, cells } = this.#parts;
    const anchor = scroll.anchor;
    const visible = scroll.look(isResting);
    const { layout, window } = scroll;
    blocks.show({ layout, window, visible });
    if (scroll.anchor !== anchor) {
      this.#mark(undefined);
      this.dispatchEvent(new WallMoveEvent(scroll.anchor));
    }
    const first = Math.max(visible.first - 1, window.first);
    const rows: RowRange = { first, count: visible.first + visible.count - first };
    const cursorRow = rowOf(this.#cursor, layout.columns);
    const isAway = cursorRow < visible.first || cursorRow >= first + rows.count;
    // Tab should reach what is on screen; only a cell that has the focus keeps it when it is scrolled away.
    if (isAway && !this.#holdsFocus) this.#cursor = scroll.anchor;
    if (this.#grid) this.#grid.ariaRowCount = String(window.count);
    cells.show({ layout, window, rows, cursor: this.#cursor });
  }
}

customElements.define('digit-wall', DigitWall);

declare global {
  interface HTMLElementTagNameMap {
    'digit-wall': DigitWall;
  }
}
