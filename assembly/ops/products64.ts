// Products of matrices in f64, for statistics whose sums f32 cannot hold.
//
//   c[a, b] += Σᵢ p[i, a]·q[i, b]          p [I, A]   q [I, B]   c [A, B]   row-major f64, A and B multiples of 4
//
// A tile of 4 × 4 elements of c is eight accumulators of two lanes; i runs inside, so each element adds its products in the
// order of i, one after the other: the same bits as a loop over i outside, whatever the blocks are that callers cut i into.
// A multiplication and an addition, never fused, in both builds: sums are the same everywhere.

/** Only tiles on and above the diagonal where `upper` is 1; what lies below is left as it is. Adds to c. */
export function addProducts64(c: usize, p: usize, q: usize, I: i32, A: i32, B: i32, upper: i32): void {
  assert(I > 0 && A > 0 && B > 0 && ((A | B) & 3) == 0, 'addProducts64: A and B must be multiples of 4');
  for (let a = 0; a < A; a += 4) {
    for (let b = upper ? a : 0; b < B; b += 4) {
      tile(c + (<usize>(a * B + b) << 3), p + (<usize>a << 3), q + (<usize>b << 3), I, <usize>A << 3, <usize>B << 3);
    }
  }
}

/** 4 × 4 elements of c; strides in bytes: `rowP` of p, `rowQ` of q and c. */
function tile(c: usize, p: usize, q: usize, I: i32, rowP: usize, rowQ: usize): void {
  const c1 = c + rowQ, c2 = c1 + rowQ, c3 = c2 + rowQ;
  let acc0x01 = v128.load(c), acc0x23 = v128.load(c, 16);
  let acc1x01 = v128.load(c1), acc1x23 = v128.load(c1, 16);
  let acc2x01 = v128.load(c2), acc2x23 = v128.load(c2, 16);
  let acc3x01 = v128.load(c3), acc3x23 = v128.load(c3, 16);
  for (let i = 0; i < I; i++, p += rowP, q += rowQ) {
    const q01 = v128.load(q), q23 = v128.load(q, 16);
    let factor = v128.load64_splat(p);
    acc0x01 = f64x2.add(acc0x01, f64x2.mul(factor, q01));
    acc0x23 = f64x2.add(acc0x23, f64x2.mul(factor, q23));
    factor = v128.load64_splat(p, 8);
    acc1x01 = f64x2.add(acc1x01, f64x2.mul(factor, q01));
    acc1x23 = f64x2.add(acc1x23, f64x2.mul(factor, q23));
    factor = v128.load64_splat(p, 16);
    acc2x01 = f64x2.add(acc2x01, f64x2.mul(factor, q01));
    acc2x23 = f64x2.add(acc2x23, f64x2.mul(factor, q23));
    factor = v128.load64_splat(p, 24);
    acc3x01 = f64x2.add(acc3x01, f64x2.mul(factor, q01));
    acc3x23 = f64x2.add(acc3x23, f64x2.mul(factor, q23));
  }
  v128.store(c, acc0x01); v128.store(c, acc0x23, 16);
  v128.store(c1, acc1x01); v128.store(c1, acc1x23, 16);
  v128.store(c2, acc2x01); v128.store(c2, acc2x23, 16);
  v128.store(c3, acc3x01); v128.store(c3, acc3x23, 16);
}
