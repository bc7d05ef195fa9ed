// Moving pictures about: the augmentation of what a classifier or a discriminator sees.
//
// A discriminator is shown originals and generated digits moved by the same law, and the generator learns through the move
// (Zhao et al. 2020, "Differentiable augmentation for data-efficient GAN training", arXiv:2006.10738): what was moved by
// (dx, dy) has its gradient moved back by (−dx, −dy), and where paper came in nothing goes back.

import type { RandomSequence } from '../core/randomSequence.ts';
import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';

/** To the right and down, in pixels. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
}

/** A shift of up to `most` pixels along each axis, uniform. */
export function drawShift(random: RandomSequence, most: number): Shift {
  const draw = (): number => random.below(2 * most + 1) - most;
  return { dx: draw(), dy: draw() };
}

/** Moves an image [28, 28] in place; zeros come in at the edges. */
export function shiftImage(image: Uint8ClampedArray | Float32Array, { dx, dy }: Shift): void {
  if (dx === 0 && dy === 0) return;
  if (image.length !== IMAGE_SIZE) throw new Error(`shift: ${image.length} pixels, want ${IMAGE_SIZE}`); // the caller's mistake
  const left = Math.max(0, dx);
  const right = SIDE + Math.min(0, dx);
  // Rows are read before they are overwritten: from the bottom up when the image moves down.
  for (let i = 0; i < SIDE; i++) {
    const y = dy > 0 ? SIDE - 1 - i : i;
    const row = y * SIDE;
    const from = y - dy;
    if (from < 0 || from >= SIDE) {
      image.fill(0, row, row + SIDE);
      continue;
    }
    image.copyWithin(row + left, from * SIDE + left - dx, from * SIDE + right - dx);
    image.fill(0, row, row + left);
    image.fill(0, row + right, row + SIDE);
  }
}
