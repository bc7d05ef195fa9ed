import { describe, expect, it } from 'vitest';
import { softInk } from '../../../web/ink/largeDigit.ts';

const SCALE = 8;
const SIZE = SCALE * 28;

/** A digit as its workers send it. */
function digit(inkAt: (x: number, y: number) => number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(28 * 28);
  for (let i = 0; i < 784; i++) pixels[i] = inkAt(i % 28, Math.floor(i / 28));
  return pixels;
}

const alpha = (pixels: Uint8ClampedArray, x: number, y: number): number | undefined => pixels[4 * (y * SIZE + x) + 3];

describe('a digit that is enlarged smoothly', () => {
  it('keeps ink and paper, and mirrors what is mirrored', () => {
    const blob = (x: number, y: number): number => (Math.hypot(x - 10, y - 15) < 6 ? 255 : 0);
    const large = softInk(digit(blob), SCALE);
    const mirrored = softInk(
      digit((x, y) => blob(27 - x, y)),
      SCALE,
    );
    expect(alpha(large, 10 * SCALE + 4, 15 * SCALE + 4)).toBe(255);
    expect(alpha(large, 24 * SCALE, 3 * SCALE)).toBe(0);
    const row = 15 * SCALE;
    for (let i = 0; i < SIZE; i++) expect(alpha(mirrored, SIZE - 1 - i, row)).toBe(alpha(large, i, row));
  });

  it('has edges of a pixel, without steps: from paper to ink in more than two places and fewer than sixteen', () => {
    const large = softInk(
      digit((x) => (x < 14 ? 255 : 0)),
      SCALE,
    );
    const row = Array.from({ length: SIZE }, (_, x) => alpha(large, x, SIZE / 2) ?? 0).slice(SCALE * 3);
    const edge = row.filter((level) => level > 0 && level < 255);
    expect(edge.length).toBeGreaterThan(2);
    expect(edge.length).toBeLessThan(16);
    expect(row).toEqual(row.toSorted((a, b) => b - a));
    expect([row[0], row.at(-1)]).toEqual([255, 0]);
  });

  it('has no steps, however large: neighbours differ by less than an eighth of the way from paper to ink', () => {
    const scale = 48;
    const size = scale * 28;
    const large = softInk(
      digit((x) => (x < 14 ? 255 : 0)),
      scale,
    );
    const row = Array.from({ length: size }, (_, x) => large[4 * ((size / 2) * size + x) + 3] ?? 0).slice(2 * scale);
    expect(Math.max(...row)).toBe(255);
    expect(Math.max(...row.map((level, x) => Math.abs(level - (row[x + 1] ?? level))))).toBeLessThan(32);
  });
});
