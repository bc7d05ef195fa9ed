// Two pictures, or two rows of them, combined on a canvas: side by side in lines, or their difference with its sign.

import { DIGIT } from '../../../ink/digitSize.ts';
import { digitAt, digitImage, PIXELS } from '../../../ink/pixels.ts';

/** How many of `count` pictures stand in a line. */
export function columnsFor(count: number): number {
  return count <= 4 ? count : Math.ceil(count / 2);
}

/** What of each picture's ink the other has not: `a` where only A has ink, `b` where only B has. */
export interface Difference {
  /** [count, DIGIT, DIGIT], 255 for the largest difference. */
  readonly a: Uint8ClampedArray<ArrayBuffer>;
  readonly b: Uint8ClampedArray<ArrayBuffer>;
  /** Mean of |B − A| over all pixels, 0 … 1. */
  readonly meanAbsolute: number;
  /** Mean of B − A: above 0, B has more ink. */
  readonly mean: number;
}

/** Of pixels [count, DIGIT, DIGIT] each; of the shorter one's length. */
export function differenceOf(a: Uint8ClampedArray, b: Uint8ClampedArray): Difference {
  const length = Math.min(a.length, b.length);
  const [onlyA, onlyB] = [new Uint8ClampedArray(length), new Uint8ClampedArray(length)];
  let sum = 0;
  let sumAbsolute = 0;
  for (let i = 0; i < length; i++) {
    const d = (b[i] ?? 0) - (a[i] ?? 0);
    if (d > 0) onlyB[i] = d;
    else onlyA[i] = -d;
    sum += d;
    sumAbsolute += Math.abs(d);
  }
  const scale = length === 0 ? 0 : 1 / length / 255;
  return { a: onlyA, b: onlyB, mean: sum * scale, meanAbsolute: sumAbsolute * scale };
}

/** Puts pictures on a canvas, in lines; in `colour` instead of black, where one is given. */
export function paintSheet(
  canvas: HTMLCanvasElement,
  pixels: Uint8ClampedArray<ArrayBuffer> | undefined,
  count: number,
  colour?: string,
): void {
  const columns = columnsFor(count);
  canvas.width = columns * DIGIT;
  canvas.height = Math.ceil(count / columns) * DIGIT;
  const context = canvas.getContext('2d');
  if (!context || !pixels) return;
  for (let i = 0; i < count && (i + 1) * PIXELS <= pixels.length; i++) {
    const image = digitImage(digitAt(pixels, i));
    context.putImageData(image, (i % columns) * DIGIT, Math.floor(i / columns) * DIGIT);
  }
  if (colour === undefined) return;
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, canvas.width, canvas.height);
}
