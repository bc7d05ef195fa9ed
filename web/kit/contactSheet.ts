// A picture of many digits in rows.

import { drawDigit, MAX_SIZE, whiteCanvas, type InkStyle } from '../ink/digitCanvas.ts';
import { pngOf } from './digitPng.ts';
import type { DrawnDigit } from './drawnDigits.ts';
import { createPauses } from '../ink/slices.ts';

/** Edge of a digit with its margin: large enough for outlines, as long as there is room for it. */
const TILE = 128;
/** Of a tile. */
const MARGIN = 1 / 16;

export interface ManyOptions {
  readonly drawing: InkStyle;
  readonly signal: AbortSignal;
  /** Told how many digits are done. */
  readonly onProgress: (done: number) => void;
}

/** How many columns or rows a sheet may have: its digits are then as small as their pixels. */
export const MAX_LINES = Math.floor(MAX_SIZE / 32);

/** Edge of a tile, in whole pixels. */
export function tileOf(columns: number, rows: number): number {
  return Math.min(TILE, Math.floor(MAX_SIZE / Math.max(columns, rows)));
}

/** Digits in rows of `columns`, as a PNG with the record of the first digit. */
export async function contactSheet(
  digits: AsyncIterable<DrawnDigit>,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  { drawing, signal, onProgress }: ManyOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const tile = tileOf(columns, rows);
  const margin = Math.round(tile * MARGIN);
  const { canvas, context } = whiteCanvas(columns * tile, rows * tile);
  const pause = createPauses(signal);
  let first: DrawnDigit | undefined;
  let done = 0;
  for await (const digit of digits) {
    first ??= digit;
    const [x, y] = [(done % columns) * tile + margin, Math.floor(done / columns) * tile + margin];
    drawDigit(context, digit.pixels, { x, y, size: tile - 2 * margin, drawing });
    onProgress(++done);
    await pause();
  }
  if (!first) throw new Error('contact sheet: no digits, want at least one');
  return pngOf(canvas, { address: first.address, sha256: first.sha256 });
}
