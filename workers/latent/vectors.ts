// Arithmetic on single latents. Everything here is computed in f64 in a fixed order and rounded once, so that a path through
// latent space is the same on every machine.

import { ShapeError } from '../core/errors.ts';

/** @throws ShapeError unless all have the width of the first, which is at least 1, and are finite */
export function checkLatents(where: string, ...latents: readonly Float32Array[]): number {
  const Z = latents[0]?.length ?? 0;
  if (Z === 0) throw new ShapeError(`${where}: an empty latent, want at least one number`);
  for (const z of latents) {
    if (z.length !== Z) throw new ShapeError(`${where}: latents of ${Z} and ${z.length} numbers, want equal widths`);
    const foreign = z.find((value) => !Number.isFinite(value));
    if (foreign !== undefined) throw new ShapeError(`${where}: a latent with ${foreign}, want finite numbers`);
  }
  return Z;
}

/** Σ aᵢ·bᵢ */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Euclidean length. */
export function norm(a: ArrayLike<number>): number {
  return Math.sqrt(dot(a, a));
}

/** a·x + b·y */
export function combine(a: number, x: ArrayLike<number>, b: number, y: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: x.length }, (_, i) => a * (x[i] ?? 0) + b * (y[i] ?? 0));
}

/** A unit vector at right angles to the unit vector u [Z], Z at least 2: from the axis that u has least of. */
export function perpendicular(u: ArrayLike<number>): Float64Array {
  let least = 0;
  for (let i = 1; i < u.length; i++) if (Math.abs(u[i] ?? 0) < Math.abs(u[least] ?? 0)) least = i;
  const along = u[least] ?? 0;
  const rest = Float64Array.from({ length: u.length }, (_, i) => (i === least ? 1 : 0) - along * (u[i] ?? 0));
  const length = norm(rest);
  return rest.map((value) => value / length);
}
