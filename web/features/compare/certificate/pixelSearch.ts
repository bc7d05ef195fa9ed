// Searches the visitor's copy of MNIST for the nearest training digits by pixels, slice by slice, so that progress can be
// shown and the search can be cancelled.

import { digitAt, type Ink } from '../../../ink/pixels.ts';
import type { MnistCopy } from '../realDigits/mnistCopy.ts';
import { AbortError } from '../../../../workers/core/errors.ts';
import { untilAborted } from '../../../../workers/core/untilAborted.ts';

/** Training digits of a slice: some hundredths of a second. */
const SLICE = 4096;
/** Unseen real digits that distances are compared with. */
const UNSEEN = 300;
const WHERE = 'certificate';

export interface SearchCall {
  readonly signal: AbortSignal;
  /** Told after each slice how many training digits were compared with. */
  readonly onSlice: (digits: number) => void;
}

/** A training digit that was found. */
export interface FoundDigit {
  readonly training: number;
  /** Euclidean, of intensities from 0 to 1. */
  readonly distance: number;
}

/** The `count` training digits that are nearest to a grey picture. */
export async function closestTraining(
  copy: MnistCopy,
  grey: Uint8Array,
  count: number,
  call: SearchCall,
): Promise<readonly FoundDigit[]> {
  const found: { readonly index: number; readonly squared: number }[] = [];
  await eachSlice(copy, call, async (range) => {
    found.push(...(await copy.ask('training', (library) => library.closest(grey, range, count))));
  });
  return found
    .sort((a, b) => a.squared - b.squared || a.index - b.index)
    .slice(0, count)
    .map(({ index, squared }) => ({ training: index, distance: lengthOf(squared) }));
}

/** Real digits that no model was trained on, each with its nearest training digit. */
export interface UnseenDigits {
  /** Numbers of test digits. */
  readonly tests: readonly number[];
  readonly nearest: readonly FoundDigit[];
  /** Whether all are of one class, which takes labels. */
  readonly isOfClass: boolean;
}

/** Of each state of the copy, what was found by class. */
const known = new WeakMap<object, Map<number, UnseenDigits>>();

/** How far unseen real digits of a class are from the training digits; found once for a copy. @throws Error without test digits, or kernels */
export async function unseenDigits(copy: MnistCopy, digitClass: number, call: SearchCall): Promise<UnseenDigits> {
  const { files } = copy;
  const found = known.get(files) ?? new Map<number, UnseenDigits>();
  known.set(files, found);
  const before = found.get(digitClass);
  if (before) return before;
  const { indices, isOfClass } = await copy.ask('test', (library) => library.ofClass('test', digitClass, UNSEEN));
  const { grey } = await copy.ask('test', (library) => library.digits('test', [...indices]));
  const squared = indices.map(() => Infinity);
  const where = indices.map(() => 0);
  await eachSlice(copy, call, async (range) => {
    const nearest = await copy.ask('training', (library) => library.nearest(grey, range));
    nearest.distances.forEach((distance, i) => {
      if (distance >= (squared[i] ?? -1)) return; // of equals the first training digit
      squared[i] = distance;
      where[i] = nearest.where[i] ?? 0;
    });
  });
  const unseen = {
    tests: indices,
    nearest: indices.map((_, i) => ({ training: where[i] ?? 0, distance: lengthOf(squared[i] ?? NaN) })),
    isOfClass,
  };
  found.set(digitClass, unseen);
  return unseen;
}

/** Grey pictures of digits of a set, one each. */
export async function realPictures(
  copy: MnistCopy,
  set: 'training' | 'test',
  indices: readonly number[],
): Promise<readonly { readonly grey: Ink; readonly label: number | undefined }[]> {
  const { grey, labels } = await copy.ask(set, (library) => library.digits(set, [...indices]));
  return indices.map((_, i) => ({
    grey: digitAt(grey, i),
    label: labels?.[i],
  }));
}

async function eachSlice(
  copy: MnistCopy,
  { signal, onSlice }: SearchCall,
  work: (range: { readonly first: number; readonly end: number }) => Promise<void>,
): Promise<void> {
  const count = copy.count('training');
  for (let first = 0; first < count; first += SLICE) {
    if (signal.aborted) throw new AbortError(`${WHERE}: cancelled by its caller`);
    const end = Math.min(count, first + SLICE);
    await untilAborted(work({ first, end }), signal, WHERE);
    onSlice(end - first);
  }
}

/** Of a squared distance of grey levels. */
function lengthOf(squared: number): number {
  return Math.sqrt(squared) / 255;
}
