import { expect, it } from 'vitest';
import { canvasPixels, digitAt, eachDigit, NO_INK, PIXELS } from '../../../web/ink/pixels.ts';

const THREE = Uint8ClampedArray.from({ length: 3 * PIXELS }, (_, i) => (i * 37) % 256);

it('ink is the alpha of black on a canvas, whatever typed array it is in', () => {
  const pixels = canvasPixels(Uint8ClampedArray.of(0, 255, 128));
  expect([...pixels]).toEqual([0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 128]);
  expect(canvasPixels(Uint8Array.of(0, 255, 128))).toEqual(pixels);
});

it('one of several digits is a window, and each of them by itself a copy', () => {
  const second = digitAt(THREE, 1);
  expect([...second]).toEqual([...THREE.slice(PIXELS, 2 * PIXELS)]);
  expect(second.buffer).toBe(THREE.buffer);
  const each = eachDigit(THREE);
  expect(each).toHaveLength(3);
  expect(each[1]).toEqual(second);
  expect(each[1]?.buffer).not.toBe(THREE.buffer);
});

it('no ink is paper all over', () => {
  expect([...NO_INK]).toEqual(new Array(784).fill(0));
});
