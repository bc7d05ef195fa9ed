// Which latents a backend must draw: those of the reference generator, each by its own address.

import { describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { MAX_INDEX, MAX_SEED } from '../../workers/core/address.ts';
import { gaussianQuantile } from '../../workers/core/gaussianQuantile.ts';
import { randomBits, STREAM, uniform } from '../../workers/core/random.ts';
import { expectAllClose } from '../support/expectAllClose.ts';

export function describeLatents(backend: () => Backend): void {
  describe('latents', () => {
    it.each([
      { seed: 0, first: 0, count: 5, Z: 32, temperature: 1 },
      { seed: 7, first: 12_345, count: 3, Z: 1, temperature: 1 },
      { seed: MAX_SEED, first: 4_294_967_294, count: 4, Z: 7, temperature: 0.7 },
      { seed: 4_294_967_296, first: MAX_INDEX - 1, count: 2, Z: 130, temperature: 2.5 },
    ])('are the normal quantile of the Philox bits of %o', (request) => {
      const { seed, first, count, Z, temperature } = request;
      const want = Array.from({ length: count * Z }, (_, i) => {
        const j = i % Z;
        const bits = randomBits(seed, STREAM.latent, first + Math.floor(i / Z), j >>> 2)[j & 3] ?? NaN;
        return temperature * gaussianQuantile(uniform(bits));
      });
      // The kernels evaluate the quantile in f32.
      expectAllClose(backend().latents(request), want, { abs: 1e-6, rel: 1e-6 });
    });

    it('of one digit are the same alone, in a block, and in a block that begins elsewhere', () => {
      const Z = 19;
      const request = { seed: 99, Z, temperature: 0.9 };
      const block = backend().latents({ ...request, first: 1000, count: 8 });
      const shifted = backend().latents({ ...request, first: 1003, count: 5 });
      expect(shifted).toEqual(block.subarray(3 * Z));
      for (let n = 0; n < 8; n++) {
        const alone = backend().latents({ ...request, first: 1000 + n, count: 1 });
        expect(alone).toEqual(block.subarray(n * Z, (n + 1) * Z));
      }
    });

    it('are all zero at temperature 0', () => {
      const z = backend().latents({ seed: 1, first: 0, count: 3, Z: 10, temperature: 0 });
      expect(z.every((value) => value === 0)).toBe(true);
      expect(z).toHaveLength(30);
    });
  });
}
