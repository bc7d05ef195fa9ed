// Sums over the rows of a matrix: bias gradients and channel means.
//
//   sums[c] += Σₘ x[m, c]        x [M, C]
//
// Rows are added in blocks of 64 whose sums are then added: the rounding error grows with 64 + M/64 instead of M.

import { loadTail, storeTail } from '../simd';

/** sums [C] += column sums of x [M, C]. */
export function columnSums(sums: usize, x: usize, M: i32, C: i32): void {
  assert(M > 0 && C > 0, 'columnSums: M and C must be positive');
  const rowBytes = <usize>C << 2;
  const C4 = C & ~3;
  for (let block = 0; block < M; block += 64) {
    const end = min(block + 64, M);
    for (let c = 0; c < C4; c += 4) {
      const sum = sums + (<usize>c << 2);
      let acc0123 = f32x4.splat(0);
      let address = x + <usize>block * rowBytes + (<usize>c << 2);
      for (let m = block; m < end; m++, address += rowBytes) acc0123 = f32x4.add(acc0123, v128.load(address));
      v128.store(sum, f32x4.add(v128.load(sum), acc0123));
    }
    if (C4 < C) {
      const sum = sums + (<usize>C4 << 2);
      let acc = f32x4.splat(0);
      let address = x + <usize>block * rowBytes + (<usize>C4 << 2);
      for (let m = block; m < end; m++, address += rowBytes) acc = f32x4.add(acc, loadTail(address, C - C4));
      storeTail(sum, f32x4.add(loadTail(sum, C - C4), acc), C - C4);
    }
  }
}
