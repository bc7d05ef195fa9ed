import { describe, expect, it } from 'vitest';
import { quantile, ratioOfRounds, spread } from '../../workers/benchmark/statistics.ts';

describe('spread', () => {
  it('is the median and the quartiles, in any order of the values', () => {
    expect(spread([5, 1, 4, 2, 3])).toEqual({ median: 3, low: 2, high: 4 });
  });

  it('lies between neighbours where no value is in the middle', () => {
    expect(spread([1, 2, 3, 10])).toEqual({ median: 2.5, low: 1.75, high: 4.75 });
  });

  it('leaves its argument as it was', () => {
    const values = [3, 1, 2];
    spread(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('has nothing to say of no values', () => {
    expect(() => quantile([], 0.5)).toThrow('quantile: no values, want at least one');
  });
});

describe('ratioOfRounds', () => {
  it('is the same on a machine that is slow for a while', () => {
    const theirs = [10, 10, 1, 1, 10];
    expect(ratioOfRounds(
      theirs.map((rate) => 3 * rate),
      theirs,
    )).toEqual({ median: 3, low: 3, high: 3 }); // prettier-ignore
  });

  it('is the median of the ratios and not the ratio of the medians', () => {
    // medians 6 and 2; ratios 1, 3, 6
    expect(ratioOfRounds([2, 6, 12], [2, 2, 2]).median).toBe(3);
    expect(ratioOfRounds([1, 6, 8], [4, 2, 1]).median).toBe(3);
    expect(ratioOfRounds([6, 1, 8], [1, 4, 2]).median).toBe(4);
  });

  it('wants as many rounds of both', () => {
    expect(() => ratioOfRounds([1, 2], [1])).toThrow('ratio: 2 rounds against 1, want as many of both');
  });
});
