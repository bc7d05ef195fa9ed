// Gradients by central differences, for functions whose insides are f32.

import { at } from './matrices.ts';

/**
 * df/dx of a scalar f at x. A step of 2⁻⁷ keeps both errors near 1e-4: rounding, 1e-7 of f divided by the step, and
 * curvature, the step squared. A power of two, so that x ± step is exact for values of O(1).
 */
export function centralDifferences(f: (x: Float32Array<ArrayBuffer>) => number, x: Float32Array): Float64Array {
  const step = 2 ** -7;
  const stepped = Float32Array.from(x);
  return Float64Array.from(x, (value, i) => {
    stepped[i] = value + step;
    const above = f(stepped);
    stepped[i] = value - step;
    const below = f(stepped);
    stepped[i] = value;
    return (above - below) / (2 * step);
  });
}

/** Pushes every value at least 0.1 away from 0, where rectifiers have no derivative. */
export function awayFromZero(x: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  return x.map((_, i) => at(x, i) + (at(x, i) < 0 ? -0.1 : 0.1));
}
