// From a network's last logits to bytes.
//
//   grey = ⌊255·σ(logit) + ½⌋        0 paper, 255 ink

import { sigmoid4 } from '../math';

/** Four greys as i32 lanes. σ ≤ 1, so no lane exceeds 255; a NaN logit becomes 0. */
// @ts-ignore: decorator
@inline
function grey4(logits: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(sigmoid4(logits), f32x4.splat(255)), f32x4.splat(0.5)));
}

/** out [count] u8 ← grey levels of logits [count]. */
export function logitsToGrey(out: usize, logits: usize, count: i32): void {
  assert(count > 0, 'logitsToGrey: count must be positive');
  const count4 = count & ~3;
  for (let i = 0; i < count4; i += 4) {
    const grey = grey4(v128.load(logits + (<usize>i << 2)));
    const narrowed = i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(grey, grey), i16x8.splat(0));
    v128.store32_lane(out + <usize>i, narrowed, 0);
  }
  for (let i = count4; i < count; i++) {
    const grey = grey4(f32x4.splat(load<f32>(logits + (<usize>i << 2))));
    store<u8>(out + <usize>i, <u8>i32x4.extract_lane(grey, 0));
  }
}
