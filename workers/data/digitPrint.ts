// Fingerprints of a set of digits and their order. They are the same for every good copy of MNIST, and differ as soon as
// two digits change places. The number of a digit has a meaning only in a set with the right fingerprint.

import { sha256Hex } from '../core/sha256.ts';
import type { DigitSet } from './digitSet.ts';

export interface SetPrint {
  /** Digits in the set. */
  readonly count: number;
  /** 64 hexadecimal digits each. */
  readonly images: string;
  readonly labels: string;
}

/** Of a set whose labels may be missing. */
export interface CopyPrint extends Omit<SetPrint, 'labels'> {
  readonly labels: string | undefined;
}

/** Of both sets. */
export interface DigitPrints {
  readonly training: SetPrint;
  readonly test: SetPrint;
}

/** Grey levels from here on are ink. Copies of MNIST differ in their faintest pixels: some have 0 for 1. */
const INK = 128;

/** sha256 of a bit for each pixel: whether it is ink, the first pixel in the highest bit. */
export function imagesPrint(images: Uint8Array): Promise<string> {
  const bits = new Uint8Array(Math.ceil(images.length / 8));
  for (let i = 0; i < images.length; i++) {
    if ((images[i] ?? 0) >= INK) bits[i >> 3] = (bits[i >> 3] ?? 0) | (128 >> (i & 7));
  }
  return sha256Hex(bits);
}

/** sha256 of the labels, a byte each. */
export function labelsPrint(labels: Uint8Array): Promise<string> {
  return sha256Hex(Uint8Array.from(labels));
}

export async function setPrint({ count, images, labels }: DigitSet): Promise<SetPrint> {
  return { count, images: await imagesPrint(images), labels: await labelsPrint(labels) };
}

/** What differs first between a set and the one that is wanted; undefined where nothing does. */
export function printDifference(came: CopyPrint, want: SetPrint): 'images' | 'labels' | undefined {
  if (came.count !== want.count || came.images !== want.images) return 'images';
  return came.labels === undefined || came.labels === want.labels ? undefined : 'labels';
}
