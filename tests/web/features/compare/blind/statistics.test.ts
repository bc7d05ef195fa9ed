import { describe, expect, it } from 'vitest';
import {
  bradleyTerry,
  ratingDifference,
  winningShare,
} from '../../../../../web/features/compare/blind/bradleyTerry.ts';
import { playsNeeded } from '../../../../../web/features/compare/blind/power.ts';
import { wilsonInterval } from '../../../../../web/features/compare/blind/wilson.ts';

describe('the Wilson interval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is that of Newcombe 1998, table I', (count, n, low, high) => {
    const interval = wilsonInterval(count, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is the same from either end, and everything where nothing was counted', () => {
    const [few, many] = [wilsonInterval(3, 17), wilsonInterval(14, 17)];
    expect(few.low).toBeCloseTo(1 - many.high, 12);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(wilsonInterval(5, 5).high).toBe(1);
  });
});

describe('the number of plays a claim needs', () => {
  it('is that of the formula, by hand', () => {
    // ((1.95996·0.5 + 0.84162·√0.24) / 0.1)² = (1.39229 / 0.1)² = 193.8
    expect(playsNeeded(0.6)).toBe(194);
    expect(playsNeeded(0.4)).toBe(194);
    // ((0.97998 + 0.84162·√0.16) / 0.3)² = (1.31663 / 0.3)² = 19.26
    expect(playsNeeded(0.8)).toBe(20);
    // ((0.97998 + 0) / 0.5)² = 3.84
    expect(playsNeeded(1)).toBe(4);
  });

  it('is not named where there is nothing to find', () => {
    expect(playsNeeded(0.5)).toBe(undefined);
    expect(playsNeeded(0.5001)).toBe(undefined);
  });
});

describe('Bradley–Terry ratings', () => {
  it('of two players are the log of their odds, with the error of a log of odds', () => {
    const ratings = bradleyTerry([
      [0, 30],
      [10, 0],
    ]);
    if (!ratings) throw new Error('no ratings');
    const { difference, error } = ratingDifference(ratings, 0, 1);
    expect(difference).toBeCloseTo(Math.log(3), 9);
    expect(error).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10), 9);
    expect(winningShare(ratings, 0, 1)).toBeCloseTo(0.75, 9);
  });

  it('of three players who win as strengths 4 : 2 : 1 would have it are these', () => {
    // 4 of 6, 2 of 3, 4 of 5: each is just what the strengths expect, so the likelihood has its maximum there.
    const ratings = bradleyTerry([
      [0, 4, 4],
      [2, 0, 2],
      [1, 1, 0],
    ]);
    if (!ratings) throw new Error('no ratings');
    expect(ratings.theta[0]).toBeCloseTo(Math.log(2), 9);
    expect(ratings.theta[1]).toBeCloseTo(0, 9);
    expect(ratings.theta[2]).toBeCloseTo(-Math.log(2), 9);
  });

  it('add up along a chain, and so do their variances', () => {
    const ratings = bradleyTerry([
      [0, 3, 0],
      [1, 0, 4],
      [0, 1, 0],
    ]);
    if (!ratings) throw new Error('no ratings');
    const { difference, error } = ratingDifference(ratings, 0, 2);
    expect(difference).toBeCloseTo(Math.log(12), 8);
    expect(error).toBeCloseTo(Math.sqrt(1 / 3 + 1 + 1 / 4 + 1), 8);
  });

  it('are not there where someone has won or lost everything, or two groups never met', () => {
    expect(bradleyTerry([[0, 3], [0, 0]])).toBe(undefined); // prettier-ignore
    expect(bradleyTerry([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])).toBe(undefined); // prettier-ignore
    expect(bradleyTerry([[0]])).toBe(undefined);
  });
});
