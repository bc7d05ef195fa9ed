// A digit's ink as a smooth surface: the pixels are the weights of a cubic B-spline, whose contours have no corners.

import { DIGIT } from './layout.ts';

/** Ink [scale · DIGIT, scale · DIGIT] in [0, 1], in the middles of `scale` × `scale` parts of each of pixels [DIGIT, DIGIT, 4]. */
export function splineInk(pixels: Uint8ClampedArray, scale: number): Float32Array {
  const size = scale * DIGIT;
  const small = Float32Array.from({ length: DIGIT * DIGIT }, (_, i) => inkAt(pixels, i % DIGIT, Math.floor(i / DIGIT)));
  const weights = Array.from({ length: scale }, (_, phase) => splineWeights((phase + 0.5) / scale - 0.5));
  const wide = new Float32Array(size * DIGIT);
  const large = new Float32Array(size * size);
  // Along rows first, then along columns: 2·5 products per pixel instead of 25.
  for (let X = 0; X < size; X++) {
    const [x, w] = [Math.floor(X / scale), weights[X % scale] ?? []];
    for (let y = 0; y < DIGIT; y++) wide[y * size + X] = weightedSum(w, small, y * DIGIT, 1, x);
  }
  for (let Y = 0; Y < size; Y++) {
    const [y, w] = [Math.floor(Y / scale), weights[Y % scale] ?? []];
    for (let X = 0; X < size; X++) large[Y * size + X] = weightedSum(w, wide, X, size, y);
  }
  return large;
}

/** Ink in [0, 1] of one pixel: its alpha. */
export function inkAt(pixels: Uint8ClampedArray, x: number, y: number): number {
  return (pixels[4 * (y * DIGIT + x) + 3] ?? 0) / 255;
}

/** The five weights of a cubic B-spline for pixels −2 … 2 at `offset` in [−½, ½] from the middle of pixel 0. */
function splineWeights(offset: number): readonly number[] {
  return [-2, -1, 0, 1, 2].map((at) => {
    const d = Math.abs(at - offset);
    if (d < 1) return 2 / 3 - d * d + (d * d * d) / 2;
    return d < 2 ? (2 - d) ** 3 / 6 : 0;
  });
}

/** The five values around `middle` of a line of DIGIT values that starts at `start`. There is no ink beyond its ends. */
function weightedSum(
  w: readonly number[],
  values: Float32Array,
  start: number,
  stride: number,
  middle: number,
): number {
  let sum = 0;
  for (let at = Math.max(middle - 2, 0); at <= Math.min(middle + 2, DIGIT - 1); at++) {
    sum += (w[at - middle + 2] ?? 0) * (values[start + at * stride] ?? 0);
  }
  return sum;
}
