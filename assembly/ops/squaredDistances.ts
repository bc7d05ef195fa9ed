// Squared Euclidean distances between the rows of two matrices, through their product.
//
//   d[m, n] = (|xₘ|² + |yₙ|²) − 2·xₘ·yₙ          x [M, K]   y [N, K] in panels   d [M, N]
//
// The product does all the work and is already fast; what is left is one pass over d while it is in cache, so callers
// take blocks of about a megabyte. In the strict build a norm adds the same products in the same order as the product of
// a row with itself: equal rows are at distance 0 exactly, and d of x and y is the transpose of d of y and x, bit for bit.
// Ties between neighbours are then real ties. Elsewhere the error is that of a difference: about |x|²·2⁻²².

import { maddScalar } from '../simd';
import { gemmNN, LINEAR } from './gemm';

/** norms [M] ← |xₘ|² for x [M, K]. Overwrites norms. */
export function squaredNorms(norms: usize, x: usize, M: i32, K: i32): void {
  assert(M > 0 && K > 0, 'squaredNorms: M and K must be positive');
  for (let m = 0; m < M; m++) {
    let sum: f32 = 0;
    for (let k = 0; k < K; k++, x += 4) sum = maddScalar(load<f32>(x), load<f32>(x), sum);
    store<f32>(norms + (<usize>m << 2), sum);
  }
}

/** d [M, N] ← squared distances, never below 0. y is packed by packPanels(panels, y, K, N, 1, K). Overwrites d. */
export function squaredDistances(
  d: usize, x: usize, panels: usize, xNorms: usize, yNorms: usize, M: i32, N: i32, K: i32,
): void {
  gemmNN(d, x, panels, 0, M, N, K, K, N, LINEAR, 0, false);
  const N4 = N & ~3;
  const zero = f32x4.splat(0);
  const two = f32x4.splat(2);
  for (let m = 0; m < M; m++) {
    const xNorm = load<f32>(xNorms + (<usize>m << 2));
    const row = d + (<usize>m * <usize>N << 2);
    for (let n = 0; n < N4; n += 4) {
      const at = row + (<usize>n << 2);
      const norms0123 = f32x4.add(f32x4.splat(xNorm), v128.load(yNorms + (<usize>n << 2)));
      v128.store(at, f32x4.max(f32x4.sub(norms0123, f32x4.mul(two, v128.load(at))), zero));
    }
    for (let n = N4; n < N; n++) {
      const at = row + (<usize>n << 2);
      store<f32>(at, max<f32>(xNorm + load<f32>(yNorms + (<usize>n << 2)) - 2 * load<f32>(at), 0));
    }
  }
}
