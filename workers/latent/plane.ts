// A flat map of latent space through three of its points.
//
//   z(s, t) = origin + s·u + t·v        u along a → b, v at right angles to it, towards c; both of length 1
//
// Distances on the map are distances in latent space. Points that span no plane get one all the same, and it is said.

import { ShapeError } from '../core/errors.ts';
import { checkLatents, combine, dot, norm, perpendicular } from './vectors.ts';

export interface LatentPlane {
  /** [Z] */
  readonly origin: Float32Array<ArrayBuffer>;
  /** [Z], of length 1. */
  readonly u: Float32Array<ArrayBuffer>;
  /** [Z], of length 1, at right angles to u. */
  readonly v: Float32Array<ArrayBuffer>;
  /** Where on the map the three points are; a is the origin. */
  readonly places: readonly [a: MapPlace, b: MapPlace, c: MapPlace];
  /** How many directions the points span: 2, or fewer when they are on a line or all the same. */
  readonly rank: 0 | 1 | 2;
}

export interface MapPlace {
  readonly s: number;
  readonly t: number;
}

/** Of the longest side: what is nearer to the line counts as on it. f32 holds seven digits. */
const ON_THE_LINE = 1e-5;

/**
 * The plane through a, b and c, each [Z], Z at least 2. Points on a line get the direction across it that they have least of;
 * three times the same point gets the first two axes. @throws ShapeError
 */
export function planeThrough(a: Float32Array, b: Float32Array, c: Float32Array): LatentPlane {
  const Z = checkLatents('plane', a, b, c);
  if (Z < 2) throw new ShapeError(`plane: latents of ${Z} number, want at least 2`);
  const toB = combine(1, b, -1, a);
  const toC = combine(1, c, -1, a);
  const scale = Math.max(norm(toB), norm(toC));
  if (scale === 0) return planeOf(a, toB, toC, axis(Z, 0), axis(Z, 1), 0);
  // b may be where a is; then the map's first direction is that of c.
  const first = norm(toB) > ON_THE_LINE * scale ? toB : toC;
  const u = unit(first);
  const across = combine(1, toC, -dot(toC, u), u);
  if (norm(across) <= ON_THE_LINE * scale) return planeOf(a, toB, toC, u, perpendicular(u), 1);
  const v = unit(across);
  // This is repeated: it takes out what rounding has left of u.
  return planeOf(a, toB, toC, u, unit(combine(1, v, -dot(v, u), u)), 2);
}

function planeOf(
  a: Float32Array,
  toB: Float64Array,
  toC: Float64Array,
  u: Float64Array,
  v: Float64Array,
  rank: LatentPlane['rank'],
): LatentPlane {
  const place = (offset: Float64Array): MapPlace => ({ s: dot(offset, u), t: dot(offset, v) });
  return {
    origin: Float32Array.from(a),
    u: Float32Array.from(u),
    v: Float32Array.from(v),
    places: [{ s: 0, t: 0 }, place(toB), place(toC)],
    rank,
  };
}

/** The latents [n, Z] of places on a map, or on any two directions from an origin. */
export function latentsAt(
  { origin, u, v }: Pick<LatentPlane, 'origin' | 'u' | 'v'>,
  places: readonly MapPlace[],
): Float32Array<ArrayBuffer> {
  const Z = origin.length;
  const z = new Float32Array(places.length * Z);
  places.forEach(({ s, t }, n) => {
    for (let i = 0; i < Z; i++) z[n * Z + i] = (origin[i] ?? 0) + s * (u[i] ?? 0) + t * (v[i] ?? 0);
  });
  return z;
}

/** Where the foot of a latent's perpendicular is on the map, and how far the latent is above it. @throws ShapeError */
export function placeOf(
  { origin, u, v }: Pick<LatentPlane, 'origin' | 'u' | 'v'>,
  z: Float32Array,
): MapPlace & { readonly away: number } {
  checkLatents('plane', origin, z);
  const offset = combine(1, z, -1, origin);
  const [s, t] = [dot(offset, u), dot(offset, v)];
  return { s, t, away: norm(combine(1, combine(1, offset, -s, u), -t, v)) };
}

function unit(vector: Float64Array): Float64Array {
  const length = norm(vector);
  return vector.map((value) => value / length);
}

function axis(Z: number, i: number): Float64Array {
  const along = new Float64Array(Z);
  along[i] = 1;
  return along;
}
