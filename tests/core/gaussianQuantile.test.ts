import { describe, expect, it } from 'vitest';
import { gaussianQuantile } from '../../workers/core/gaussianQuantile.ts';
import { uniform } from '../../workers/core/random.ts';
import { expectAllClose } from '../support/expectAllClose.ts';

describe('gaussianQuantile', () => {
  // Φ⁻¹ of the double nearest to p, by bisection of erfc in 60-digit decimal arithmetic.
  it.each([
    [0.51, 0.02506890825871105803],
    [0.25, -0.6744897501960817432],
    [0.075, -1.4395314709384559349],
    [0.925, 1.43953147093845622906],
    [0.07, -1.4757910281791706856],
    [0.02, -2.0537489106318230443],
    [0.975, 1.9599639845400538556],
    [0.001, -3.0902323061678135353],
    [0.999, 3.09023230616781327775],
    [1e-6, -4.7534243088228989573],
    [1e-9, -5.9978070150076868614],
    [1e-11, -6.7060231554951362961],
    [2 ** -33, -6.3379577545537892524],
    [1 - 2 ** -33, 6.3379577545537892524],
  ])('of %d is %d', (p, z) => {
    expectAllClose([gaussianQuantile(p)], [z], { abs: 0, rel: 1e-15 }); // AS241 promises about 1e-16
  });

  it('is 0 at one half and antisymmetric about it', () => {
    expect(gaussianQuantile(0.5)).toBeCloseTo(0, 20);
    for (const p of [2 ** -32, 2 ** -7, 0.0625, 0.125, 0.375, 0.4375]) {
      expect(gaussianQuantile(1 - p)).toBe(-gaussianQuantile(p));
    }
  });

  it('rises across the seams of its three approximations', () => {
    // Seams at |p − ½| = 0.425 and at √(−log p) = 5.
    for (const seam of [0.075, 0.925, Math.exp(-25), 0.5]) {
      const around = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((k) => gaussianQuantile(seam * (1 + k * 1e-9)));
      for (let i = 1; i < around.length; i++) expect(around[i]).toBeGreaterThan(around[i - 1] ?? NaN);
    }
  });

  it('is finite for every 32 random bits', () => {
    for (const bits of [0, 1, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]) {
      expect(Math.abs(gaussianQuantile(uniform(bits)))).toBeLessThan(6.4);
    }
  });
});
