// Pictures on which networks that look at pictures are tested: strokes drawn by our own random numbers, the same on every
// machine, and never a digit of the data. What they look like does not matter; that every network answers them differently
// does.

import { STREAM } from '../core/random.ts';
import { RandomSequence } from '../core/randomSequence.ts';
import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';

const STROKES = 3;

/** Grey levels [count, 28, 28]. Only +, −, ×, ÷ and square roots, which round alike everywhere. */
export function testImages(seed: number, count: number): Uint8Array<ArrayBuffer> {
  const images = new Uint8Array(count * IMAGE_SIZE);
  for (let i = 0; i < count; i++) {
    const random = new RandomSequence(seed, STREAM.drawing, i);
    const place = (): number => SIDE * random.uniform(); // to the corners: every weight of a dense layer is to be used
    for (let stroke = 0; stroke < STROKES; stroke++) {
      const line = { x0: place(), y0: place(), x1: place(), y1: place(), pen: 0.8 + 1.2 * random.uniform() };
      draw(images.subarray(i * IMAGE_SIZE, (i + 1) * IMAGE_SIZE), line);
    }
  }
  return images;
}

interface Line {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly pen: number;
}

/** Adds a line with a soft edge. */
function draw(image: Uint8Array, { x0, y0, x1, y1, pen }: Line): void {
  const [dx, dy] = [x1 - x0, y1 - y0];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
      const t = Math.min(1, Math.max(0, along));
      const [gapX, gapY] = [x - x0 - t * dx, y - y0 - t * dy];
      const ink = pen + 0.5 - Math.sqrt(gapX * gapX + gapY * gapY);
      const level = Math.round(255 * Math.min(1, Math.max(0, ink)));
      image[y * SIDE + x] = Math.max(level, image[y * SIDE + x] ?? 0);
    }
  }
}
