// Paths from one latent to another, and the arithmetic of analogies.
//
//   lerp   z(t) = (1 − t)·a + t·b
//   slerp  directions along the great circle, lengths in a straight line (Shoemake 1985; for latents White 2016,
//          arXiv:1609.04468): N(0, I) in many dimensions lives near a sphere, and a straight way cuts through its inside,
//          where the network has seen nothing
//
// Both give a at t = 0 and b at t = 1 to the last bit.

import { checkLatents, combine, dot, norm, perpendicular } from './vectors.ts';

/** Below this angle in radians a great circle and a straight line differ by less than f32 can tell. */
const PARALLEL = 1e-4;

export type LatentPath = (a: Float32Array, b: Float32Array, t: number) => Float32Array<ArrayBuffer>;

/** The point t of the straight way from a to b, each [Z]; t is not held to [0, 1]. @throws ShapeError */
export const lerp: LatentPath = (a, b, t) => {
  checkLatents('lerp', a, b);
  if (t === 0 || t === 1) return Float32Array.from(t === 0 ? a : b);
  return Float32Array.from(combine(1 - t, a, t, b));
};

/**
 * The point t of the way from a to b along the sphere, each [Z]. Where there is no such way it takes the nearest thing: from
 * or to the origin, or between equal directions, the straight one; between opposite directions, the great circle through
 * the axis that they have least of. @throws ShapeError
 */
export const slerp: LatentPath = (a, b, t) => {
  const Z = checkLatents('slerp', a, b);
  if (t === 0 || t === 1) return Float32Array.from(t === 0 ? a : b);
  const [lengthA, lengthB] = [norm(a), norm(b)];
  if (lengthA === 0 || lengthB === 0) return lerp(a, b, t);
  const from = Float64Array.from(a, (value) => value / lengthA);
  const to = Float64Array.from(b, (value) => value / lengthB);
  // The angle comes from the sine and cosine of its half: an arc cosine loses half of its digits near 0 and π.
  const angle = 2 * Math.atan2(norm(combine(1, to, -1, from)), norm(combine(1, to, 1, from)));
  const isOpposite = Math.PI - angle < PARALLEL;
  if (angle < PARALLEL || (isOpposite && Z === 1)) return lerp(a, b, t);
  const across = isOpposite ? perpendicular(from) : acrossFrom(from, to);
  const length = (1 - t) * lengthA + t * lengthB;
  return Float32Array.from(combine(length * Math.cos(t * angle), from, length * Math.sin(t * angle), across));
};

/** The unit vector at right angles to `from`, in its plane with `to`. */
function acrossFrom(from: Float64Array, to: Float64Array): Float64Array {
  const rest = combine(1, to, -dot(from, to), from);
  const length = norm(rest);
  return rest.map((value) => value / length);
}

/** [steps, Z] points of a way, the ends included; `steps` at least 2. @throws ShapeError */
export function alongPath(
  path: LatentPath,
  a: Float32Array,
  b: Float32Array,
  steps: number,
): Float32Array<ArrayBuffer> {
  const Z = checkLatents('path', a, b);
  const z = new Float32Array(steps * Z);
  for (let step = 0; step < steps; step++) z.set(path(a, b, step / (steps - 1)), step * Z);
  return z;
}

/** a − b + c: what c would be if it differed from the result as b does from a. Each [Z]. @throws ShapeError */
export function analogy(a: Float32Array, b: Float32Array, c: Float32Array): Float32Array<ArrayBuffer> {
  checkLatents('analogy', a, b, c);
  return Float32Array.from(a, (value, i) => value - (b[i] ?? 0) + (c[i] ?? 0));
}
