import { describe, expect, it } from 'vitest';
import { memorisationAuc, percentilesOf, resampledAuc } from '../../workers/evaluation/memorisation.ts';
import { percentileInterval } from '../../workers/evaluation/bootstrap.ts';
import { randomFloats } from '../support/randomTensors.ts';

function auc(samples: readonly number[], unseen: readonly number[]): number {
  return memorisationAuc({ samples: Float64Array.from(samples), unseen: Float64Array.from(unseen) });
}

describe('the memorisation test', () => {
  it.each([
    ['samples all nearer', [1, 2], [3, 4, 5], 1],
    ['samples all farther', [9, 8], [3, 4, 5], 0],
    ['all at one distance', [2, 2, 2], [2, 2], 0.5],
    // pairs (1,1) tie, (1,2) nearer, (3,1) farther, (3,2) farther
    ['some of each', [1, 3], [1, 2], 1.5 / 4],
    ['copies among others', [0, 0, 5], [4, 6], 5 / 6],
  ])('of %s', (_, samples, unseen, want) => {
    expect(auc(samples, unseen)).toBeCloseTo(want, 12);
  });

  it('is the share of pairs, ties counting half, also with many ties', () => {
    const samples = Array.from(randomFloats(150, 1), (value) => Math.round(3 * value));
    const unseen = Array.from(randomFloats(170, 2), (value) => Math.round(3 * value));
    const pairs = samples.flatMap((s) => unseen.map((u) => (s < u ? 1 : s === u ? 0.5 : 0)));
    expect(auc(samples, unseen)).toBeCloseTo(pairs.reduce<number>((sum, p) => sum + p, 0) / pairs.length, 12);
  });

  it('has an interval of the width that Mann and Whitney’s variance gives', () => {
    const n = 800;
    const sets = { samples: Float64Array.from(randomFloats(n, 3)), unseen: Float64Array.from(randomFloats(n, 4)) };
    const { low, high } = percentileInterval(resampledAuc(sets, { seed: 1, first: 0, end: 500 }));
    const deviation = Math.sqrt((2 * n + 1) / (12 * n * n)); // of the AUC of two samples of one distribution
    expect((high - low) / (2 * 1.96 * deviation)).toBeGreaterThan(0.85);
    expect((high - low) / (2 * 1.96 * deviation)).toBeLessThan(1.15);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });

  it('reports distances from the least to the 95th percentile', () => {
    expect(percentilesOf(Float64Array.from({ length: 101 }, (_, i) => 100 - i))).toEqual([0, 1, 5, 25, 50, 75, 95]);
  });
});
