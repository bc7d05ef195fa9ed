// The class, one-hot, beside a row of values: how conditional networks are told what to draw.
//
//   | value: width floats | 0 … 1 … 0: `classes` floats |        one row; classes = 0 leaves the value alone

import type { Arena, Ptr } from '../backend/wasm/arena.ts';

/** joined [N, width + classes] ← values [N, width] | one-hot(labels). */
export function joinClasses(
  arena: Arena,
  joined: Ptr,
  values: Ptr,
  labels: Uint8Array,
  width: number,
  classes: number,
): void {
  const N = labels.length;
  const from = arena.floats(values, N * width);
  const to = arena.floats(joined, N * (width + classes));
  if (classes === 0) {
    to.set(from);
    return;
  }
  to.fill(0);
  for (let n = 0; n < N; n++) {
    to.set(from.subarray(n * width, (n + 1) * width), n * (width + classes));
    to[n * (width + classes) + width + (labels[n] ?? 0)] = 1;
  }
}

/** values [N, width] ← the first `width` columns of joined [N, width + classes]: the gradient of joinClasses. */
export function splitClasses(arena: Arena, values: Ptr, joined: Ptr, N: number, width: number, classes: number): void {
  const from = arena.floats(joined, N * (width + classes));
  const to = arena.floats(values, N * width);
  for (let n = 0; n < N; n++) {
    to.set(from.subarray(n * (width + classes), n * (width + classes) + width), n * width);
  }
}
