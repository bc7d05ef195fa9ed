import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tileOf, MAX_LINES } from '../../../web/kit/contactSheet.ts';
import { digitSvg } from '../../../web/features/keep/digitSvg.ts';
import { digitsFrom, runsOf } from '../../../web/kit/drawnDigits.ts';
import { morphTarget } from '../../../web/features/keep/morph.ts';
import { areOtherDigits } from '../../../web/address/sameDigits.ts';
import { fileName } from '../../../web/kit/saveFile.ts';
import { MAX_INDEX } from '../../../workers/core/address.ts';
import { drawClass } from '../../../workers/core/digitClass.ts';

const DIGIT = { model: 'vae', seed: 3, index: 7, temperature: 1, prior: '', class: undefined };

describe('digits that follow one', () => {
  it('are those after it, fewer at the end of the seed', () => {
    expect(digitsFrom(DIGIT, 3).map(({ index }) => index)).toEqual([7, 8, 9]);
    expect(digitsFrom({ ...DIGIT, index: MAX_INDEX }, 3)).toHaveLength(1);
  });

  it('are asked for in runs, in order, and none twice', () => {
    const some = fc.array(fc.record({ seed: fc.nat({ max: 1 }), index: fc.nat({ max: 120 }) }), { maxLength: 200 });
    fc.assert(
      fc.property(some, (places) => {
        const addresses = places.map((place) => ({ ...DIGIT, ...place }));
        const runs = runsOf(addresses);
        expect(runs.flat()).toEqual(addresses);
        for (const run of runs) expect(digitsFrom(run[0] ?? DIGIT, run.length)).toEqual(run);
      }),
    );
    expect(runsOf(digitsFrom(DIGIT, 120)).map(({ length }) => length)).toEqual([50, 50, 20]);
  });

  it('are other digits or the same', () => {
    expect(areOtherDigits([DIGIT], [{ ...DIGIT }])).toBe(false);
    expect(areOtherDigits([DIGIT], [{ ...DIGIT, temperature: 0.5 }])).toBe(true);
    expect(areOtherDigits([DIGIT], [])).toBe(true);
    expect(areOtherDigits()).toBe(false);
  });
});

describe('a file', () => {
  it('is called after its digit, by all that makes it another one', () => {
    expect(fileName(DIGIT, 'png')).toBe('digit-vae-3-7.png');
    const other = { ...DIGIT, model: 'cvae', temperature: 0.5, prior: 'normal', class: 4 };
    expect(fileName(other, 'zip', 'digits')).toBe('digits-cvae-3-7-t0.5-normal-c4.zip');
  });
});

describe('a contact sheet', () => {
  it('has room for all of its digits on a canvas that phones give', () => {
    for (const lines of [1, 10, 32, 33, 100, MAX_LINES]) {
      expect(tileOf(lines, 1) * lines).toBeLessThanOrEqual(4096);
      expect(tileOf(1, lines)).toBeGreaterThanOrEqual(28);
    }
  });
});

describe('a morph', () => {
  it('leads to the next digit, at the end of the seed to the first', () => {
    expect(morphTarget(DIGIT, { classes: 0 }).index).toBe(8);
    expect(morphTarget({ ...DIGIT, index: MAX_INDEX }, { classes: 0 }).index).toBe(0);
    expect(morphTarget({ ...DIGIT, class: 4 }, { classes: 10 })).toEqual({ ...DIGIT, class: 4, index: 8 });
  });

  it('leads to the next one of the same class where digits have classes of their own', () => {
    for (let index = 0; index < 50; index++) {
      const { index: next } = morphTarget({ ...DIGIT, index }, { classes: 10 });
      const own = drawClass(3, index, 10);
      const between = Array.from({ length: next - index - 1 }, (_, i) => drawClass(3, index + 1 + i, 10));
      expect(drawClass(3, next, 10)).toBe(own);
      expect(between).not.toContain(own);
    }
  });
});

describe('an SVG', () => {
  it('is one path to be filled by the even-odd rule, with words that stay words', () => {
    const ring = new Uint8ClampedArray(28 * 28);
    for (let y = 6; y < 22; y++) {
      for (let x = 6; x < 22; x++) ring[y * 28 + x] = x > 10 && x < 17 && y > 10 && y < 17 ? 0 : 255;
    }
    const svg = digitSvg(ring, { title: 'a <script>', description: 'https://x/#m=vae&s=3' });
    expect(svg).toContain('<title id="t">a &lt;script&gt;</title>');
    expect(svg).toContain('<desc id="d">https://x/#m=vae&amp;s=3</desc>');
    const paths = [...svg.matchAll(/<path fill-rule="evenodd" d="([^"]+)"/g)].map(([, data = '']) => data);
    expect(paths).toHaveLength(1);
    expect(paths[0]?.match(/Z/g)).toHaveLength(2); // the outline and its hole
  });
});
