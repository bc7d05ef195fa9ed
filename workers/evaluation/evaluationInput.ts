// The input of an evaluation, and its checks before any work.

import { DataError } from '../core/errors.ts';
import { CLASSES, IMAGE_SIZE, type DigitSet } from '../data/digitSet.ts';
import { MIN_KID_DIGITS } from './kid.ts';
import { NEIGHBOURS } from './precisionRecall.ts';

/** Digits to be judged. */
export interface DigitSamples {
  /** [n, 28, 28] grey, 0 paper and 255 ink. */
  readonly images: Uint8Array;
  /** [n], each 0 … 9: the class that was asked for, where there was one. */
  readonly labels?: Uint8Array | undefined;
}

export interface RealDigits {
  /** What samples are held against; nobody trained on them. */
  readonly test: DigitSet;
  /** What models were trained on. */
  readonly training: DigitSet;
}

/** @throws DataError when n digits, or the real ones, are too few. `d` is the judge's number of features. */
export function checkCounts(n: number, { test, training }: RealDigits, d: number): void {
  // A covariance of d features needs more digits than features, or it has directions without any spread.
  const least = Math.max(d + 1, MIN_KID_DIGITS, NEIGHBOURS + 1);
  for (const [count, what] of [
    [n, 'digits'],
    [test.count, 'test digits'],
    [training.count, 'training digits'],
  ] as const) {
    if (count < least) {
      throw new DataError(`evaluate: ${count} ${what} for ${d} features, want at least ${least}; take more`);
    }
  }
}

/** @throws DataError naming the first thing that does not fit. `d` is the judge's number of features. */
export function checkEvaluation({ images, labels }: DigitSamples, real: RealDigits, d: number): void {
  const n = images.length / IMAGE_SIZE;
  if (!Number.isInteger(n)) {
    throw new DataError(`evaluate: ${images.length} bytes of digits, want a multiple of ${IMAGE_SIZE}`);
  }
  checkCounts(n, real, d);
  if (isRepetition(images)) {
    throw new DataError(`evaluate: all ${n} digits are the same, want different ones; did the model collapse?`);
  }
  if (!labels) return;
  if (labels.length !== n) throw new DataError(`evaluate: ${labels.length} labels for ${n} digits, want one each`);
  const foreign = labels.findIndex((label) => label >= CLASSES);
  if (foreign < 0) return;
  throw new DataError(`evaluate: label ${foreign} is ${labels[foreign]}, want 0 … ${CLASSES - 1}`);
}

function isRepetition(images: Uint8Array): boolean {
  return images.every((level, i) => level === images[i % IMAGE_SIZE]);
}
