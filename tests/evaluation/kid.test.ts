import { describe, expect, it } from 'vitest';
import { featureMatrix, sliceRows, type FeatureMatrix } from '../../workers/evaluation/featureMatrix.ts';
import { kernelDistance } from '../../workers/evaluation/kid.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

function normal(n: number, d: number, seed: number, shift = 0): FeatureMatrix {
  return featureMatrix(
    randomFloats(n * d, seed).map((value) => value + shift),
    d,
  );
}

describe('KID', () => {
  it('of 20 pairs is the mean of k(x₁,x₂) + k(y₁,y₂) − ½·Σk(xᵢ,yⱼ), with Student’s interval', () => {
    const [x, y] = [randomFloats(40, 1), randomFloats(40, 2)];
    const k = (a: number, b: number) => (a * b + 1) ** 3;
    const estimates = Array.from({ length: 20 }, (_, s) => {
      const [x1, x2, y1, y2] = [at(x, 2 * s), at(x, 2 * s + 1), at(y, 2 * s), at(y, 2 * s + 1)];
      return k(x1, x2) + k(y1, y2) - (k(x1, y1) + k(x1, y2) + k(x2, y1) + k(x2, y2)) / 2;
    });
    const mean = estimates.reduce((sum, e) => sum + e, 0) / 20;
    const error = Math.sqrt(estimates.reduce((sum, e) => sum + (e - mean) ** 2, 0) / 19 / 20);
    const got = kernelDistance(featureMatrix(x, 1), featureMatrix(y, 1));
    expect(got.value).toBeCloseTo(mean, 12);
    expect(got.low).toBeCloseTo(mean - 2.093 * error, 12);
    expect(got.high).toBeCloseTo(mean + 2.093 * error, 12);
  });

  it('of two halves of one set has 0 in its interval', () => {
    const whole = normal(4000, 64, 3);
    const { low, high } = kernelDistance(sliceRows(whole, 0, 2000), sliceRows(whole, 2000, 4000));
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  it('of sets a tenth of a deviation apart is above 0, and of the size that the kernel gives', () => {
    const [d, shift] = [16, 0.1];
    const { value, low } = kernelDistance(normal(10_000, d, 4), normal(10_000, d, 5, shift));
    // E k(x, x′) for rows of means μ and ν, to first order in t = μ·ν/d: E(1 + x·x′/d)³ = 1 + 3t + 3(t² + Var) + …;
    // both sets have the same noise, so to leading order MMD² = 3·|μ − ν|²/d·(1 + O(1/d)).
    const leading = (3 * d * shift ** 2) / d;
    expect(low).toBeGreaterThan(0);
    expect(value).toBeGreaterThan(0.9 * leading);
    expect(value).toBeLessThan(1.5 * leading);
  });

  it('has the spread that its kernel gives two samples of one distribution', () => {
    // Of 2m rows the variance is 8σ²/m², σ² ≈ 9/d·(1 + 4/d) that of the centred kernel: 3·x·y/d and the terms above it.
    const [d, m] = [64, 250];
    const want = Math.sqrt((8 * 9 * (1 + 4 / d)) / d) / m;
    const { low, high } = kernelDistance(normal(20 * m, d, 6), normal(20 * m, d, 7));
    const deviation = ((high - low) / 2 / 2.093) * Math.sqrt(20);
    expect(Math.abs(deviation / want - 1)).toBeLessThan(0.35); // known to 1/√38 from 20 subsets
  });

  it.each([
    [39, 1000],
    [1000, 39],
  ])('refuses %i against %i digits', (n, m) => {
    expect(() => kernelDistance(normal(n, 2, 1), normal(m, 2, 2))).toThrow(
      'kid: 39 digits in 20 subsets, want at least 40',
    );
  });
});
