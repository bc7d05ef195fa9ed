// Classes beside rows in linear memory: core/oneHot.ts on the kernels' blocks, and its gradient.

import { joinOneHot } from '../core/oneHot.ts';
import type { Arena, Ptr } from '../backend/wasm/arena.ts';

/** joined [N, width + classes] ← values [N, width] | one-hot(labels); classes = 0 leaves the values alone. */
export function joinClasses(
  arena: Arena,
  joined: Ptr,
  values: Ptr,
  labels: Uint8Array,
  width: number,
  classes: number,
): void {
  const N = labels.length;
  joinOneHot(arena.floats(joined, N * (width + classes)), arena.floats(values, N * width), labels, width, classes);
}

/** values [N, width] ← the first `width` columns of joined [N, width + classes]: the gradient of joinClasses. */
export function splitClasses(arena: Arena, values: Ptr, joined: Ptr, N: number, width: number, classes: number): void {
  const from = arena.floats(joined, N * (width + classes));
  const to = arena.floats(values, N * width);
  for (let n = 0; n < N; n++) {
    to.set(from.subarray(n * (width + classes), n * (width + classes) + width), n * width);
  }
}
