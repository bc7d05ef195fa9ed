// What kinds of digits a batch shows, by the nearest class mean in pixels: crude (82 % of MNIST's test digits right), but it
// needs nothing that has been trained, and sees a generator that draws one thing only.

import { CLASSES, IMAGE_SIZE } from '../data/digitSet.ts';
import { nearestRow } from './nearestRow.ts';

/** Mean image of every class [10, 784] in 0 … 1, and which of them have any. */
export interface ClassMeans {
  readonly means: Float64Array;
  readonly counts: Uint32Array;
}

export function classMeans(images: Uint8Array, labels: Uint8Array): ClassMeans {
  const means = new Float64Array(CLASSES * IMAGE_SIZE);
  const counts = new Uint32Array(CLASSES);
  labels.forEach((label, n) => {
    counts[label] = (counts[label] ?? 0) + 1;
    for (let i = 0; i < IMAGE_SIZE; i++) {
      const at = label * IMAGE_SIZE + i;
      means[at] = (means[at] ?? 0) + (images[n * IMAGE_SIZE + i] ?? 0) / 255;
    }
  });
  for (let at = 0; at < means.length; at++) {
    means[at] = (means[at] ?? 0) / Math.max(1, counts[Math.floor(at / IMAGE_SIZE)] ?? 0);
  }
  return { means, counts };
}

/** The class whose mean is nearest to pixels [784] in 0 … 1. */
export function nearestClass(pixels: Float32Array, { means, counts }: ClassMeans): number {
  return nearestRow(pixels, 0, means, IMAGE_SIZE, (label) => counts[label] === 0);
}
