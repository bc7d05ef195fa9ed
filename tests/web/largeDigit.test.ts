import { describe, expect, it } from 'vitest';
import { LARGE, enlarge } from '../../web/wall/largeDigit.ts';

/** A digit as its workers send it: black, with ink as alpha. */
function digit(inkAt: (x: number, y: number) => number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(28 * 28 * 4);
  for (let i = 0; i < 784; i++) pixels[4 * i + 3] = inkAt(i % 28, Math.floor(i / 28));
  return pixels;
}

const alpha = (pixels: Uint8ClampedArray, x: number, y: number): number | undefined => pixels[4 * (y * LARGE + x) + 3];

describe('a large digit', () => {
  it('as squares has each pixel 24 × 24 times, unchanged', () => {
    const small = digit((x, y) => (x * 9 + y * 31) % 256);
    const large = enlarge(small, false);
    for (let y = 0; y < LARGE; y++) {
      for (let x = 0; x < LARGE; x++) {
        const level = (Math.floor(x / 24) * 9 + Math.floor(y / 24) * 31) % 256;
        if (alpha(large, x, y) !== level) expect.fail(`${x}, ${y}: ${alpha(large, x, y)}, want ${level}`);
      }
    }
  });

  it('smoothly keeps ink and paper, and mirrors what is mirrored', () => {
    const blob = (x: number, y: number): number => (Math.hypot(x - 10, y - 15) < 6 ? 255 : 0);
    const large = enlarge(digit(blob), true);
    const mirrored = enlarge(
      digit((x, y) => blob(27 - x, y)),
      true,
    );
    expect(alpha(large, 10 * 24 + 12, 15 * 24 + 12)).toBe(255);
    expect(alpha(large, 24 * 24, 3 * 24)).toBe(0);
    for (let i = 0; i < LARGE; i++) expect(alpha(mirrored, LARGE - 1 - i, 360)).toBe(alpha(large, i, 360));
  });

  it('smoothly has no steps: neighbours differ by less than an eighth of the way from paper to ink', () => {
    const large = enlarge(
      digit((x) => (x < 14 ? 255 : 0)),
      true,
    );
    const row = Array.from({ length: LARGE }, (_, x) => alpha(large, x, 336) ?? 0).slice(48);
    expect(Math.max(...row)).toBe(255);
    expect(Math.max(...row.map((level, x) => Math.abs(level - (row[x + 1] ?? level))))).toBeLessThan(32);
  });
});
