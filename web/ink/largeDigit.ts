// Draws digits larger than their pixels. Browsers enlarge pixels as squares well; their smooth scaling leaves blurred staircases.
//
// Smooth means here: a spline surface (splineInk.ts), and a soft threshold that gives back the edge it takes from the ink.

import { DIGIT } from './digitSize.ts';
import { digitImage, type Ink } from './pixels.ts';
import { splineInk } from './splineInk.ts';

/**
 * Of a large digit, smoothly: what is shown until its outlines are there (digitContours.ts), a moment later. Four times as
 * many pixels to each side would be as many as are shown, and sixteen times the work before the first digit.
 */
const SCALE = 6;

/** Ink fractions between which the smooth edge rises from paper to ink. A browser that enlarges it softens it again. */
const EDGE_FROM = 0.34;
const EDGE_TO = 0.62;

const STEPS = 512;
/** Alpha of ink in steps of 1 / STEPS. Code that has never run is slow, and this runs for 28,000 pixels of the first digit. */
const ALPHA = Uint8ClampedArray.from({ length: STEPS + 1 }, (_, step) => {
  const t = Math.min(Math.max((step / STEPS - EDGE_FROM) / (EDGE_TO - EDGE_FROM), 0), 1);
  return 255 * (t * t * (3 - 2 * t));
});

/** Pixels [scale · DIGIT, scale · DIGIT, 4], black with ink as alpha, from pixels [DIGIT, DIGIT], to be shown larger still. */
export function softInk(pixels: Ink, scale: number): Uint8ClampedArray<ArrayBuffer> {
  const ink = splineInk(pixels, scale);
  const soft = new Uint8ClampedArray(4 * ink.length);
  for (let i = 0; i < ink.length; i++) soft[4 * i + 3] = ALPHA[(STEPS * (ink[i] ?? 0)) | 0] ?? 0;
  return soft;
}

/** The same for `putImageData`. */
export function softImage(pixels: Ink, scale: number): ImageData {
  return new ImageData(softInk(pixels, scale), scale * DIGIT, scale * DIGIT);
}

/** Draws pixels [DIGIT, DIGIT] over a canvas, as many as they are or smoothly; its style makes them as large as it is. */
export function drawLarge(canvas: HTMLCanvasElement, pixels: Ink, smooth: boolean): void {
  const size = smooth ? SCALE * DIGIT : DIGIT;
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('digit: the browser gives no 2d canvas, want one to show it; free some memory');
  context.putImageData(smooth ? softImage(pixels, SCALE) : digitImage(pixels), 0, 0);
}
