import { expect, it } from 'vitest';
import { MAX_INDEX, MAX_SEED } from '../../workers/core/address.ts';
import { randomBits, STREAM } from '../../workers/core/random.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { at } from '../support/matrices.ts';
import type { Workbench } from '../support/workbench.ts';

const HIGH = 2 ** 32;
const words = (hex: string): number[] => hex.split(' ').map((word) => Number.parseInt(word, 16));

/** `count` u32 of an item by the kernel. */
function bitsOf(bench: Workbench, count: number, seed: number, index: number, stream: number): Uint32Array {
  const out = bench.bytes(4 * count);
  bench.k.randomBits(out, count, seed % HIGH, Math.floor(seed / HIGH), index % HIGH, Math.floor(index / HIGH), stream);
  return bench.readBits(out, count);
}

describeBuilds('philox4x32', (workbench) => {
  // Random123, tests/kat_vectors, the lines "philox4x32 10": counter, key, result.
  it.each([
    ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('gives the published answer for counter %s and key %s', (counter, key, answer) => {
    const bench = workbench();
    const out = bench.bytes(16);
    const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = words(counter);
    const [k0 = 0, k1 = 0] = words(key);
    bench.k.philox4x32(out, c0, c1, c2, c3, k0, k1);
    expect([...bench.readBits(out, 4)]).toEqual(words(answer));
  });
});

describeBuilds('random bits', (workbench) => {
  it.each([
    [0, 0],
    [7, 2 ** 32 + 5],
    [2 ** 40 + 1, 2 ** 31],
    [MAX_SEED, MAX_INDEX],
  ])('of seed %i and item %i are those of workers/core', (seed, index) => {
    for (const count of [1, 3, 4, 5, 8, 33]) {
      const blocks = Array.from({ length: Math.ceil(count / 4) }, (_, block) =>
        randomBits(seed, STREAM.trainingNoise, index, block),
      );
      const got = bitsOf(workbench(), count, seed, index, STREAM.trainingNoise);
      expect([...got]).toEqual(blocks.flat().slice(0, count));
    }
  });

  it('become uniforms that are never 0 and rise with the bits', () => {
    const bench = workbench();
    const count = 1001;
    const out = bench.output(count);
    bench.k.randomUniform(out, count, 3, 0, 4, 0, STREAM.latent);
    const bits = bitsOf(bench, count, 3, 4, STREAM.latent);
    bench.read(out, count).forEach((value, i) => {
      expect(value).toBe(Math.fround((at(bits, i) + 0.5) * 2 ** -32));
      expect(value).toBeGreaterThan(0);
    });
  });
});
