// Strokes of known thickness, slant and size, drawn by the test.

import { describe, expect, it } from 'vitest';
import { IMAGE_SIZE, SIDE } from '../../workers/data/digitSet.ts';
import { MEASURES, measureDigits, type Measure } from '../../workers/handwriting/measures.ts';
import { blurred, drawStrokes, ellipse, lean, type Stroke } from '../support/drawnStrokes.ts';

const BAR: Stroke = [[13.5, 4], [13.5, 23]]; // prettier-ignore
const RING = ellipse([13.5, 13.5], 6, 9);
const SHAPES: Readonly<Record<string, readonly Stroke[]>> = {
  'a bar': [BAR],
  'a leaning bar': [lean(BAR, 20)],
  'a diagonal': [[[6, 6], [21, 21]]],
  'a ring': [RING],
  'a leaning ring': [lean(RING, 20)],
  'an eight': [ellipse([13.5, 8.5], 4, 4.5), ellipse([13.5, 18], 5, 5)],
  'a seven': [[[7, 5], [20, 5], [11, 23]]],
  'a cross': [BAR, [[5, 13.5], [22, 13.5]]],
  'a two': [[[8, 9], [10, 5], [17, 5], [19, 9], [7, 22], [21, 22]]],
}; // prettier-ignore

function measure(image: Uint8Array): Readonly<Record<Measure, number>> {
  const values = measureDigits(image);
  return Object.fromEntries(MEASURES.map((name, i) => [name, values[i]])) as Record<Measure, number>; // has them all
}

describe.each(Object.entries(SHAPES))('%s', (_, strokes) => {
  it.each([2, 2.5, 3, 3.5, 4])('of a pen %f px across measures so, to 0.25 px', (thickness) => {
    // Crossings hide edge, and a pixel that is half covered is not known to lie on one side: 0.24 at worst.
    expect(Math.abs(measure(drawStrokes(strokes, { thickness })).thickness - thickness)).toBeLessThan(0.25);
  });

  it('grows thicker with the pen, without a jump', () => {
    const found = Array.from(
      { length: 21 },
      (_, i) => measure(drawStrokes(strokes, { thickness: 2 + i / 10 })).thickness,
    );
    found.slice(1).forEach((value, i) => {
      expect(value - (found[i] ?? NaN)).toBeGreaterThan(-0.01); // a pen within its pixels is as thick as they are
      expect(value - (found[i] ?? NaN)).toBeLessThan(0.3); // coverage is known to an eighth of a pixel on either side
    });
  });

  it('is as thick, as slanted and as large in pale ink', () => {
    const [dark, pale] = [1, 0.6].map((darkness) => measure(drawStrokes(strokes, { thickness: 3, darkness })));
    for (const name of ['thickness', 'slant', 'width', 'height'] as const) {
      expect(Math.abs((pale?.[name] ?? NaN) - (dark?.[name] ?? NaN))).toBeLessThan(0.05); // of rounding to grey levels
    }
    expect((pale?.ink ?? NaN) / (dark?.ink ?? NaN)).toBeCloseTo(0.6, 2);
  });

  it('keeps slant and ink where it is blurred', () => {
    const sharp = drawStrokes(strokes, { thickness: 3 });
    const [before, after] = [measure(sharp), measure(blurred(sharp, 1))];
    expect(Math.abs(after.slant - before.slant)).toBeLessThan(0.7); // blur adds 0.5 px² to the variance of rows
    expect(after.ink / before.ink).toBeCloseTo(1, 2);
    expect(Math.abs(after.thickness - before.thickness)).toBeLessThan(0.65);
  });

  it('measures the same where it is moved by whole pixels', () => {
    const image = drawStrokes(strokes, { thickness: 2.5 });
    const moved = new Uint8Array(IMAGE_SIZE);
    moved.set(image.subarray(0, IMAGE_SIZE - SIDE - 1), SIDE + 1); // one to the right and one down
    const [before, after] = [measureDigits(image), measureDigits(moved)];
    after.forEach((value, i) => {
      expect(value).toBeCloseTo(before[i] ?? NaN, 9);
    });
  });
});

describe('slant', () => {
  it.each([-30, -15, 0, 10, 25, 40])('of a bar that leans by %i° is that, to 1°', (degrees) => {
    // Round ends and the pen's own width lean a little less than the line.
    expect(Math.abs(measure(drawStrokes([lean(BAR, degrees)], { thickness: 2 })).slant - degrees)).toBeLessThan(1);
  });

  it.each([-20, 0, 20])('of a ring that was sheared by %i° is that, to 4°', (degrees) => {
    // The pen is round and is not sheared with the line.
    expect(Math.abs(measure(drawStrokes([lean(RING, degrees)], { thickness: 2 })).slant - degrees)).toBeLessThan(4);
  });

  it('turns its sign in the mirror, and does not know up from down', () => {
    const image = drawStrokes(SHAPES['a seven'] ?? [], { thickness: 3 });
    const mirrored = image.map((_, i) => image[i - (i % SIDE) + SIDE - 1 - (i % SIDE)] ?? 0);
    expect(measure(mirrored).slant).toBeCloseTo(-measure(image).slant, 9);
    expect(measure(image.slice().reverse()).slant).toBeCloseTo(measure(image).slant, 9);
  });
});

describe('width and height', () => {
  it.each([
    [12, 18],
    [10.5, 15.2],
    [6, 20],
  ])('of a ring around %f × %f px are a pen more, to 0.2 px', (across, down) => {
    const { width, height } = measure(drawStrokes([ellipse([13.3, 13.6], across / 2, down / 2)], { thickness: 3 }));
    expect(Math.abs(width - across - 3)).toBeLessThan(0.2);
    expect(Math.abs(height - down - 3)).toBeLessThan(0.2);
  });

  it('count a border pixel as far as it is inked, and a faint speck as little as it is', () => {
    const image = new Uint8Array(IMAGE_SIZE);
    for (let y = 5; y < 15; y++) for (let x = 8; x < 12; x++) image[y * SIDE + x] = 255;
    for (let y = 5; y < 15; y++) image[y * SIDE + 12] = 51;
    expect(measure(image).width).toBeCloseTo(4.2, 9);
    image[24 * SIDE + 8] = 51;
    expect(measure(image).height).toBeCloseTo(10 + 0.2 * 10, 9);
  });
});

describe('what has no handwriting', () => {
  it('measures 0 where there is no ink, and has no part that is not a number', () => {
    expect([...measureDigits(new Uint8Array(IMAGE_SIZE))]).toEqual([0, 0, 0, 0, 0]);
    const speck = new Uint8Array(IMAGE_SIZE);
    speck[400] = 100;
    expect([...measureDigits(speck)]).toEqual([0, 0, 0, 0, 0]);
    for (const image of [new Uint8Array(IMAGE_SIZE).fill(255), speck.fill(255, 400, 401)]) {
      for (const value of measureDigits(image)) expect(value).toSatisfy(Number.isFinite);
    }
  });

  it('of half a picture is refused', () => {
    expect(() => measureDigits(new Uint8Array(100))).toThrow('handwriting: 100 bytes, want a multiple of 784');
  });
});

it('many digits measure as each by itself', () => {
  const images = Object.values(SHAPES).map((strokes) => drawStrokes(strokes, { thickness: 3 }));
  const all = measureDigits(Uint8Array.from(images.flatMap((image) => [...image])));
  images.forEach((image, n) => {
    expect(all.slice(n * MEASURES.length, (n + 1) * MEASURES.length)).toEqual(measureDigits(image));
  });
});
