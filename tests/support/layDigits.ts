// Digits that lie otherwise than MNIST's: as people bring them.

import { IMAGE_SIZE, SIDE, type DigitSet } from '../../workers/data/digitSet.ts';

/** Grey level of pixel (x, y), of a digit of which `at` gives pixels. */
type Level = (at: (x: number, y: number) => number, x: number, y: number) => number;

export const LAID: Readonly<Record<string, Level>> = {
  transposed: (at, x, y) => at(y, x),
  inverted: (at, x, y) => 255 - at(x, y),
  'transposed and inverted': (at, x, y) => 255 - at(y, x),
  mirrored: (at, x, y) => at(SIDE - 1 - x, y),
  'turned to the left': (at, x, y) => at(SIDE - 1 - y, x),
  'upside down': (at, x, y) => at(SIDE - 1 - x, SIDE - 1 - y),
  'upside down and inverted': (at, x, y) => 255 - at(SIDE - 1 - x, SIDE - 1 - y),
};

/** The set with every digit laid so; labels stay. */
export function lay(set: DigitSet, level: Level): DigitSet {
  const images = Uint8Array.from(set.images, (_, i) => {
    const [n, pixel] = [Math.floor(i / IMAGE_SIZE), i % IMAGE_SIZE];
    const at = (x: number, y: number): number => set.images[n * IMAGE_SIZE + y * SIDE + x] ?? 0;
    return level(at, pixel % SIDE, Math.floor(pixel / SIDE));
  });
  return { ...set, images };
}
