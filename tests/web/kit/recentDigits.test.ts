import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRAIL_LENGTH, extended, formatTrail, parseTrail, type SeenDigit } from '../../../web/kit/recentDigits.ts';

function digit(index: number, level = index % 256): SeenDigit {
  const pixels = new Uint8ClampedArray(4 * 784);
  for (let i = 0; i < 784; i++) pixels[4 * i + 3] = (level + i) % 256;
  return {
    address: { model: 'cvae', seed: 5, index, temperature: 0.8, prior: 'normal', class: 3 },
    pixels,
    elapsedMs: 12.5,
  };
}

describe('the trail', () => {
  it('has each digit once, in the order in which they came, and only the last ones', () => {
    let trail: readonly SeenDigit[] = [];
    for (let i = 0; i < 30; i++) trail = extended(trail, digit(i));
    expect(trail.map(({ address }) => address.index)).toEqual(Array.from({ length: TRAIL_LENGTH }, (_, i) => 10 + i));
    expect(extended(trail, digit(15))).toBe(trail);
  });

  it('comes back from storage with every pixel', () => {
    const trail = [digit(0), digit(7), { ...digit(9), address: { ...digit(9).address, class: undefined } }];
    expect(parseTrail(formatTrail(trail))).toEqual(trail);
    const longest = Array.from({ length: TRAIL_LENGTH }, (_, i) => digit(Number.MAX_SAFE_INTEGER - i));
    expect(parseTrail(formatTrail(longest))).toHaveLength(TRAIL_LENGTH);
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
          expect(parseTrail(text)).toEqual([]);
        },
      ),
    );
    const whole = JSON.parse(formatTrail([digit(1), digit(2)])) as { digits: { address: string; ink: string }[] };
    const [first] = whole.digits;
    if (first) first.ink = first.ink.slice(8);
    expect(parseTrail(JSON.stringify(whole)).map(({ address }) => address.index)).toEqual([2]);
    if (first) first.address = 'm=cvae&s=-1';
    expect(parseTrail(JSON.stringify(whole))).toHaveLength(1);
  });
});
