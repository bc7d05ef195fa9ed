import { inflateSync } from 'node:zlib';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { inkAddress, inkPng } from '../../../web/ink/inkImage.ts';
import { NO_INK } from '../../../web/ink/pixels.ts';

/** A digit as its workers send it. */
function digit(inkAt: (i: number) => number): Uint8ClampedArray<ArrayBuffer> {
  return Uint8ClampedArray.from({ length: 784 }, (_, i) => inkAt(i));
}

function inkOf(address: string): readonly number[] {
  const base64 = /^data:image\/png;base64,(.+)$/.exec(address)?.[1] ?? expect.fail(address.slice(0, 40));
  const { width, height, channels, depth, data } = decode(Buffer.from(base64, 'base64'), { checkCrc: true });
  expect([width, height, channels, depth]).toEqual([28, 28, 2, 8]);
  expect(data.filter((_, i) => i % 2 === 0).every((grey) => grey === 0)).toBe(true);
  return Array.from({ length: 784 }, (_, i) => data[2 * i + 1] ?? -1);
}

describe('a digit as an image', () => {
  it('has its ink as alpha of black, by a decoder that checks sums', () => {
    for (const inkAt of [(i: number) => (i * 37) % 256, () => 255, (i: number) => (i === 783 ? 1 : 0)]) {
      expect(inkOf(inkAddress(digit(inkAt)))).toEqual(Array.from({ length: 784 }, (_, i) => inkAt(i)));
    }
    expect(inkOf(inkAddress(NO_INK)).every((ink) => ink === 0)).toBe(true);
  });

  it('is a zlib stream with the right sum', () => {
    const png = inkPng(digit((i) => (i * 91) % 256));
    const data = png.subarray(8 + 25 + 8); // behind signature, header's chunk, length and type
    const lines = inflateSync(data.subarray(0, 7 + 28 * 57 + 4));
    expect(Array.from({ length: 784 }, (_, i) => lines[Math.floor(i / 28) * 57 + 2 * (i % 28) + 2])).toEqual(
      Array.from({ length: 784 }, (_, i) => (i * 91) % 256),
    );
  });

  it('has one address for one array', () => {
    const pixels = digit((i) => i % 7);
    expect(inkAddress(pixels)).toBe(inkAddress(pixels));
    expect(inkAddress(digit((i) => i % 7))).toBe(inkAddress(pixels));
    expect(inkPng(pixels).length).toBeLessThan(1700);
  });
});
