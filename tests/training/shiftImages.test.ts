import { describe, expect, it } from 'vitest';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { IMAGE_SIZE, SIDE } from '../../workers/data/digitSet.ts';
import { drawShift, shiftImage } from '../../workers/training/shiftImages.ts';
import { dot } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

/** By the definition: pixel (x, y) comes from (x − dx, y − dy), or is paper. */
function moved(image: Float32Array, dx: number, dy: number): Float32Array {
  return Float32Array.from({ length: IMAGE_SIZE }, (_, i) => {
    const [x, y] = [(i % SIDE) - dx, Math.floor(i / SIDE) - dy];
    return x >= 0 && x < SIDE && y >= 0 && y < SIDE ? (image[y * SIDE + x] ?? NaN) : 0;
  });
}

const SHIFTS = [-28, -3, -1, 0, 1, 2, 27];

describe('an image that is moved', () => {
  it('has every pixel where it belongs, and paper behind it', () => {
    const image = randomFloats(IMAGE_SIZE, 1);
    for (const dx of SHIFTS) {
      for (const dy of SHIFTS) {
        const copy = image.slice();
        shiftImage(copy, { dx, dy });
        expect(copy, `by ${dx}, ${dy}`).toEqual(moved(image, dx, dy));
      }
    }
  });

  it('has a gradient that moves back: the adjoint of the move', () => {
    const [x, dy] = [randomFloats(IMAGE_SIZE, 2), randomFloats(IMAGE_SIZE, 3)];
    for (const shift of [
      { dx: 2, dy: -1 },
      { dx: -3, dy: 3 },
    ]) {
      const forwards = x.slice();
      shiftImage(forwards, shift);
      const backwards = dy.slice();
      shiftImage(backwards, { dx: -shift.dx, dy: -shift.dy });
      expect(dot(forwards, dy)).toBeCloseTo(dot(x, backwards), 6);
    }
  });
});

it('shifts reach every offset up to the most along both axes, and no further', () => {
  const seen = new Set<string>();
  for (let item = 0; item < 500; item++) {
    const { dx, dy } = drawShift(new RandomSequence(1, STREAM.shift, item), 2);
    expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(2);
    seen.add(`${dx},${dy}`);
  }
  expect(seen.size).toBe(25);
});
