// One digit, large: 28 pixels become 672, as the squares that they are, or smoothly.
//
// Smoothly means: the pixels are the weights of a cubic B-spline surface, whose contours have no corners, and a soft
// threshold gives back the edge that the spline takes from the ink. A browser's own scaling leaves blurred staircases.

import { DIGIT } from './layout.ts';

/** Large pixels per pixel: a whole number, so that squares are squares. */
const SCALE = 24;
export const LARGE = SCALE * DIGIT;

/** Ink fractions between which the smooth edge rises from paper to ink. */
const EDGE_FROM = 0.18;
const EDGE_TO = 0.78;

/** Pixels [LARGE, LARGE, 4], black with ink as alpha, from pixels [DIGIT, DIGIT, 4]. */
export function enlarge(pixels: Uint8ClampedArray<ArrayBuffer>, smooth: boolean): Uint8ClampedArray<ArrayBuffer> {
  const large = new Uint8ClampedArray(LARGE * LARGE * 4);
  const ink = smooth ? smoothInk(pixels) : squareInk(pixels);
  for (let i = 0; i < LARGE * LARGE; i++) large[4 * i + 3] = 255 * (ink[i] ?? 0);
  return large;
}

function squareInk(pixels: Uint8ClampedArray): Float32Array {
  return Float32Array.from({ length: LARGE * LARGE }, (_, i) => {
    const x = Math.floor((i % LARGE) / SCALE);
    const y = Math.floor(i / LARGE / SCALE);
    return inkAt(pixels, x, y);
  });
}

/** Along rows first, then along columns: 2·5 products per pixel instead of 25. */
function smoothInk(pixels: Uint8ClampedArray): Float32Array {
  const small = Float32Array.from({ length: DIGIT * DIGIT }, (_, i) => inkAt(pixels, i % DIGIT, Math.floor(i / DIGIT)));
  const weights = Array.from({ length: SCALE }, (_, phase) => splineWeights((phase + 0.5) / SCALE - 0.5));
  const wide = new Float32Array(LARGE * DIGIT);
  const large = new Float32Array(LARGE * LARGE);
  for (let X = 0; X < LARGE; X++) {
    const [x, w] = [Math.floor(X / SCALE), weights[X % SCALE] ?? []];
    for (let y = 0; y < DIGIT; y++) wide[y * LARGE + X] = weightedSum(w, small, y * DIGIT, 1, x);
  }
  for (let Y = 0; Y < LARGE; Y++) {
    const [y, w] = [Math.floor(Y / SCALE), weights[Y % SCALE] ?? []];
    for (let X = 0; X < LARGE; X++) large[Y * LARGE + X] = softThreshold(weightedSum(w, wide, X, LARGE, y));
  }
  return large;
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

function softThreshold(ink: number): number {
  const t = Math.min(Math.max((ink - EDGE_FROM) / (EDGE_TO - EDGE_FROM), 0), 1);
  return t * t * (3 - 2 * t);
}

/** Ink in [0, 1] of one pixel: its alpha. */
function inkAt(pixels: Uint8ClampedArray, x: number, y: number): number {
  return (pixels[4 * (y * DIGIT + x) + 3] ?? 0) / 255;
}

/** Draws pixels [DIGIT, DIGIT, 4] over a canvas, which becomes LARGE × LARGE. */
export function drawLarge(canvas: HTMLCanvasElement, pixels: Uint8ClampedArray<ArrayBuffer>, smooth: boolean): void {
  canvas.width = LARGE;
  canvas.height = LARGE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('digit: the browser gives no 2d canvas, want one to show it; free some memory');
  context.putImageData(new ImageData(enlarge(pixels, smooth), LARGE, LARGE), 0, 0);
}

/** The digit as a PNG, black ink on white. */
export function toPng(pixels: Uint8ClampedArray<ArrayBuffer>, smooth: boolean): Promise<Blob> {
  const canvas = document.createElement('canvas');
  drawLarge(canvas, pixels, smooth);
  const context = canvas.getContext('2d');
  if (context) {
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, LARGE, LARGE);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('png: the browser made none; free some memory and try again'));
    }, 'image/png');
  });
}
