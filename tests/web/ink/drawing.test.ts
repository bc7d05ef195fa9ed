import { describe, expect, it } from 'vitest';
import { centreAsMnist, SIDE } from '../../../web/ink/centredDrawing.ts';
import { parseDrawing } from '../../../web/features/explore/keptDrawing.ts';
import { beginStroke, extendLast, pathOf, pointsOf, type Drawing, type PenPoint } from '../../../web/ink/strokes.ts';

/** A stroke through points, in small steps. */
function through(...corners: readonly PenPoint[]): readonly PenPoint[] {
  return corners.flatMap((end, i) => {
    const start = corners[i - 1] ?? end;
    return Array.from({ length: 20 }, (_, k) => ({
      x: start.x + ((end.x - start.x) * k) / 20,
      y: start.y + ((end.y - start.y) * k) / 20,
    }));
  });
}

const SEVEN: Drawing = [through({ x: 0.3, y: 0.2 }, { x: 0.7, y: 0.2 }, { x: 0.45, y: 0.9 })];

function pixelsOf(drawing: Drawing): Uint8Array {
  const centred = centreAsMnist(drawing);
  if (centred.kind !== 'digit') throw new Error(`the drawing is ${centred.kind}, want a digit`);
  return centred.pixels;
}

/** Columns and rows that have ink, and the centre of mass. */
function placeOf(pixels: Uint8Array) {
  const inked = [...pixels.entries()].filter(([, level]) => level > 0);
  const xs = inked.map(([at]) => at % SIDE);
  const ys = inked.map(([at]) => Math.floor(at / SIDE));
  const ink = inked.reduce((sum, [, level]) => sum + level, 0);
  const mean = (of: readonly number[]): number =>
    of.reduce((sum, value, i) => sum + value * (inked[i]?.[1] ?? 0), 0) / ink;
  return {
    width: Math.max(...xs) - Math.min(...xs) + 1,
    height: Math.max(...ys) - Math.min(...ys) + 1,
    x: mean(xs),
    y: mean(ys),
  };
}

describe('a drawing as MNIST would have it', () => {
  it('fits a box of 20 pixels, its centre of mass in the middle', () => {
    const { width, height, x, y } = placeOf(pixelsOf(SEVEN));
    expect(height).toBeGreaterThanOrEqual(20);
    expect(height).toBeLessThanOrEqual(21); // a box that begins between two pixels has ink in 21
    expect(width).toBeLessThan(16);
    expect(x).toBeCloseTo(14, 1);
    expect(y).toBeCloseTo(14, 1);
  });

  it('is the same wherever and however small it was drawn', () => {
    const small = SEVEN.map((stroke) => stroke.map(({ x, y }) => ({ x: 0.6 + x / 4, y: 0.05 + y / 4 })));
    const [large, moved] = [pixelsOf(SEVEN), pixelsOf(small)];
    const difference = Math.max(...large.map((level, at) => Math.abs(level - (moved[at] ?? 0))));
    expect(difference).toBeLessThanOrEqual(1); // rounding of positions
  });

  it('has full ink on the line, paper away from it, and grey between', () => {
    const pixels = pixelsOf([through({ x: 0.5, y: 0.1 }, { x: 0.5, y: 0.9 })]);
    const row = pixels.subarray(14 * SIDE, 15 * SIDE);
    expect([...row.subarray(12, 17)]).toEqual([0, 191, 255, 191, 0]); // a pen 2.5 wide: ¾ of the pixels beside the middle
    expect(row.reduce((sum, level) => sum + level, 0)).toBe(191 + 255 + 191);
  });

  it.each([
    ['empty', []],
    ['dot', [[{ x: 0.5, y: 0.5 }]]],
    ['dot', [through({ x: 0.5, y: 0.5 }, { x: 0.52, y: 0.53 })]],
    ['full', Array.from({ length: 40 }, (_, i) => through({ x: 0.1, y: 0.1 + i / 50 }, { x: 0.9, y: 0.1 + i / 50 }))],
  ] as const)('is refused when it is %s', (kind, drawing) => {
    expect(centreAsMnist(drawing)).toEqual({ kind });
  });
});

describe('strokes', () => {
  it('stay on the sheet, and do not count what hardly moves', () => {
    const begun = beginStroke([], { x: -1, y: 2 });
    expect(begun).toEqual([[{ x: 0, y: 1 }]]);
    expect(extendLast(begun, { x: 0.001, y: 1 })).toBe(begun);
    expect(extendLast(begun, { x: 0.5, y: 3 })).toEqual([
      [
        { x: 0, y: 1 },
        { x: 0.5, y: 1 },
      ],
    ]);
    expect(extendLast([], { x: 0.5, y: 0.5 })).toEqual([]);
  });

  it('end some time, even if the pen is never lifted', () => {
    let drawing = beginStroke([], { x: 0, y: 0 });
    for (let i = 0; i < 5000; i++) drawing = extendLast(drawing, { x: i % 2, y: 0.5 });
    expect(pointsOf(drawing)).toBe(4000);
    expect(beginStroke(drawing, { x: 0, y: 0 })).toBe(drawing);
  });

  it('are paths, and a dot is one too', () => {
    const drawing = [
      [{ x: 0.5, y: 0.25 }],
      [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    ];
    expect(pathOf(drawing, 100)).toBe('M50.00 25.00L50.00 25.00M0.00 0.00L100.00 100.00');
  });
});

describe('a drawing that was kept', () => {
  it('is read as it was written, and anything else is none', () => {
    expect(parseDrawing('[[[0.25,0.5],[0.75,1]],[[0,0]]]')).toEqual([
      [
        { x: 0.25, y: 0.5 },
        { x: 0.75, y: 1 },
      ],
      [{ x: 0, y: 0 }],
    ]);
    for (const junk of ['', '{', '7', '{"a":1}', '[7]', '[[]]', '[[7]]', '[[[1]]]', '[[[1,"2"]]]', '[[[1,1e9]]]']) {
      expect(parseDrawing(junk), junk).toEqual([]);
    }
  });
});
