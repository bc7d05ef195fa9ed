// Gradients by central differences, for functions whose insides are f32.

import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { expectAllClose, type Tolerance } from './expectAllClose.ts';
import { at, dot } from './matrices.ts';

/** See `centralDifferences`. */
const STEP = 2 ** -7;

/**
 * df/dx of a scalar f at x. A step of 2⁻⁷ keeps both errors near 1e-4: rounding, 1e-7 of f divided by the step, and
 * curvature, the step squared. A power of two, so that x ± step is exact for values of O(1).
 */
export function centralDifferences(f: (x: Float32Array<ArrayBuffer>) => number, x: Float32Array): Float64Array {
  const stepped = Float32Array.from(x);
  return Float64Array.from(x, (value, i) => {
    stepped[i] = value + STEP;
    const above = f(stepped);
    stepped[i] = value - STEP;
    const below = f(stepped);
    stepped[i] = value;
    return (above - below) / (2 * STEP);
  });
}

/** More than one, since an error may lie across to a direction by chance. */
const DIRECTIONS = 6;

/**
 * Holds a gradient to a scalar f at x: along random directions v, ½ ≤ |v[i]| ≤ 1, f must change as fast as the gradient says.
 * That is four calls a direction in place of two an element. Each direction moves every element, so an element that is wrong
 * by δ makes every direction wrong by at least δ/2. Differences over twice the step take the curvature out of the others: it
 * adds up when all elements move. @throws Error that names the worst direction
 */
export function expectGradient(
  gradient: Float32Array,
  f: (x: Float32Array<ArrayBuffer>) => number,
  x: Float32Array,
  tolerance: Tolerance,
): void {
  if (gradient.length !== x.length) throw new Error(`gradient of ${gradient.length} elements, want ${x.length}`);
  const directions = Array.from({ length: DIRECTIONS }, (_, seed) => direction(x.length, seed));
  const slope = (v: Float32Array, step: number): number => {
    const [above, below] = [step, -step].map((by) => f(Float32Array.from(x, (value, i) => value + by * at(v, i))));
    return ((above ?? NaN) - (below ?? NaN)) / (2 * step);
  };
  expectAllClose(
    directions.map((v) => dot(gradient, v)),
    directions.map((v) => (4 * slope(v, 1.5 * STEP) - slope(v, 3 * STEP)) / 3),
    tolerance,
  );
}

/** Eighths, so that x ± step·v is exact too. */
function direction(length: number, seed: number): Float32Array {
  const random = new RandomSequence(seed, STREAM.drawing);
  return Float32Array.from({ length }, () => ((4 + random.below(5)) / 8) * (random.below(2) === 0 ? 1 : -1));
}

/** Pushes every value at least 0.1 away from 0, where rectifiers have no derivative. */
export function awayFromZero(x: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  return x.map((_, i) => at(x, i) + (at(x, i) < 0 ? -0.1 : 0.1));
}
