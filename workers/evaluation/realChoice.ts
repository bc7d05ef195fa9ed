// Real digits in the place of samples: what each metric would be for a perfect model, at the same size. None of them is 0 or
// 1, and most depend on the number of digits, so that a value without its floor says little.
//
//   metric                               in the samples' place                held against
//   fid, kid, precision … coverage,      n training digits                    the test digits, as the samples are
//   sharpness
//   unreadable, labels, classes          test digits: the judge has           nothing
//                                        learned the training digits by heart
//   memorisation                         one half of the unseen digits        the other half
//
// Which digits is a function of the seed. Where there are fewer than n, all there are.

import { shuffledIndices } from '../core/randomSequence.ts';

export interface RealChoice {
  /** All test digits in random order; the first `unseen` of them stand for digits that nobody trained on. */
  readonly test: Uint32Array;
  readonly unseen: number;
  /** Training digits that take the samples' place. */
  readonly floor: Uint32Array;
  /** Digits on each side where neighbours are counted, because their distances depend on how many there are. */
  readonly manifold: number;
}

/** Numbers of the shuffles of one seed. */
const SHUFFLE = { samples: 0, test: 1, training: 2 } as const;

/** How many real digits there are. */
export interface RealCounts {
  readonly test: { readonly count: number };
  readonly training: { readonly count: number };
}

export function chooseReal(n: number, { test, training }: RealCounts, seed: number): RealChoice {
  return {
    test: shuffledIndices(test.count, seed, SHUFFLE.test),
    unseen: Math.min(n, test.count),
    floor: shuffledIndices(training.count, seed, SHUFFLE.training).slice(0, n),
    manifold: Math.min(n, test.count),
  };
}

/** The samples in random order: a file of digits may be sorted by class, and its first half is then not like the second. */
export function shuffleSamples(n: number, seed: number): Uint32Array {
  return shuffledIndices(n, seed, SHUFFLE.samples);
}
