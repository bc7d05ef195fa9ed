// One block of the wall: an atlas canvas with about 100 digits. One canvas per digit would cost twenty times as much to
// insert. Ink is black with alpha; styles give it its colour.

import { msg } from '@lit/localize';
import { atlasScale, digitsInRows, type WallLayout } from './layout.ts';
import { CELL, DIGIT } from '../../ink/digitSize.ts';
import { softImage } from '../../ink/largeDigit.ts';
import { digitAt, digitImage } from '../../ink/pixels.ts';

export type BlockState = 'pending' | 'ready' | 'failed';

export class AtlasBlock {
  readonly element = document.createElement('div');
  readonly #canvas = document.createElement('canvas');
  readonly #failure = document.createElement('div');
  readonly #reason = document.createElement('p');
  readonly #retry = document.createElement('button');
  /** What the retry button does. */
  onRetry = (): void => undefined;
  /** Row of the wall, index of its first digit, and how many digits. */
  row = 0;
  first = 0;
  count = 0;
  #layout: WallLayout = { columns: 1, tile: 1, blockRows: 1 };

  constructor() {
    const { element } = this;
    element.className = 'block';
    element.part.add('block');
    this.#canvas.ariaHidden = 'true';
    const retry = this.#retry;
    retry.type = 'button';
    retry.addEventListener('click', () => {
      this.onRetry();
    });
    this.#failure.className = 'failure';
    this.#failure.append(this.#reason, retry);
    element.append(this.#canvas);
  }

  get state(): BlockState {
    return this.element.dataset['state'] as BlockState; // only ever set by #setState
  }

  /** Makes this the block that starts at `row`. What it showed before goes. */
  assign(row: number, layout: WallLayout): void {
    this.row = row;
    this.first = row * layout.columns;
    this.count = digitsInRows(row, layout.blockRows, layout.columns);
    this.#layout = layout;
    // Setting the size also clears the canvas.
    const cell = CELL * atlasScale(layout);
    this.#canvas.width = layout.columns * cell;
    this.#canvas.height = layout.blockRows * cell;
    this.element.dataset['first'] = String(this.first);
    this.element.dataset['count'] = String(this.count);
    this.pending();
  }

  /** Moves the block to where its row is when `windowFirst` is the first row of the window, in tiles of `tile` pixels. */
  place(windowFirst: number, tile: number): void {
    const { style } = this.element;
    style.top = `${(this.row - windowFirst) * tile}px`;
    style.width = `${this.#layout.columns * tile}px`;
    style.height = `${this.#layout.blockRows * tile}px`;
  }

  /** Waits for digits. Those on the canvas fade out meanwhile. */
  pending(): void {
    this.#setState('pending');
  }

  /** Draws digits [count, DIGIT, DIGIT]. */
  paint(pixels: Uint8ClampedArray<ArrayBuffer>): void {
    const context = this.#canvas.getContext('2d');
    if (!context) throw new Error('block: the browser gives no 2d canvas, want one to show digits; free some memory');
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    const scale = atlasScale(this.#layout);
    const cell = CELL * scale;
    const margin = ((CELL - DIGIT) / 2) * scale;
    for (let i = 0; i < this.count; i++) {
      const small = digitAt(pixels, i);
      const digit = scale === 1 ? digitImage(small) : softImage(small, scale);
      const column = i % this.#layout.columns;
      const row = (i - column) / this.#layout.columns;
      context.putImageData(digit, column * cell + margin, row * cell + margin);
    }
    this.#setState('ready');
  }

  fail(reason: string): void {
    this.#reason.textContent = reason;
    this.#retry.textContent = msg('Try again');
    this.#setState('failed');
  }

  #setState(state: BlockState): void {
    this.element.dataset['state'] = state;
    if (state === 'failed') this.element.append(this.#failure);
    else this.#failure.remove();
  }
}
