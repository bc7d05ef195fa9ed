// Small changes of grey pictures [28, 28] that people hardly notice, but that change a pixel-by-pixel distance.

import { DIGIT } from '../../ink/digitSize.ts';

/** The picture moved to the right and down, by whole pixels or parts; what leaves it is lost. */
export function moved(grey: Uint8ClampedArray, dx: number, dy: number): Uint8ClampedArray<ArrayBuffer> {
  return resampled(grey, (x, y) => [x - dx, y - dy]);
}

/** Slanted about its middle row: the top to the right for positive degrees. */
export function slanted(grey: Uint8ClampedArray, degrees: number): Uint8ClampedArray<ArrayBuffer> {
  const lean = Math.tan((degrees * Math.PI) / 180);
  return resampled(grey, (x, y) => [x + lean * (y - (DIGIT - 1) / 2), y]);
}

/** Blurred by a Gaussian of so many pixels' deviation; 0 leaves it as it is. */
export function blurred(grey: Uint8ClampedArray, deviation: number): Uint8ClampedArray<ArrayBuffer> {
  if (deviation <= 0) return new Uint8ClampedArray(grey);
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / deviation) ** 2));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const along = (from: ArrayLike<number>, stepX: number, stepY: number): Float32Array =>
    Float32Array.from({ length: DIGIT * DIGIT }, (_, i) => {
      let ink = 0;
      weights.forEach((weight, k) => {
        ink += weight * inkAt(from, (i % DIGIT) + (k - reach) * stepX, Math.floor(i / DIGIT) + (k - reach) * stepY);
      });
      return ink / all;
    });
  return new Uint8ClampedArray(along(along(grey, 1, 0), 0, 1));
}

function resampled(
  grey: Uint8ClampedArray,
  source: (x: number, y: number) => readonly [number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const made = new Uint8ClampedArray(DIGIT * DIGIT);
  for (let y = 0; y < DIGIT; y++) {
    for (let x = 0; x < DIGIT; x++) {
      const [sx, sy] = source(x, y);
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      const [u, w] = [sx - left, sy - top];
      const above = (1 - u) * inkAt(grey, left, top) + u * inkAt(grey, left + 1, top);
      const below = (1 - u) * inkAt(grey, left, top + 1) + u * inkAt(grey, left + 1, top + 1);
      made[y * DIGIT + x] = (1 - w) * above + w * below;
    }
  }
  return made;
}

function inkAt(grey: ArrayLike<number>, x: number, y: number): number {
  return x >= 0 && x < DIGIT && y >= 0 && y < DIGIT ? (grey[y * DIGIT + x] ?? 0) : 0;
}
