// Canvases as PNGs with their recipe inside.

import { drawDigit, whiteCanvas, type Drawing } from '../ink/digitCanvas.ts';
import { pngOfCanvas } from '../platform/canvasPixels.ts';
import type { DrawnDigit } from './drawnDigits.ts';
import { withRecipe, type Recipe } from './recipe.ts';

/** A canvas as a PNG that says what is on it. @throws what pngOfCanvas throws */
export async function pngOf(canvas: HTMLCanvasElement, recipe: Recipe): Promise<Uint8Array<ArrayBuffer>> {
  return withRecipe(await pngOfCanvas(canvas), recipe);
}

/** One digit as a PNG of `size` × `size`. */
export function digitPng(
  { pixels, ...recipe }: DrawnDigit,
  { size, drawing }: { readonly size: number; readonly drawing: Drawing },
): Promise<Uint8Array<ArrayBuffer>> {
  const { canvas, context } = whiteCanvas(size, size);
  drawDigit(context, pixels, { x: 0, y: 0, size, drawing });
  return pngOf(canvas, recipe);
}
