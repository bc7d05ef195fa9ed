import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../../web/engine/verdict.ts';
import { askedLast, formatAsked, parseAsked } from '../../../../web/features/explore/handwritingWanted.ts';
import {
  MIN_CELL,
  cellsOn,
  formatView,
  levelOf,
  onScreen,
  panned,
  parseView,
  placeAt,
  placeOfCell,
  viewOfPlaces,
  zoomed,
} from '../../../../web/features/explore/mapView.ts';
import { formatPoint, parsePoint, readLink, readPoint } from '../../../../web/kit/points.ts';
import { MAX_INDEX, MAX_SEED } from '../../../../workers/core/address.ts';

describe('a further digit of an address', () => {
  it('is read as it was written', () => {
    const point = fc.record({
      seed: fc.integer({ min: 0, max: MAX_SEED }),
      index: fc.integer({ min: 0, max: MAX_INDEX }),
      class: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(point, (written) => {
        expect(parsePoint(formatPoint(written))).toEqual(written);
      }),
    );
  });

  it('is none for nonsense, whatever it is', () => {
    for (const text of ['', '5', '5.', '.5', '5.6.10', '5.6.7.8', 'a.b', '-1.2', '9007199254740992.1', '1e3.2']) {
      expect(parsePoint(text), text).toBe(undefined);
    }
    fc.assert(fc.property(fc.string(), (text) => void parsePoint(text)));
  });

  it('is typed as a number of the same seed, or pasted as a link', () => {
    const here = { seed: 5, index: 7 };
    expect(readPoint(' 1,000 ', here)).toEqual({ seed: 5, index: 1000 });
    expect(readPoint('https://x.example/#m=gan&s=9&i=3&c=4&v=digit', here)).toEqual({ seed: 9, index: 3, class: 4 });
    expect(readPoint('https://x.example/#M=GAN%26S=9%26I=3%26C=4).', here)).toEqual({ seed: 9, index: 3, class: 4 });
    expect(readPoint('\u200b1,000', here)).toEqual({ seed: 5, index: 1000 });
    expect(readPoint('m=gan&s=9', here)).toEqual({ seed: 9, index: 0, class: undefined });
    const link = 'https://x.example/#m=gan&amp;s=9&amp;i=3&amp;t=0.5';
    expect(readLink(link)).toEqual({ model: 'gan', seed: 9, index: 3, temperature: 0.5, prior: '', class: undefined });
    expect(readLink('1,000')).toBe(undefined);
    for (const text of ['', 'seven', '#m=vae', '#s=x&i=3', '#m=gan&s=9&i=3…', '#m=gan&s=9&s=8', 'https://x.example/']) {
      expect([readPoint(text, here), readLink(text)], text).toEqual([undefined, undefined]);
    }
  });
});

describe('what is asked of handwriting', () => {
  it('is read as it was written, the last one last', () => {
    const asked = askedLast(askedLast(askedLast([], 'slant', -12.5), 'width', 11), 'slant', 3);
    expect(formatAsked(asked)).toBe('width.11_slant.3');
    expect(parseAsked('width.11_slant.3')).toEqual(asked);
    expect(parseAsked('slant.-12.25')).toEqual([{ control: 'slant', value: -12.25 }]);
    expect(askedLast(asked, 'width', undefined)).toEqual([{ control: 'slant', value: 3 }]);
  });

  it('leaves out what nobody can ask for', () => {
    expect(parseAsked('slant.x_ink.3_width_thickness.999_height.20_height.5')).toEqual([
      { control: 'height', value: 20 },
    ]);
    fc.assert(fc.property(fc.string(), (text) => void parseAsked(text)));
  });
});

describe('a map', () => {
  const view = { s: 1.5, t: -0.25, scale: 80 };

  it('has digits of a size that fingers can hit, all over the screen, the middle one first', () => {
    for (const scale of [4, 43, 44, 80, 1000, 20_000]) {
      const size = 2 ** levelOf({ ...view, scale }) * scale;
      expect(size).toBeGreaterThanOrEqual(MIN_CELL);
      expect(size).toBeLessThan(2 * MIN_CELL);
    }
    const cells = cellsOn(view, 640, 480);
    const step = 2 ** levelOf(view) * view.scale;
    expect(cells.length).toBeGreaterThanOrEqual((640 / step) * (480 / step));
    const [first = { level: 0, i: 0, j: 0 }] = cells;
    const { x, y } = onScreen(view, placeOfCell(first), 640, 480);
    expect(Math.abs(x - 320)).toBeLessThanOrEqual(step / 2);
    expect(Math.abs(y - 240)).toBeLessThanOrEqual(step / 2);
  });

  it('keeps what is under the pointer there, zoomed or pulled', () => {
    const place = placeAt(view, 100, 50, 640, 480);
    const near = onScreen(zoomed(view, 3, place), place, 640, 480);
    expect(near.x).toBeCloseTo(100, 6);
    expect(near.y).toBeCloseTo(50, 6);
    const pulled = onScreen(panned(view, 30, -20), place, 640, 480);
    expect(pulled.x).toBeCloseTo(130, 6);
    expect(pulled.y).toBeCloseTo(30, 6);
  });

  it('begins with all of its places on screen', () => {
    const places = [
      { s: 0, t: 0 },
      { s: 5, t: 0 },
      { s: 2, t: 3 },
    ];
    for (const place of places) {
      const { x, y } = onScreen(viewOfPlaces(places, 640, 480), place, 640, 480);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(640);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(480);
    }
  });

  it('is read from an address as it was written, and from no nonsense', () => {
    expect(parseView(formatView(view))).toEqual(view);
    for (const text of ['', '1_2', '1_2_3_4', 'x_y_z', '1_2_0', '1e9_2_3', '1_2_-3']) {
      expect(parseView(text), text).toBe(undefined);
    }
  });
});

describe('the judge’s verdict', () => {
  it('is the surest digit, which is readable from 70 % on', () => {
    expect(verdictOf([0.1, 0.7, 0.2])).toEqual({ digit: 1, confidence: 0.7, isReadable: true });
    expect(verdictOf([0.69, 0.31, 0])).toEqual({ digit: 0, confidence: 0.69, isReadable: false });
    expect(verdictOf([0.5, 0.5])).toMatchObject({ digit: 0 });
  });
});
