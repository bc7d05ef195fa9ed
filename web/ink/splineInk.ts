// A digit's ink as a smooth surface: the pixels are the weights of a cubic B-spline, whose contours have no corners.

import { DIGIT } from './digitSize.ts';
import type { Ink } from './pixels.ts';

/** Pixels around the middle one that a spline reaches, to each side; as many without ink are put around the digit. */
const REACH = 2;
const PADDED = DIGIT + 2 * REACH;

/** Ink [scale · DIGIT, scale · DIGIT] in [0, 1], in the middles of `scale` × `scale` parts of each of pixels [DIGIT, DIGIT]. */
export function splineInk(pixels: Ink, scale: number): Float32Array {
  const size = scale * DIGIT;
  const small = new Float32Array(DIGIT * PADDED);
  for (let y = 0; y < DIGIT; y++) for (let x = 0; x < DIGIT; x++) small[y * PADDED + x + REACH] = inkAt(pixels, x, y);
  const weights = Array.from({ length: scale }, (_, phase) => splineWeights((phase + 0.5) / scale - 0.5));
  // Along rows first, then along columns: 2·5 products per pixel instead of 25. A large digit is half a million of them in one
  // task of the page, so the loops are plain: no calls, no bounds to look after.
  const wide = new Float32Array(PADDED * size);
  for (let X = 0; X < size; X++) {
    const x = Math.floor(X / scale);
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = weights[X % scale] ?? [];
    for (let y = 0; y < DIGIT; y++) {
      const at = y * PADDED + x;
      wide[(y + REACH) * size + X] =
        a * (small[at] ?? 0) +
        b * (small[at + 1] ?? 0) +
        c * (small[at + 2] ?? 0) +
        d * (small[at + 3] ?? 0) +
        e * (small[at + 4] ?? 0);
    }
  }
  const large = new Float32Array(size * size);
  for (let Y = 0; Y < size; Y++) {
    const first = Math.floor(Y / scale) * size;
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = weights[Y % scale] ?? [];
    for (let X = 0; X < size; X++) {
      const at = first + X;
      large[Y * size + X] =
        a * (wide[at] ?? 0) +
        b * (wide[at + size] ?? 0) +
        c * (wide[at + 2 * size] ?? 0) +
        d * (wide[at + 3 * size] ?? 0) +
        e * (wide[at + 4 * size] ?? 0);
    }
  }
  return large;
}

/** Ink in [0, 1] of one pixel. */
export function inkAt(pixels: Ink, x: number, y: number): number {
  return (pixels[y * DIGIT + x] ?? 0) / 255;
}

/** The five weights of a cubic B-spline for pixels −2 … 2 at `offset` in [−½, ½] from the middle of pixel 0. */
function splineWeights(offset: number): readonly number[] {
  return [-2, -1, 0, 1, 2].map((at) => {
    const d = Math.abs(at - offset);
    if (d < 1) return 2 / 3 - d * d + (d * d * d) / 2;
    return d < 2 ? (2 - d) ** 3 / 6 : 0;
  });
}
