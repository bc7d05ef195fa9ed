// Random numbers one after the other, for code that just wants the next one.

import { fillRandomBits, STREAM, uniform } from './random.ts';

/** One stream's numbers of one item in order: a convenience over `randomBits` for code that just wants the next one. */
export class RandomSequence {
  /** Filled again and again: a resample draws ten thousand numbers, and there are thousands of resamples. */
  readonly #block = new Uint32Array(4);
  #drawn = 0;
  readonly #seed: number;
  readonly #stream: number;
  readonly #index: number;

  constructor(seed: number, stream: number, index = 0) {
    this.#seed = seed;
    this.#stream = stream;
    this.#index = index;
  }

  /** The next 32 random bits. */
  bits(): number {
    const lane = this.#drawn & 3;
    if (lane === 0) fillRandomBits(this.#block, this.#seed, this.#stream, this.#index, this.#drawn >>> 2);
    this.#drawn++;
    return this.#block[lane] ?? 0;
  }

  /** Uniform in (0, 1). */
  uniform(): number {
    return uniform(this.bits());
  }

  /** Uniform integer in [0, n), by multiply and shift; the bias is below n·2⁻³². */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }
}

/** 0 … n−1 in random order (Fisher–Yates). */
export function shuffledIndices(n: number, seed: number, epoch: number): Uint32Array {
  const random = new RandomSequence(seed, STREAM.shuffle, epoch);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
