// Endless scrolling with the browser's own scrolling: the document is as high as a window of rows, and the window moves
// along when the visitor comes near its end, by the same distance as the scroll offset, so that nothing on screen moves.

import { layoutFor, nearWindowEnd, rowOf, totalRows, windowAround, type RowRange, type WallLayout } from './layout.ts';

/** Rows from a window's end at which it moves while the page scrolls, and when it has come to rest. */
const URGENT_ROWS = 200;
const RESTING_ROWS = 4000;

export class WallScroll {
  /** Pixels at the top and bottom of the screen that bars cover. */
  topInset = 0;
  bottomInset = 0;
  readonly #surface: HTMLElement;
  #layout: WallLayout = layoutFor(0);
  #window: RowRange = { first: 0, count: 0 };
  #anchor = 0;
  /** Where the page was scrolled to for the anchor's sake. While it stays there, so does the anchor. */
  #anchorScrollY = Number.NaN;

  /** `surface` is the element that holds the window of rows. */
  constructor(surface: HTMLElement) {
    this.#surface = surface;
  }

  get layout(): WallLayout {
    return this.#layout;
  }

  get window(): RowRange {
    return this.#window;
  }

  /** The first digit on screen: the first of the first row, or, after a jump, the digit that was asked for. */
  get anchor(): number {
    return this.#anchor;
  }

  /** Whether the page still stands where the last jump put it. */
  get isAtAnchor(): boolean {
    // Where there was no jump, nobody has to ask where the page is scrolled to, for which it would have to be laid out.
    return !Number.isNaN(this.#anchorScrollY) && Math.abs(scrollY - this.#anchorScrollY) < 1;
  }

  /** Fits the layout to a width and a size of tiles; the anchor stays on screen. Returns whether anything has changed. */
  fit(width: number, tileSize: number): boolean {
    const layout = layoutFor(width, tileSize);
    const same = layout.columns === this.#layout.columns && layout.tile === this.#layout.tile;
    if (same && this.#window.count > 0) return false;
    this.#layout = layout;
    this.#setWindow(windowAround(rowOf(this.#anchor, layout.columns), layout.columns));
    this.jumpTo(this.#anchor);
    return true;
  }

  /** Brings a digit's row to the top of the screen. */
  jumpTo(index: number): void {
    this.#anchor = index;
    this.#scrollToRow(rowOf(index, this.#layout.columns));
    this.#anchorScrollY = scrollY;
  }

  /** Scrolls no further than it takes to see all of a row. */
  reveal(row: number): void {
    const { first, count } = this.fullyVisible();
    if (row < first) this.#scrollToRow(row);
    else if (row >= first + count) this.#scrollToRow(Math.max(0, row - count + 1));
  }

  /** Rows of which nothing is hidden behind a bar or an edge; at least one. */
  fullyVisible(): RowRange {
    const { tile } = this.#layout;
    const top = this.#topOfScreen;
    const first = Math.max(0, Math.ceil(top / tile - 0.01));
    const end = Math.floor((top + innerHeight - this.topInset - this.bottomInset) / tile + 0.01);
    return { first: this.#window.first + first, count: Math.max(1, end - first) };
  }

  /** Looks where the page is scrolled to, moves window and anchor along, and returns the rows on screen. */
  look(isResting: boolean): RowRange {
    const { columns, tile } = this.#layout;
    const last = totalRows(columns) - 1;
    const top = Math.max(0, this.#topOfScreen / tile);
    const first = Math.min(this.#window.first + Math.floor(top), last);
    const firstMostlyVisible = Math.min(this.#window.first + Math.round(top), last);
    if (!this.isAtAnchor && rowOf(this.#anchor, columns) !== firstMostlyVisible) {
      this.#anchor = firstMostlyVisible * columns;
      this.#anchorScrollY = Number.NaN;
    }
    this.#recentre(first, isResting ? RESTING_ROWS : URGENT_ROWS);
    return { first, count: Math.min(Math.ceil(innerHeight / tile) + 1, last + 1 - first) };
  }

  /** Pixels between the surface's top and the first thing that no bar covers. */
  get #topOfScreen(): number {
    return this.topInset - this.#surface.getBoundingClientRect().top;
  }

  #scrollToRow(row: number): void {
    const { columns, tile } = this.#layout;
    const { first, count } = this.#window;
    const isOutside = row < first || row >= first + count;
    if (isOutside || nearWindowEnd(row, this.#window, columns, RESTING_ROWS))
      this.#setWindow(windowAround(row, columns));
    const top = scrollY - this.#topOfScreen + (row - this.#window.first) * tile;
    scrollTo({ top, behavior: 'instant' });
  }

  #recentre(row: number, margin: number): void {
    if (!nearWindowEnd(row, this.#window, this.#layout.columns, margin)) return;
    const { first } = this.#window;
    const isAtAnchor = this.isAtAnchor;
    this.#setWindow(windowAround(row, this.#layout.columns));
    scrollTo({ top: scrollY + (first - this.#window.first) * this.#layout.tile, behavior: 'instant' });
    if (isAtAnchor) this.#anchorScrollY = scrollY;
  }

  #setWindow(window: RowRange): void {
    this.#window = window;
    this.#surface.style.height = `${window.count * this.#layout.tile}px`;
  }
}
