// The page's one pixel format, and what canvases want instead.
//
//   between modules   [N, DIGIT, DIGIT]      a byte a pixel, 0 paper and 255 ink: what workers draw, what networks read, and
//                                            what files and storage keep
//   on canvases       [N, DIGIT, DIGIT, 4]   black with ink as alpha, so that colours are the style sheet's business

import { DIGIT } from './digitSize.ts';

/** Ink of one digit or of several, one after the other. */
export type Ink = Uint8ClampedArray | Uint8Array;

/** Pixels of a digit. */
export const PIXELS = DIGIT * DIGIT;

/** Takes the place of a digit that is not there yet. */
export const NO_INK = new Uint8ClampedArray(PIXELS);

/** One of several digits: a window, not a copy. */
export function digitAt<Pixels extends Ink>(digits: Pixels, i: number): Pixels {
  return digits.subarray(i * PIXELS, (i + 1) * PIXELS) as Pixels; // a typed array's part is of its own type
}

/** Several digits, each by itself: copies, which may be kept when the others are gone. */
export function eachDigit(digits: Uint8ClampedArray<ArrayBuffer>): readonly Uint8ClampedArray<ArrayBuffer>[] {
  return Array.from({ length: digits.length / PIXELS }, (_, i) => digits.slice(i * PIXELS, (i + 1) * PIXELS));
}

/** Four bytes a pixel, for a canvas. */
export function canvasPixels(ink: Ink): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * ink.length);
  for (let i = 0; i < ink.length; i++) pixels[4 * i + 3] = ink[i] ?? 0;
  return pixels;
}

/** A digit for `putImageData`. */
export function digitImage(ink: Ink): ImageData {
  return new ImageData(canvasPixels(ink), DIGIT, DIGIT);
}
