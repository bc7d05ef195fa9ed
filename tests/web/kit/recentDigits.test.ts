import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MOST_RECENT,
  extended,
  formatRecentDigits,
  parseRecentDigits,
  type RecentDigit,
} from '../../../web/kit/recentDigits.ts';

function digit(index: number, level = index % 256): RecentDigit {
  const pixels = new Uint8ClampedArray(784);
  for (let i = 0; i < 784; i++) pixels[i] = (level + i) % 256;
  return {
    address: { model: 'cvae', seed: 5, index, temperature: 0.8, prior: 'normal', class: 3 },
    pixels,
    elapsedMs: 12.5,
  };
}

describe('the trail', () => {
  it('has each digit once, in the order in which they came, and only the last ones', () => {
    let recentDigits: readonly RecentDigit[] = [];
    for (let i = 0; i < 30; i++) recentDigits = extended(recentDigits, digit(i));
    expect(recentDigits.map(({ address }) => address.index)).toEqual(
      Array.from({ length: MOST_RECENT }, (_, i) => 10 + i),
    );
    expect(extended(recentDigits, digit(15))).toBe(recentDigits);
  });

  it('comes back from storage with every pixel', () => {
    const recentDigits = [digit(0), digit(7), { ...digit(9), address: { ...digit(9).address, class: undefined } }];
    expect(parseRecentDigits(formatRecentDigits(recentDigits))).toEqual(recentDigits);
    const longest = Array.from({ length: MOST_RECENT }, (_, i) => digit(Number.MAX_SAFE_INTEGER - i));
    expect(parseRecentDigits(formatRecentDigits(longest))).toHaveLength(MOST_RECENT);
  });

  it('is never an error, and leaves out what is not whole', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((x) => `{"version":1,"digits":[${JSON.stringify(x)}]}`),
        ),
        (text) => {
          expect(parseRecentDigits(text)).toEqual([]);
        },
      ),
    );
    const whole = JSON.parse(formatRecentDigits([digit(1), digit(2)])) as {
      digits: { address: string; ink: string }[];
    };
    const [first] = whole.digits;
    if (first) first.ink = first.ink.slice(8);
    expect(parseRecentDigits(JSON.stringify(whole)).map(({ address }) => address.index)).toEqual([2]);
    if (first) first.address = 'm=cvae&s=-1';
    expect(parseRecentDigits(JSON.stringify(whole))).toHaveLength(1);
  });
});
