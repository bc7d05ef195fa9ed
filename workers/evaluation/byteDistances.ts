// Nearest rows of bytes, exact (assembly/ops/nearestPixels.ts): images by their pixels, or digits by their codes. One
// worker's part: some queries against some candidates.

import type { KernelInstance } from '../backend/wasm/kernels.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import { ShapeError } from '../core/errors.ts';
import type { Nearest } from './featureDistances.ts';

const FARTHEST = 0x7fffffff; // an i32 no squared distance of grey levels reaches

/**
 * The nearest candidate of each query, both rows of `width` bytes, a multiple of 16; distances are squared.
 * @throws ShapeError, OutOfMemoryError
 */
export function nearestBytes(
  { k, arena }: KernelInstance,
  queries: Uint8Array,
  candidates: Uint8Array,
  width: number,
): Nearest {
  if (width < 16 || width % 16 !== 0 || queries.length % width !== 0 || candidates.length % width !== 0) {
    throw new ShapeError(
      `nearest: ${queries.length} and ${candidates.length} bytes in rows of ${width}, want whole rows of a multiple of 16`,
    );
  }
  const mark = arena.mark();
  try {
    const widen = (rows: Uint8Array): { readonly wide: Ptr; readonly norms: Ptr; readonly count: number } => {
      const count = rows.length / width;
      const wide = arena.take(2 * rows.length, `${count} rows as i16`);
      const norms = arena.take(4 * count, 'norms');
      const before = arena.mark();
      const bytes = arena.take(rows.length, `${count} rows`);
      arena.bytes(bytes, rows.length).set(rows);
      k.widenPixels(wide, norms, bytes, count, width);
      arena.release(before);
      return { wide, norms, count };
    };
    const x = widen(queries);
    const y = widen(candidates);
    const nearest = arena.take(4 * x.count, 'distances');
    const where = arena.take(4 * x.count, 'places');
    arena.bytes(nearest, 4 * x.count).set(new Uint8Array(new Int32Array(x.count).fill(FARTHEST).buffer));
    k.nearestPixels(nearest, where, x.wide, y.wide, x.norms, y.norms, x.count, y.count, width, 0);
    const read = (ptr: Ptr): Int32Array => new Int32Array(arena.bytes(ptr, 4 * x.count).slice().buffer);
    return { distances: Float64Array.from(read(nearest)), where: read(where) };
  } finally {
    arena.release(mark);
  }
}
