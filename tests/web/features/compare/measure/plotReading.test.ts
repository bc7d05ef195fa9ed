import { describe, expect, it } from 'vitest';
import { pointNear, readingAfter } from '../../../../../web/features/compare/measure/plotReading.ts';
import { REAL, SERIES_COLOURS, seriesDashes, seriesShape } from '../../../../../web/features/compare/measure/series.ts';

const POINTS = [
  [
    { x: 0, y: 0, text: 'a' },
    { x: 10, y: 0, text: 'b' },
    { x: 20, y: 0, text: 'c' },
  ],
  [{ x: 0, y: 10, text: 'd' }],
];

describe('reading a plot', () => {
  it('by arrow keys begins at the first number, and stops at the ends', () => {
    const first = readingAfter('ArrowRight', undefined, POINTS);
    expect(first).toEqual({ row: 0, column: 0 });
    expect(readingAfter('ArrowLeft', first, POINTS)).toEqual(first);
    expect(readingAfter('ArrowRight', first, POINTS)).toEqual({ row: 0, column: 1 });
    expect(readingAfter('End', first, POINTS)).toEqual({ row: 0, column: 2 });
    expect(readingAfter('Home', { row: 0, column: 2 }, POINTS)).toEqual(first);
  });

  it('goes to the next row, to its last number where it is shorter', () => {
    expect(readingAfter('ArrowDown', { row: 0, column: 2 }, POINTS)).toEqual({ row: 1, column: 0 });
    expect(readingAfter('ArrowDown', { row: 1, column: 0 }, POINTS)).toEqual({ row: 1, column: 0 });
  });

  it('leaves other keys to the page, and has nothing to read where there is nothing', () => {
    expect(readingAfter('Tab', undefined, POINTS)).toBeUndefined();
    expect(readingAfter('ArrowRight', undefined, [])).toBeUndefined();
  });

  it('by pointer takes the nearest number within reach', () => {
    expect(pointNear(9, 2, POINTS, 20)).toEqual({ row: 0, column: 1 });
    expect(pointNear(100, 100, POINTS, 20)).toBeUndefined();
  });
});

type Rgb = readonly [number, number, number];

/** Linear light. */
function linear(hex: string): Rgb {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const level = parseInt(hex.slice(at, at + 2), 16) / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [a, b]
    .map((hex) => {
      const [r, g, blue] = linear(hex);
      return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
    })
    .sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** How three kinds of colour blindness see linear light (Machado, Oliveira & Fernandes 2009, severity 1), and how others do. */
const VISIONS: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  trichromat: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Oklab (Ottosson 2020), in which distances are about those that people see. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

describe.each([
  ['light', '#fffefa'],
  ['dark', '#1a1814'],
] as const)('the colours of models, %s', (theme, paper) => {
  it('are 3:1 at least against paper', () => {
    for (const colour of SERIES_COLOURS) expect(contrast(colour[theme], paper)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(VISIONS))('are told apart by a %s', (who) => {
    const seen = SERIES_COLOURS.map((colour) => {
      const light = linear(colour[theme]);
      const [r, g, b] = (VISIONS[who] ?? []).map(([x, y, z]) =>
        Math.max(0, Math.min(1, x * light[0] + y * light[1] + z * light[2])),
      );
      return oklab([r ?? 0, g ?? 0, b ?? 0]);
    });
    seen.forEach((a, i) => {
      // 0.1 is several times what can just be noticed.
      for (const b of seen.slice(0, i))
        expect(Math.hypot(...a.map((value, k) => value - (b[k] ?? 0)))).toBeGreaterThan(0.1);
    });
  });
});

describe('models in a plot', () => {
  it('differ in shape where they differ in nothing else, and in their lines', () => {
    const slots = Array.from({ length: 10 }, (_, slot) => ({ id: '', name: '', slot }));
    expect(new Set(slots.map((series) => seriesShape(series))).size).toBe(10);
    expect(new Set(slots.slice(0, 6).map((series) => seriesDashes(series))).size).toBe(6);
    expect(seriesDashes({ id: '', name: '', slot: REAL })).not.toBe('');
  });
});
