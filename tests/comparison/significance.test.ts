// Chances against tables and values worked by hand.

import { describe, expect, it } from 'vitest';
import { differencesOf, type ModelEvidence } from '../../workers/comparison/differences.ts';
import { holm, normalTails, studentTails } from '../../workers/comparison/significance.ts';

describe('the tails of a normal', () => {
  it.each([
    [0, 1],
    [1.959963985, 0.05],
    [-2.575829304, 0.01],
    [5, 5.733031e-7],
  ])('of %f hold %f', (z, want) => {
    expect(normalTails(z) / want).toBeCloseTo(1, 6);
  });
});

describe('the tails of Student’s t', () => {
  it.each([
    [2.093024, 19, 0.05],
    [2.860935, 19, 0.01],
    [3.182446, 3, 0.05],
    [0, 19, 1],
  ])('of %f with %i degrees of freedom hold %f', (t, degreesOfFreedom, want) => {
    expect(studentTails(t, degreesOfFreedom)).toBeCloseTo(want, 6);
  });
});

describe('Holm’s correction', () => {
  it('multiplies the smallest by the number of comparisons, the next by one less, and never falls', () => {
    // 0.01·4, 0.03·2 = 0.06 which the one before it pulls up, 0.02·3 = 0.06, 0.5·1
    expect(holm([0.01, 0.03, 0.02, 0.5])).toEqual([0.04, 0.06, 0.06, 0.5]);
    expect(holm([0.04, 0.045])).toEqual([0.08, 0.08]);
    expect(holm([0.7, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

const model = (key: string, value: number, replicates: readonly number[]): ModelEvidence => ({
  key,
  measured: {
    sharpness: { metric: { value, low: 0, high: 0, floor: 1 }, replicates: Float64Array.from(replicates) },
    labelAgreement: null,
  },
});

describe('a difference', () => {
  it('has the spread of the paired resamples: what both share falls out', () => {
    const [found] = differencesOf([model('a', 5, [1, 2, 3]), model('b', 4, [0, 1, 2.3])]);
    // Differences 1, 1 and 0.7: deviation √(0.06/2) = 0.1732, z = 5.7735
    expect(found).toMatchObject({ metric: 'sharpness', a: 'a', b: 'b', difference: 1, isReal: true });
    expect(found?.low).toBeCloseTo(1 - 1.96 * Math.sqrt(0.03), 12);
    expect(found?.high).toBeCloseTo(1 + 1.96 * Math.sqrt(0.03), 12);
    expect(found?.p).toBeCloseTo(normalTails(1 / Math.sqrt(0.03)), 15);
  });

  it('of two equal models is chance, and of two without any spread is sure or none', () => {
    expect(differencesOf([model('a', 5, [1, 2, 3]), model('b', 5, [1, 2, 3])])[0]).toMatchObject({
      p: 1,
      isReal: false,
    });
    expect(differencesOf([model('a', 1, [1, 1]), model('b', 0.5, [0.5, 0.5])])[0]).toMatchObject({
      p: 0,
      isReal: true,
    });
  });

  it('is corrected for all pairs, and is none where a model lacks the metric', () => {
    const found = differencesOf([model('a', 1, [0, 1, 2]), model('b', 2.5, [2, 2.5, 1]), model('c', 9, [9, 9.1, 9.2])]);
    expect(found.map(({ a, b, metric }) => `${a}${b} ${metric}`)).toEqual([
      'ab sharpness',
      'ac sharpness',
      'bc sharpness',
    ]);
    expect(found.map(({ adjusted }) => adjusted)).toEqual(holm(found.map(({ p }) => p)));
  });

  it('in KID is judged by its subsets, as a paired t', () => {
    const kid = (key: string, value: number, of: (s: number) => number): ModelEvidence => ({
      key,
      measured: {
        kid: {
          metric: { value, low: 0, high: 0, floor: 0 },
          replicates: Float64Array.from({ length: 20 }, (_, s) => of(s)),
        },
      },
    });
    // Differences alternate between 0 and 2: mean 1, deviation √(20/19), error √(20/19)/√20 = 1/√19
    const [found] = differencesOf([kid('a', 1, (s) => 2 * (s % 2)), kid('b', 0, () => 0)]);
    expect(found?.high).toBeCloseTo(1 + 2.093 / Math.sqrt(19), 12);
    expect(found?.p).toBeCloseTo(studentTails(Math.sqrt(19), 19), 15);
  });
});
