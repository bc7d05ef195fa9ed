import { describe, expect, it } from 'vitest';
import { MAX_INDEX, MAX_SEED } from '../../workers/core/address.ts';
import { gaussian } from '../../workers/core/gaussianQuantile.ts';
import { philox4x32, randomBits, STREAM, uniform } from '../../workers/core/random.ts';
import { RandomSequence, shuffledIndices } from '../../workers/core/randomSequence.ts';
import { kolmogorovSmirnov, normalCdf } from '../support/normalDistribution.ts';

const words = (hex: string): number[] => hex.split(' ').map((word) => Number.parseInt(word, 16));

describe('philox4x32', () => {
  // Random123, tests/kat_vectors, the lines "philox4x32 10": counter, key, result.
  it.each([
    ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('gives the published answer for counter %s and key %s', (counter, key, answer) => {
    const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = words(counter);
    const [k0 = 0, k1 = 0] = words(key);
    expect(philox4x32(c0, c1, c2, c3, k0, k1)).toEqual(words(answer));
  });

  it('multiplies as 64-bit integers do, for counters and keys of every size', () => {
    const MASK = 0xffffffffn;
    const reference = (counter: readonly bigint[], key: readonly bigint[]): number[] => {
      let [c0 = 0n, c1 = 0n, c2 = 0n, c3 = 0n] = counter;
      let [k0 = 0n, k1 = 0n] = key;
      for (let round = 0; round < 10; round++) {
        const product0 = c0 * 0xd2511f53n;
        const product1 = c2 * 0xcd9e8d57n;
        [c0, c1, c2, c3] = [(product1 >> 32n) ^ c1 ^ k0, product1 & MASK, (product0 >> 32n) ^ c3 ^ k1, product0 & MASK];
        k0 = (k0 + 0x9e3779b9n) & MASK;
        k1 = (k1 + 0xbb67ae85n) & MASK;
      }
      return [c0, c1, c2, c3].map(Number);
    };
    const random = new RandomSequence(1, STREAM.drawing);
    for (let round = 0; round < 2000; round++) {
      // Shifted by up to 31, so that small words and words with the top bit set both occur.
      const [c0 = 0, c1 = 0, c2 = 0, c3 = 0, k0 = 0, k1 = 0] = Array.from(
        { length: 6 },
        () => random.bits() >>> (round & 31),
      );
      const want = reference([c0, c1, c2, c3].map(BigInt), [k0, k1].map(BigInt));
      expect(philox4x32(c0, c1, c2, c3, k0, k1)).toEqual(want);
    }
  });
});

describe('randomBits', () => {
  it('uses all 53 bits of seed and index, the stream and the block', () => {
    const base = [12345, STREAM.latent, 678, 9] as const;
    const bits = (seed: number, stream: number, index: number, block: number): string =>
      randomBits(seed, stream, index, block).join();
    const others = new Set([
      bits(...base),
      bits(base[0] + 2 ** 32, base[1], base[2], base[3]),
      bits(base[0] + 2 ** 52, base[1], base[2], base[3]),
      bits(base[0], STREAM.shuffle, base[2], base[3]),
      bits(base[0], base[1], base[2] + 2 ** 32, base[3]),
      bits(base[0], base[1], base[2] + 2 ** 52, base[3]),
      bits(base[0], base[1], base[2], base[3] + 1),
    ]);
    expect(others.size).toBe(7);
  });

  it('is [block, index low, index high, stream] under the key [seed low, seed high]', () => {
    const got = randomBits(0x1f_2345_6789_abcd, 3, 0x0a_bcde_f012_3456, 7);
    expect(got).toEqual(philox4x32(7, 0xf0123456, 0x000abcde, 3, 0x6789abcd, 0x001f2345));
  });

  it('keeps neighbouring indices apart at the far end', () => {
    expect(randomBits(MAX_SEED, 0, MAX_INDEX, 0)).not.toEqual(randomBits(MAX_SEED, 0, MAX_INDEX - 1, 0));
  });
});

describe('uniform', () => {
  it('is never 0 and never 1', () => {
    expect(uniform(0)).toBeGreaterThan(0);
    expect(uniform(0xffffffff)).toBeLessThan(1);
  });
});

describe('RandomSequence', () => {
  it('gives the lanes of the blocks in order', () => {
    const sequence = new RandomSequence(5, STREAM.drawing, 77);
    const drawn = Array.from({ length: 12 }, () => sequence.bits());
    expect(drawn).toEqual([0, 1, 2].flatMap((block) => randomBits(5, STREAM.drawing, 77, block)));
  });

  it('draws every integer below n about equally often, and no other', () => {
    const sequence = new RandomSequence(6, STREAM.drawing);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) {
      const drawn = sequence.below(7);
      counts[drawn] = (counts[drawn] ?? NaN) + 1;
    }
    expect(counts).toHaveLength(7);
    // χ² of 6 degrees of freedom exceeds 22.5 once in a thousand seeds; this seed is fixed.
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(22.5);
  });

  it('draws gaussians with the moments and the distribution of the standard normal', () => {
    const n = 100_000;
    const sequence = new RandomSequence(7, STREAM.drawing);
    const drawn = Float64Array.from({ length: n }, () => gaussian(sequence)).sort();
    const moment = (power: number): number => drawn.reduce((sum, z) => sum + z ** power, 0) / n;
    // Four standard errors of each sample moment: √(1/n), √(2/n), √(15/n), √(96/n).
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
    // Kolmogorov–Smirnov: √n·D exceeds 1.95 once in a thousand seeds.
    expect(kolmogorovSmirnov(drawn, normalCdf)).toBeLessThan(1.95);
  });
});

describe('shuffledIndices', () => {
  it('is a permutation that seed and epoch decide', () => {
    const order = shuffledIndices(1000, 3, 0);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect(shuffledIndices(1000, 3, 0)).toEqual(order);
    expect(shuffledIndices(1000, 3, 1)).not.toEqual(order);
    expect(shuffledIndices(1000, 4, 0)).not.toEqual(order);
  });

  it('handles no and one element', () => {
    expect([...shuffledIndices(0, 1, 1)]).toEqual([]);
    expect([...shuffledIndices(1, 1, 1)]).toEqual([0]);
  });
});
