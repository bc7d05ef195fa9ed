// Draws digits on small canvases one after the other, in slices, because the outlines of sixty digits at once would block
// the page.

import { nextTask } from '../../workers/core/nextTask.ts';
import { drawDigit, type InkStyle } from './digitCanvas.ts';
import type { Ink } from './pixels.ts';
import { createPauses } from './slices.ts';

export interface TileInk {
  /** Which digit it is: a canvas that shows it already is left alone. */
  readonly key: string;
  /** [DIGIT, DIGIT] */
  readonly pixels: Ink;
}

export class TilePainter {
  #current = new AbortController();

  /** Draws what canvases are to show, in place of what was still to be drawn. */
  paint(
    canvases: Iterable<HTMLCanvasElement>,
    inkOf: (canvas: HTMLCanvasElement) => TileInk | undefined,
    drawing: InkStyle,
  ): void {
    this.stop();
    this.#current = new AbortController();
    // Stopping is all that ends it early.
    this.#paintAll([...canvases], inkOf, drawing, this.#current.signal).catch(() => undefined);
  }

  stop(): void {
    this.#current.abort();
  }

  async #paintAll(
    canvases: readonly HTMLCanvasElement[],
    inkOf: (canvas: HTMLCanvasElement) => TileInk | undefined,
    drawing: InkStyle,
    signal: AbortSignal,
  ): Promise<void> {
    const pause = createPauses(signal);
    await nextTask(); // what the visitor did to see these is answered first
    signal.throwIfAborted();
    for (const canvas of canvases) {
      const ink = inkOf(canvas);
      const painted = ink && `${ink.key} ${drawing}`;
      if (canvas.dataset['painted'] === painted) continue;
      const context = canvas.getContext('2d');
      if (!context) continue;
      const { width: size } = canvas;
      context.clearRect(0, 0, size, size);
      if (ink) drawDigit(context, ink.pixels, { x: 0, y: 0, size, drawing });
      if (painted === undefined) delete canvas.dataset['painted'];
      else canvas.dataset['painted'] = painted;
      await pause();
    }
  }
}
