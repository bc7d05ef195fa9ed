// Canvases as PNGs with a digit record inside.

import { drawDigit, whiteCanvas, type InkStyle } from '../ink/digitCanvas.ts';
import { pngOfCanvas } from '../platform/canvasPixels.ts';
import type { DrawnDigit } from './drawnDigits.ts';
import { withDigitRecord, type DigitRecord } from './digitRecord.ts';

/** A canvas as a PNG that says what is on it. @throws what pngOfCanvas throws */
export async function pngOf(canvas: HTMLCanvasElement, record: DigitRecord): Promise<Uint8Array<ArrayBuffer>> {
  return withDigitRecord(await pngOfCanvas(canvas), record);
}

/** One digit as a PNG of `size` × `size`. */
export function digitPng(
  { pixels, ...record }: DrawnDigit,
  { size, drawing }: { readonly size: number; readonly drawing: InkStyle },
): Promise<Uint8Array<ArrayBuffer>> {
  const { canvas, context } = whiteCanvas(size, size);
  drawDigit(context, pixels, { x: 0, y: 0, size, drawing });
  return pngOf(canvas, record);
}
