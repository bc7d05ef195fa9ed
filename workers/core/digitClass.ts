// The class of a conditional model's digit when none is asked for. Networks get it and the page shows it, so both read it here.

import { randomBits, STREAM, uniform } from './random.ts';

/** The class of digit `index` of a seed: uniform over 0 … classes − 1, from a stream of its own. */
export function drawClass(seed: number, index: number, classes: number): number {
  return Math.floor(uniform(randomBits(seed, STREAM.class, index, 0)[0]) * classes);
}
