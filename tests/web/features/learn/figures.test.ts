// What figures of the guided pages and of the exhibit compute.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastRight, lossCurve, recipeNumber } from '../../../../web/features/learn/card.ts';
import { bernoulliNats, klByDimension, mostTelling, softmin, sum } from '../../../../web/features/learn/gauss.ts';
import { blurred, moved, slanted } from '../../../../web/features/learn/pictures.ts';
import { LOSSES, NETWORKS, ROUTING } from '../../../../web/features/learn/routing.ts';
import { parseTally } from '../../../../web/features/learn/tally.ts';
import { findTriplets, pixelDistance, tripletOf } from '../../../../web/features/learn/triplets.ts';
import { drawnDigits } from '../../../support/drawnDigits.ts';

const IMAGE = 784;
const COUNT = 40;
const { images, labels } = drawnDigits(COUNT);
const grey = new Uint8ClampedArray(images);
/** A judge that knows what was drawn. */
const probs = Float32Array.from({ length: 10 * COUNT }, (_, i) => (i % 10 === labels[Math.floor(i / 10)] ? 1 : 0));
const first = grey.subarray(0, IMAGE);
const ink = (picture: ArrayLike<number>): number => Array.from(picture).reduce((all, level) => all + level, 0);

describe('a code', () => {
  it('costs nothing where it says nothing, half a nat for a mean of one, and half μ² more the farther it is', () => {
    expect(klByDimension([0, 1, 2], [0, 0, 0])).toEqual([0, 0.5, 2]);
    expect(klByDimension([0], [Math.log(0.25)])[0]).toBeCloseTo(0.5 * (0.25 - 1 - Math.log(0.25)), 12);
    expect(mostTelling([0.1, 3, 2])).toEqual([1, 2, 0]);
  });

  it('is believed the more, the cheaper it is', () => {
    const beliefs = softmin([100, 101, 1000]);
    expect(sum(beliefs)).toBeCloseTo(1, 12);
    expect((beliefs[0] ?? 0) / (beliefs[1] ?? 1)).toBeCloseTo(Math.E, 9);
  });

  it('rebuilds a picture at least cost when it is that picture', () => {
    const own = bernoulliNats(first, first);
    expect(own).toBeLessThan(bernoulliNats(first, moved(first, 1, 0)));
    expect(bernoulliNats([0, 255], [255, 0])).toBeCloseTo(2 * Math.log(510), 6);
  });
});

describe('a picture', () => {
  it('stays as it is when nothing is done to it', () => {
    expect(moved(first, 0, 0)).toEqual(first);
    expect(slanted(first, 0)).toEqual(first);
    expect(blurred(first, 0)).toEqual(first);
  });

  it('moves by whole pixels without a loss, and keeps its ink when it is blurred', () => {
    const there = moved(first, 2, -1);
    expect(there[10 * 28 + 14]).toBe(first[11 * 28 + 12]);
    expect(moved(there, -2, 1)).toEqual(first);
    expect(Math.abs(ink(blurred(first, 1.5)) / ink(first) - 1)).toBeLessThan(0.03); // rounding, and what leaves the edge
  });
});

describe('triplets', () => {
  const triplets = [...findTriplets({ grey, probs })];

  it('are found, of every kind, with b nearer to a than c in pixels', () => {
    expect(new Set(triplets.map(({ kind }) => kind))).toEqual(new Set(['blur', 'ghost', 'other digit']));
    for (const { a, b, c } of triplets) expect(pixelDistance(a, b)).toBeLessThan(pixelDistance(a, c));
  });

  it('are found for an own picture, too', () => {
    const own = tripletOf(grey.subarray(IMAGE, 2 * IMAGE), probs.subarray(10, 20), { grey, probs });
    expect(own && pixelDistance(own.a, own.b) < pixelDistance(own.a, own.c)).toBe(true);
  });
});

describe('what is told of training', () => {
  it('is read off a card, and never believed to have its shape', () => {
    const training = {
      recipe: { klWeight: 0.5, family: 'vae' },
      lossCurve: [{ train: { kl: 3, gap: 1 } }, { train: { kl: 2 } }],
    };
    expect(recipeNumber(training, 'klWeight')).toBe(0.5);
    expect(recipeNumber(training, 'family')).toBeUndefined();
    expect(lossCurve(training, [['kl', 'code'], ['gap', 'gone']])).toEqual([{ name: 'code', points: [3, 2] }]); // prettier-ignore
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('recipe', 'lossCurve'), fc.jsonValue()), (junk) => {
        expect(recipeNumber(junk, 'toString')).toBeUndefined();
        expect(lastRight(junk)).toBeUndefined();
        for (const { points } of lossCurve(junk, [['kl', 'code']])) expect(points.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('keeps each gradient where it belongs', () => {
    expect(LOSSES.map((loss) => NETWORKS.filter((network) => ROUTING[loss][network] === 'learns'))).toEqual([
      ['encoder'],
      ['encoder', 'decoder'],
      ['decoder', 'discriminator'],
    ]);
  });
});

describe('a tally', () => {
  it('is read as it was kept, and begins anew where it is not ours', () => {
    expect(parseTally('{"shape":3,"pixels":1}')).toEqual({ shape: 3, pixels: 1 });
    const junk = [
      null,
      '',
      '{',
      '[]',
      '{"shape":-1,"pixels":0}',
      '{"shape":"3","pixels":1}',
      '{"shape":1e99,"pixels":0}',
    ];
    for (const text of junk) expect(parseTally(text)).toEqual({ shape: 0, pixels: 0 });
  });
});
