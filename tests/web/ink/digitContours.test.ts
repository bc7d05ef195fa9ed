import { describe, expect, it } from 'vitest';
import { digitContours } from '../../../web/ink/digitContours.ts';

/** Pixels [28, 28] whose ink is where `isInk` says. */
function drawn(isInk: (x: number, y: number) => boolean): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(784);
  for (let i = 0; i < 784; i++) if (isInk(i % 28, Math.floor(i / 28))) pixels[i] = 255;
  return pixels;
}

/** The points of each closed curve of a path: its ends and, between them, the corners that it was rounded from. */
function curves(path: string): readonly (readonly (readonly [number, number])[])[] {
  return path
    .split('Z')
    .filter((curve) => curve !== '')
    .map((curve) => [...curve.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const));
}

/** Area by the shoelace formula; its sign is the direction. */
function area(points: readonly (readonly [number, number])[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [0, 0];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

describe('the outline of a digit', () => {
  it('of a disc is a circle in the same place', () => {
    const outline = curves(digitContours(drawn((x, y) => Math.hypot(x - 13.5, y - 13.5) < 8)));
    expect(outline).toHaveLength(1);
    const radii = (outline[0] ?? []).map(([x, y]) => Math.hypot(x - 14, y - 14));
    expect(Math.min(...radii)).toBeGreaterThan(7);
    expect(Math.max(...radii)).toBeLessThan(9);
  });

  it('of a ring has its hole, run through the other way', () => {
    const ring = drawn((x, y) => Math.abs(Math.hypot(x - 13.5, y - 13.5) - 8) < 2);
    const areas = curves(digitContours(ring)).map(area);
    expect(areas).toHaveLength(2);
    expect(Math.sign(areas[0] ?? 0)).toBe(-Math.sign(areas[1] ?? 0));
  });

  it('of two parts has both, and of no ink is nothing', () => {
    expect(
      curves(digitContours(drawn((x, y) => y > 8 && y < 20 && (Math.abs(x - 6) < 2 || Math.abs(x - 20) < 2)))),
    ).toHaveLength(2);
    expect(digitContours(drawn(() => false))).toBe('');
  });

  it('closes at the edge of the paper', () => {
    const [curve = []] = curves(digitContours(drawn(() => true)));
    expect(Math.abs(area(curve))).toBeGreaterThan(26 ** 2);
    for (const [x, y] of curve) expect(Math.min(x, y) >= 0 && Math.max(x, y) <= 28).toBe(true);
  });
});
