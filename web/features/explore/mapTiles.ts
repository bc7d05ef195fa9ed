// The digits of a map. Those on screen are drawn in batches, nearest to the middle first, and kept while there is room.

import { latentsAt, type LatentPlane } from '../../../workers/latent/plane.ts';
import type { DigitEngine } from '../../engine/digitEngine.ts';
import { digitAt, digitImage, type Ink } from '../../ink/pixels.ts';
import type { ShippedModel } from '../../storage/shippedModel.ts';
import { DIGIT } from '../../ink/digitSize.ts';
import { cellsOn, onScreen, placeOfCell, type MapCell, type MapView } from './mapView.ts';

const BATCH = 48;
/** A few screens of several zooms; each is 3 kB. */
const MAX_KEPT = 4000;

export interface MapSource {
  readonly model: ShippedModel;
  readonly plane: Pick<LatentPlane, 'origin' | 'u' | 'v'>;
  /** The class of all digits; undefined for an unconditional model. */
  readonly label: number | undefined;
}

export class MapTiles {
  readonly #engine: DigitEngine;
  readonly #source: MapSource;
  readonly #onDrawn: (failure: string) => void;
  readonly #kept = new Map<string, HTMLCanvasElement>();
  #wanted: readonly MapCell[] = [];
  #isBusy = false;
  readonly #away = new AbortController();

  /** `onDrawn` is told whenever more digits are there, or why there are none. */
  constructor(engine: DigitEngine, source: MapSource, onDrawn: (failure: string) => void) {
    this.#engine = engine;
    this.#source = source;
    this.#onDrawn = onDrawn;
  }

  close(): void {
    this.#away.abort();
  }

  /** Whether every digit of the last drawing is there. */
  get isComplete(): boolean {
    return this.#wanted.length === 0;
  }

  /** Draws what is there and has the rest made. */
  draw(context: CanvasRenderingContext2D, view: MapView, width: number, height: number): void {
    context.clearRect(0, 0, width, height);
    const cells = cellsOn(view, width, height);
    const missing: MapCell[] = [];
    for (const cell of cells) {
      const size = 2 ** cell.level * view.scale;
      const { x, y } = onScreen(view, placeOfCell(cell), width, height);
      const tile = this.#kept.get(keyOf(cell));
      if (tile) {
        context.drawImage(tile, x - size / 2, y - size / 2, size, size);
      } else {
        missing.push(cell);
        context.fillRect(x - 1, y - 1, 2, 2);
      }
    }
    this.#wanted = missing;
    void this.#make();
  }

  /** Tries again what has failed. */
  retry(): void {
    void this.#make();
  }

  async #make(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const { signal } = this.#away;
    try {
      const latent = await this.#engine.latentEngine();
      while (this.#wanted.length > 0 && !signal.aborted) {
        const batch = this.#wanted.slice(0, BATCH);
        const { model, plane, label } = this.#source;
        const labels = label === undefined ? undefined : new Uint8Array(batch.length).fill(label);
        const { pixels } = await latent.render(model, latentsAt(plane, batch.map(placeOfCell)), labels, { signal });
        batch.forEach((cell, n) => {
          this.#keep(cell, digitAt(pixels, n));
        });
        this.#wanted = this.#wanted.filter((cell) => !this.#kept.has(keyOf(cell)));
        this.#onDrawn('');
      }
    } catch (error) {
      if (!signal.aborted) this.#onDrawn(error instanceof Error ? error.message : String(error));
    } finally {
      this.#isBusy = false;
    }
  }

  #keep(cell: MapCell, pixels: Ink): void {
    const canvas = document.createElement('canvas');
    canvas.width = DIGIT;
    canvas.height = DIGIT;
    canvas.getContext('2d')?.putImageData(digitImage(pixels), 0, 0);
    this.#kept.set(keyOf(cell), canvas);
    // The oldest go first; those that are on screen are asked for again.
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(key);
    }
  }
}

function keyOf({ level, i, j }: MapCell): string {
  return `${level} ${i} ${j}`;
}
