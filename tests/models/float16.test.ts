import { describe, expect, it } from 'vitest';
import { gaussian } from '../../workers/core/gaussianQuantile.ts';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { decodeFloat16, encodeFloat16, fromFloat16Bits, toFloat16Bits } from '../../workers/models/float16.ts';

describe('half precision', () => {
  // IEEE 754-2008 binary16, the table's landmarks.
  it.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [2 ** -14, 0x0400],
    [2 ** -14 - 2 ** -24, 0x03ff],
    [2 ** -24, 0x0001],
    [0.333251953125, 0x3555],
    [Infinity, 0x7c00],
    [-Infinity, 0xfc00],
  ])('holds %d as %i', (value, bits) => {
    expect(toFloat16Bits(value)).toBe(bits);
    expect(fromFloat16Bits(bits)).toBe(value);
  });

  it('comes back exactly from f32 for all of its 65,536 values but the NaNs, which stay NaN', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = fromFloat16Bits(bits);
      if (Number.isNaN(value)) expect(fromFloat16Bits(toFloat16Bits(value))).toBeNaN();
      else if (toFloat16Bits(value) !== bits)
        throw new Error(`${bits} is ${value} and came back ${toFloat16Bits(value)}`);
    }
  });

  it('rounds to the nearest value, and ties to the even one, between all of its neighbours', () => {
    for (let bits = 0; bits < 0x7bff; bits++) {
      const below = fromFloat16Bits(bits);
      const above = fromFloat16Bits(bits + 1);
      const half = (below + above) / 2;
      // A sixteenth of the gap to either side is an f32 still: f32 has 13 bits more.
      const little = (above - below) / 16;
      const even = bits & 1 ? bits + 1 : bits;
      const got = [half - little, half, half + little, -half].map(toFloat16Bits);
      if (got[0] !== bits || got[1] !== even || got[2] !== bits + 1 || got[3] !== (even | 0x8000)) {
        throw new Error(`around ${half}: got ${got.join(', ')}, want ${bits}, ${even}, ${bits + 1}, −${even}`);
      }
    }
  });

  it.each([
    [65519.99609375, 0x7bff],
    [65520, 0x7c00],
    [1e30, 0x7c00],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.0000001192092896, 0x0001],
    [2 ** -149, 0x0000],
  ])('turns %d, at the end of its range, into %i', (value, bits) => {
    expect(toFloat16Bits(value)).toBe(bits);
    expect(toFloat16Bits(-value)).toBe(bits | 0x8000);
  });

  it('is off by at most 2⁻¹¹ of a normal value', () => {
    const random = new RandomSequence(1, STREAM.drawing);
    for (let i = 0; i < 10_000; i++) {
      const value = Math.fround(gaussian(random) * 2 ** (random.below(20) - 8));
      if (Math.abs(value) < 2 ** -14) continue;
      const error = Math.abs(fromFloat16Bits(toFloat16Bits(value)) - value);
      if (error > Math.abs(value) * 2 ** -11) throw new Error(`${value} is off by ${error}`);
    }
  });

  it('is stored little end first, and read from any offset', () => {
    const bytes = encodeFloat16(Float32Array.of(1, -2, 0.333251953125));
    expect([...bytes]).toEqual([0x00, 0x3c, 0x00, 0xc0, 0x55, 0x35]);
    const shifted = new Uint8Array(7);
    shifted.set(bytes, 1);
    expect([...decodeFloat16(shifted.subarray(1))]).toEqual([1, -2, 0.333251953125]);
  });
});
