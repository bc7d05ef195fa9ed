// Nearest images by their pixels, exact (assembly/ops/nearestPixels.ts). One worker's part: some queries against some
// candidates.

import type { KernelInstance } from '../backend/wasm/kernels.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import type { Nearest } from './featureDistances.ts';

const FARTHEST = 0x7fffffff; // an i32 no squared distance of grey levels reaches

/** The nearest candidate of each query, both [n, 28, 28] grey levels; distances are squared grey levels. @throws OutOfMemoryError */
export function nearestImages({ k, arena }: KernelInstance, queries: Uint8Array, candidates: Uint8Array): Nearest {
  const mark = arena.mark();
  try {
    const widen = (images: Uint8Array): { readonly wide: Ptr; readonly norms: Ptr; readonly count: number } => {
      const count = images.length / IMAGE_SIZE;
      const wide = arena.take(2 * images.length, `${count} images as i16`);
      const norms = arena.take(4 * count, 'norms');
      const before = arena.mark();
      const bytes = arena.take(images.length, `${count} images`);
      arena.bytes(bytes, images.length).set(images);
      k.widenPixels(wide, norms, bytes, count, IMAGE_SIZE);
      arena.release(before);
      return { wide, norms, count };
    };
    const x = widen(queries);
    const y = widen(candidates);
    const nearest = arena.take(4 * x.count, 'distances');
    const where = arena.take(4 * x.count, 'places');
    arena.bytes(nearest, 4 * x.count).set(new Uint8Array(new Int32Array(x.count).fill(FARTHEST).buffer));
    k.nearestPixels(nearest, where, x.wide, y.wide, x.norms, y.norms, x.count, y.count, IMAGE_SIZE, 0);
    const read = (ptr: Ptr): Int32Array => new Int32Array(arena.bytes(ptr, 4 * x.count).slice().buffer);
    return { distances: Float64Array.from(read(nearest)), where: read(where) };
  } finally {
    arena.release(mark);
  }
}
