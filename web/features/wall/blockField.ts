// The blocks near the screen. A block requests its digits when it comes near, the block nearest to the middle of the screen first. A
// block that has scrolled away is cancelled and used again, so that memory stays flat.

import { msg, str } from '@lit/localize';
import { AbortError } from '../../../workers/core/errors.ts';
import { failureText } from '../../engine/failure.ts';
import { AtlasBlock } from './atlasBlock.ts';
import { atlasScale, totalRows, type RowRange, type WallLayout } from './layout.ts';

/** Digits `first` … `first + count − 1` of the wall as [count, DIGIT, DIGIT]. */
export type DrawDigits = (
  first: number,
  count: number,
  options: { readonly priority: () => number; readonly signal: AbortSignal },
) => Promise<Uint8ClampedArray<ArrayBuffer>>;

/** The part of the wall on screen. */
export interface FieldView {
  readonly layout: WallLayout;
  readonly window: RowRange;
  /** Rows on screen. */
  readonly visible: RowRange;
}

/** Screens above and below the visible one that stay drawn. */
const MARGIN_SCREENS = 1;

interface LiveBlock {
  readonly block: AtlasBlock;
  request: AbortController;
}

export class BlockField {
  readonly #surface: HTMLElement;
  readonly #onPainted: () => void;
  readonly #live = new Map<number, LiveBlock>();
  readonly #spare: AtlasBlock[] = [];
  #view: FieldView | undefined;
  #draw: DrawDigits | undefined;

  /** `onPainted` is called after each block that was drawn. */
  constructor(surface: HTMLElement, onPainted: () => void) {
    this.#surface = surface;
    this.#onPainted = onPainted;
  }

  /** Changes where digits come from: every block is drawn anew. */
  set draw(draw: DrawDigits | undefined) {
    this.#draw = draw;
    for (const live of this.#live.values()) this.#request(live);
  }

  /** Updates the blocks for the rows on screen. Cheap when little has changed. */
  show(view: FieldView): void {
    const before = this.#view;
    this.#view = view;
    const { layout, window, visible } = view;
    if (before && areOtherBlocks(before.layout, layout)) this.clear();
    const margin = visible.count * MARGIN_SCREENS;
    const firstBlock = Math.floor(Math.max(visible.first - margin, 0) / layout.blockRows);
    const lastRow = Math.min(visible.first + visible.count + margin, totalRows(layout.columns)) - 1;
    const lastBlock = Math.floor(lastRow / layout.blockRows);
    for (const [number, live] of this.#live) {
      if (number < firstBlock || number > lastBlock) this.#release(number, live);
    }
    const moved = before?.window.first !== window.first || before.layout.tile !== layout.tile;
    for (let number = firstBlock; number <= lastBlock; number++) {
      const live = this.#live.get(number);
      if (!live) this.#add(number, view);
      else if (moved) live.block.place(window.first, layout.tile);
    }
  }

  /** Cancels everything and takes the blocks off the page. */
  clear(): void {
    for (const [number, live] of this.#live) this.#release(number, live);
  }

  #add(number: number, { layout, window }: FieldView): void {
    const block = this.#spare.pop() ?? new AtlasBlock();
    block.assign(number * layout.blockRows, layout);
    block.place(window.first, layout.tile);
    this.#surface.append(block.element);
    const live: LiveBlock = { block, request: new AbortController() };
    block.onRetry = () => {
      this.#request(live);
    };
    this.#live.set(number, live);
    this.#request(live);
  }

  #release(number: number, { block, request }: LiveBlock): void {
    request.abort();
    block.element.remove();
    this.#live.delete(number);
    this.#spare.push(block);
  }

  #request(live: LiveBlock): void {
    const { block } = live;
    live.request.abort();
    live.request = new AbortController();
    const { signal } = live.request;
    block.pending();
    if (!this.#draw || block.count === 0) return;
    this.#draw(block.first, block.count, { priority: () => this.#distance(block), signal }).then(
      (pixels) => {
        if (signal.aborted) return;
        block.paint(pixels);
        this.#onPainted();
      },
      (error: unknown) => {
        if (signal.aborted || error instanceof AbortError) return;
        block.fail(msg(str`These digits could not be drawn. ${failureText(error)}`));
      },
    );
  }

  /** Rows between the middle of the block and the middle of the screen. */
  #distance(block: AtlasBlock): number {
    if (!this.#view) return 0;
    const { layout, visible } = this.#view;
    return Math.abs(block.row + layout.blockRows / 2 - visible.first - visible.count / 2);
  }
}

/** Whether blocks of one layout cannot be used in another. */
function areOtherBlocks(a: WallLayout, b: WallLayout): boolean {
  return a.columns !== b.columns || a.blockRows !== b.blockRows || atlasScale(a) !== atlasScale(b);
}
