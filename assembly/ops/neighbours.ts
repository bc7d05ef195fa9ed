// What a block of squared distances says about neighbours. Each function goes once over d [M, N], four columns a step, and
// takes up where the block before left off: a row's result over all columns is built block by block.
//
//   keepSmallest   the k smallest of each row          for the radius of a row's k-th neighbour
//   keepNearest    the smallest of each row, and where
//   countInBalls   who lies in whose ball              for precision, recall, density and coverage
//
// Most elements change nothing, so a vector is first compared as a whole and only looked into where one of it does.

import { hsumInt } from '../simd';

/**
 * smallest [M, k], rising in each row, takes in the elements of d [M, N]; fill it with infinities before the first block.
 * Column `own` + m is row m itself and is left out; pass N or more where rows and columns are different things.
 */
export function keepSmallest(smallest: usize, d: usize, M: i32, N: i32, k: i32, own: i32): void {
  assert(M > 0 && N > 0 && k > 0, 'keepSmallest: M, N and k must be positive');
  const N4 = N & ~3;
  for (let m = 0; m < M; m++) {
    const row = d + (<usize>m * <usize>N << 2);
    const kept = smallest + (<usize>m * <usize>k << 2);
    const last = kept + (<usize>(k - 1) << 2);
    for (let n = 0; n < N4; n += 4) {
      const d0123 = v128.load(row + (<usize>n << 2));
      if (!v128.any_true(f32x4.lt(d0123, v128.load32_splat(last)))) continue;
      for (let j = n; j < n + 4; j++) if (j != own + m) insert(kept, last, load<f32>(row + (<usize>j << 2)));
    }
    for (let n = N4; n < N; n++) if (n != own + m) insert(kept, last, load<f32>(row + (<usize>n << 2)));
  }
}

/** Puts a value in its place in a rising list; the largest falls out. */
// @ts-ignore: decorator
@inline
function insert(first: usize, last: usize, value: f32): void {
  if (!(value < load<f32>(last))) return;
  let at = last;
  for (; at > first && load<f32>(at - 4) > value; at -= 4) store<f32>(at, load<f32>(at - 4));
  store<f32>(at, value);
}

/**
 * nearest [M] ← the smallest element of each row of d [M, N] if it is smaller than what was there, and where [M] its column
 * plus `first`. Of equal ones the first stays. Fill nearest with infinities before the first block.
 */
export function keepNearest(nearest: usize, where: usize, d: usize, M: i32, N: i32, first: i32): void {
  assert(M > 0 && N > 0, 'keepNearest: M and N must be positive');
  const N4 = N & ~3;
  for (let m = 0; m < M; m++) {
    const row = d + (<usize>m * <usize>N << 2);
    const best = nearest + (<usize>m << 2);
    const place = where + (<usize>m << 2);
    for (let n = 0; n < N4; n += 4) {
      const d0123 = v128.load(row + (<usize>n << 2));
      if (!v128.any_true(f32x4.lt(d0123, v128.load32_splat(best)))) continue;
      for (let j = n; j < n + 4; j++) takeNearer(best, place, load<f32>(row + (<usize>j << 2)), first + j);
    }
    for (let n = N4; n < N; n++) takeNearer(best, place, load<f32>(row + (<usize>n << 2)), first + n);
  }
}

// @ts-ignore: decorator
@inline
function takeNearer(best: usize, place: usize, value: f32, index: i32): void {
  if (!(value < load<f32>(best))) return;
  store<f32>(best, value);
  store<i32>(place, index);
}

/**
 * Balls around rows and around columns of d [M, N], with squared radii; inside is strictly inside. i32 counts are added to:
 *   inRow [M]     columns inside row m's ball
 *   ofColumn [N]  row balls that hold column n
 *   ofRow [M]     column balls that hold row m
 */
export function countInBalls(
  inRow: usize, ofColumn: usize, ofRow: usize, d: usize, rowRadii: usize, columnRadii: usize, M: i32, N: i32,
): void {
  assert(M > 0 && N > 0, 'countInBalls: M and N must be positive');
  const N4 = N & ~3;
  for (let m = 0; m < M; m++) {
    const row = d + (<usize>m * <usize>N << 2);
    const radius = load<f32>(rowRadii + (<usize>m << 2));
    // Lanes of a comparison are 0 or −1: subtracting them counts.
    let inRow0123 = i32x4.splat(0);
    let ofRow0123 = i32x4.splat(0);
    for (let n = 0; n < N4; n += 4) {
      const offset = <usize>n << 2;
      const d0123 = v128.load(row + offset);
      const inside0123 = f32x4.lt(d0123, f32x4.splat(radius));
      inRow0123 = i32x4.sub(inRow0123, inside0123);
      ofRow0123 = i32x4.sub(ofRow0123, f32x4.lt(d0123, v128.load(columnRadii + offset)));
      v128.store(ofColumn + offset, i32x4.sub(v128.load(ofColumn + offset), inside0123));
    }
    let inRowCount = hsumInt(inRow0123);
    let ofRowCount = hsumInt(ofRow0123);
    for (let n = N4; n < N; n++) {
      const offset = <usize>n << 2;
      const value = load<f32>(row + offset);
      const inside = i32(value < radius);
      inRowCount += inside;
      ofRowCount += i32(value < load<f32>(columnRadii + offset));
      store<i32>(ofColumn + offset, load<i32>(ofColumn + offset) + inside);
    }
    const at = <usize>m << 2;
    store<i32>(inRow + at, load<i32>(inRow + at) + inRowCount);
    store<i32>(ofRow + at, load<i32>(ofRow + at) + ofRowCount);
  }
}
