// One digit, large: 28 pixels become 672, as the squares that they are, or smoothly.
//
// Smoothly means: a spline surface (splineInk.ts), and a soft threshold that gives back the edge it takes from the ink. A browser's own scaling leaves blurred staircases.

import { DIGIT } from './layout.ts';
import { splineInk } from './splineInk.ts';

/** Large pixels per pixel: a whole number, so that squares are squares. */
const SCALE = 24;
export const LARGE = SCALE * DIGIT;

/** Ink fractions between which the smooth edge rises from paper to ink. */
const EDGE_FROM = 0.18;
const EDGE_TO = 0.78;

/** Pixels [LARGE, LARGE, 4], black with ink as alpha, from pixels [DIGIT, DIGIT, 4]. */
export function enlarge(pixels: Uint8ClampedArray<ArrayBuffer>, smooth: boolean): Uint8ClampedArray<ArrayBuffer> {
  return smooth ? thresholded(splineInk(pixels, SCALE), EDGE_FROM, EDGE_TO) : squares(pixels);
}

/** Edges that are drawn a little smaller than they are shown have to be harder, for the browser softens them again. */
const HARD_FROM = 0.34;
const HARD_TO = 0.62;

/** The same `scale` times as large as the pixels, smoothly, to be shown a little larger still. */
export function softInk(pixels: Uint8ClampedArray, scale: number): Uint8ClampedArray<ArrayBuffer> {
  return thresholded(splineInk(pixels, scale), HARD_FROM, HARD_TO);
}

function squares(pixels: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const large = new Uint8ClampedArray(LARGE * LARGE * 4);
  for (let Y = 0; Y < LARGE; Y++) {
    const row = Math.floor(Y / SCALE) * DIGIT;
    for (let X = 0; X < LARGE; X++) {
      large[4 * (Y * LARGE + X) + 3] = pixels[4 * (row + Math.floor(X / SCALE)) + 3] ?? 0;
    }
  }
  return large;
}

/** Ink as alpha, rising softly from none at `from` to all of it at `to`. */
function thresholded(ink: Float32Array, from: number, to: number): Uint8ClampedArray<ArrayBuffer> {
  const soft = new Uint8ClampedArray(4 * ink.length);
  for (let i = 0; i < ink.length; i++) {
    const t = Math.min(Math.max(((ink[i] ?? 0) - from) / (to - from), 0), 1);
    soft[4 * i + 3] = 255 * (t * t * (3 - 2 * t));
  }
  return soft;
}

/** Draws pixels [DIGIT, DIGIT, 4] over a canvas, which becomes LARGE × LARGE. */
export function drawLarge(canvas: HTMLCanvasElement, pixels: Uint8ClampedArray<ArrayBuffer>, smooth: boolean): void {
  canvas.width = LARGE;
  canvas.height = LARGE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('digit: the browser gives no 2d canvas, want one to show it; free some memory');
  context.putImageData(new ImageData(enlarge(pixels, smooth), LARGE, LARGE), 0, 0);
}
