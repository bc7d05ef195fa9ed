// Images and their labels, checked to belong together.

import { DataError } from '../core/errors.ts';
import { showShape } from '../core/shape.ts';
import type { IdxFile } from './idx.ts';

/** N grey images of 28×28, 0 paper and 255 ink, with the class of each. */
export interface DigitSet {
  readonly count: number;
  /** [N, 28, 28] */
  readonly images: Uint8Array;
  /** [N], each 0 … 9. */
  readonly labels: Uint8Array;
}

export const SIDE = 28;
export const IMAGE_SIZE = SIDE * SIDE;
export const CLASSES = 10;

/** @throws DataError unless the images are [N, 28, 28] and the labels [N] of 0 … 9. `where` begins every error. */
export function digitSet(images: IdxFile, labels: IdxFile, where: string): DigitSet {
  const [N = 0, H, W] = images.shape;
  if (images.shape.length !== 3 || H !== SIDE || W !== SIDE || N < 1) {
    throw new DataError(`${where}: images are ${showShape(images.shape)}; want [N, ${SIDE}, ${SIDE}]`);
  }
  if (labels.shape.length !== 1 || labels.shape[0] !== N) {
    throw new DataError(`${where}: labels are ${showShape(labels.shape)} for ${N} images; want [${N}]`);
  }
  const foreign = labels.data.findIndex((label) => label >= CLASSES);
  if (foreign >= 0)
    throw new DataError(`${where}: label ${foreign} is ${labels.data[foreign]}; want 0 … ${CLASSES - 1}`);
  return { count: N, images: images.data, labels: labels.data };
}

/** Images and labels first … end − 1, as views. */
export function sliceDigits(set: DigitSet, first: number, end: number): DigitSet {
  return {
    count: end - first,
    images: set.images.subarray(first * IMAGE_SIZE, end * IMAGE_SIZE),
    labels: set.labels.subarray(first, end),
  };
}

/** The digits at `order[first … first + count − 1]`, gathered into fresh memory. */
export function gatherDigits(set: DigitSet, order: Uint32Array, first: number, count: number): DigitSet {
  const images = new Uint8Array(count * IMAGE_SIZE);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const index = order[first + i] ?? 0;
    images.set(set.images.subarray(index * IMAGE_SIZE, (index + 1) * IMAGE_SIZE), i * IMAGE_SIZE);
    labels[i] = set.labels[index] ?? 0;
  }
  return { count, images, labels };
}
