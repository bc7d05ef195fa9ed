// Whether two engines draw the same digits. The speed of an engine that draws other digits means nothing.

import type { Agreement } from './row.ts';

/** f32 engines add in different orders: 1e-4 of ink is a fortieth of a grey level. */
export const INK_TOLERANCE = 1e-4;

/** Rounding to one of 255 grey levels is half a level more. */
const HALF_A_LEVEL = 0.5 / 255;

/** Compares ink [N, H·W] in 0 … 1 with the reference's. What is no number never agrees. */
export function compareInk(ink: Float32Array, reference: Float32Array): Agreement {
  return compare(ink, reference, INK_TOLERANCE);
}

/** Compares grey levels [N, H·W] in 0 … 255 with the reference's ink. */
export function compareGrey(grey: Uint8ClampedArray, reference: Float32Array): Agreement {
  return compare(
    Float32Array.from(grey, (level) => level / 255),
    reference,
    HALF_A_LEVEL + INK_TOLERANCE,
  );
}

function compare(values: Float32Array, reference: Float32Array, tolerance: number): Agreement {
  if (values.length !== reference.length) return { agrees: false, worst: Infinity };
  let worst = 0;
  for (let i = 0; i < values.length; i++) {
    const difference = Math.abs((values[i] ?? 0) - (reference[i] ?? 0));
    if (!(difference <= worst)) worst = Number.isNaN(difference) ? Infinity : difference;
  }
  return { agrees: worst <= tolerance, worst };
}
