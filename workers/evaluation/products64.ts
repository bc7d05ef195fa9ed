// Covariances and dot products in f64 by the kernels (assembly/ops/products64.ts): the same bits as the plain loops of fid.ts
// and kid.ts, several times as fast.

import type { KernelInstance } from '../backend/wasm/kernels.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { FeatureMatrix } from './featureMatrix.ts';
import type { AddSquares } from './fid.ts';
import type { DotProducts } from './kid.ts';

const WORD = 8;
/** Rows that are centred before their products are added: with their weighted copies 64 kB, which stay in the L2 cache. */
const ROWS = 64;

/** For `momentsOf`. @throws OutOfMemoryError */
export function kernelSquares({ k, arena }: KernelInstance): AddSquares {
  return (covariance, { n, d, values }, mean, counts) => {
    const W = padded(d);
    const mark = arena.mark();
    try {
      const place = (count: number): Ptr => arena.take(count * WORD, 'f64 sums');
      const [sums, weighted, rows] = [place(W * W), place(ROWS * W), place(ROWS * W)];
      const view = (ptr: Ptr, count: number): Float64Array => new Float64Array(arena.bytes(ptr, 0).buffer, ptr, count);
      view(sums, W * W).fill(0);
      const [centred, scaled] = [view(rows, ROWS * W).fill(0), view(weighted, ROWS * W).fill(0)];
      let filled = 0;
      for (let i = 0; i < n; i++) {
        const count = counts ? (counts[i] ?? 0) : 1;
        if (count > 0) {
          for (let a = 0, at = filled * W; a < d; a++, at++) {
            const deviation = (values[i * d + a] ?? 0) - (mean[a] ?? 0);
            centred[at] = deviation;
            scaled[at] = count * deviation;
          }
          filled++;
        }
        if (filled === ROWS || (i === n - 1 && filled > 0)) {
          k.addProducts64(sums, weighted, rows, filled, W, W, 1);
          filled = 0;
        }
      }
      const total = view(sums, W * W);
      for (let a = 0; a < d; a++) for (let b = a; b < d; b++) covariance[a * d + b] = total[a * W + b] ?? 0;
    } finally {
      arena.release(mark);
    }
  };
}

/** For `subsetDiscrepancies`. @throws OutOfMemoryError */
export function kernelDots({ k, arena }: KernelInstance): DotProducts {
  return (x, y) => {
    const [M, N] = [padded(x.n), padded(y.n)];
    const mark = arena.mark();
    try {
      const transposed = ({ n, d, values }: FeatureMatrix, width: number): Ptr => {
        const ptr = arena.take(d * width * WORD, 'f64 columns');
        const view = new Float64Array(arena.bytes(ptr, 0).buffer, ptr, d * width).fill(0);
        for (let i = 0; i < n; i++) for (let a = 0; a < d; a++) view[a * width + i] = values[i * d + a] ?? 0;
        return ptr;
      };
      const dots = arena.take(M * N * WORD, 'f64 dots');
      const [p, q] = [transposed(x, M), transposed(y, N)];
      const view = new Float64Array(arena.bytes(dots, 0).buffer, dots, M * N).fill(0);
      k.addProducts64(dots, p, q, x.d, M, N, 0);
      const all = new Float64Array(x.n * y.n);
      for (let i = 0; i < x.n; i++) all.set(view.subarray(i * N, i * N + y.n), i * y.n);
      return all;
    } finally {
      arena.release(mark);
    }
  };
}

/** The kernel's tiles are four wide. */
function padded(width: number): number {
  return (width + 3) & ~3;
}
