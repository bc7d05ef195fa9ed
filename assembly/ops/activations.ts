// Element-wise activations, forward and backward. All count-long vectors of f32; y may be x, dx may be dy.
//
//   rectify   y = max(x, 0) + alpha·min(x, 0)     ReLU (alpha 0), leaky ReLU (Maas et al. 2013)
//   sigmoid   y = 1/(1 + e^−x)                    dx = dy·y·(1 − y)
//   tanh      y = tanh x                          dx = dy·(1 − y²)
//
// The backward passes need only y: for alpha ≥ 0 the sign of y is the sign of x.

import { sigmoid4, tanh4 } from '../math';

// @ts-ignore: decorator
@inline
function rectify4(x: v128, alpha: f32): v128 {
  const zero = f32x4.splat(0);
  return f32x4.add(f32x4.max(x, zero), f32x4.mul(f32x4.splat(alpha), f32x4.min(x, zero)));
}

/** y ← rectify(x). alpha ≥ 0. */
export function rectifyForward(y: usize, x: usize, count: i32, alpha: f32): void {
  assert(count > 0, 'rectify: count must be positive');
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let i: usize = 0; i < whole; i += 16) v128.store(y + i, rectify4(v128.load(x + i), alpha));
  for (let i = whole; i < bytes; i += 4) store<f32>(y + i, f32x4.extract_lane(rectify4(f32x4.splat(load<f32>(x + i)), alpha), 0));
}

/** dx ← dy where y > 0, alpha·dy elsewhere. */
export function rectifyBackward(dx: usize, dy: usize, y: usize, count: i32, alpha: f32): void {
  assert(count > 0, 'rectify: count must be positive');
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let i: usize = 0; i < whole; i += 16) {
    const d = v128.load(dy + i);
    const positive = f32x4.gt(v128.load(y + i), f32x4.splat(0));
    v128.store(dx + i, v128.bitselect(d, f32x4.mul(d, f32x4.splat(alpha)), positive));
  }
  for (let i = whole; i < bytes; i += 4) store<f32>(dx + i, load<f32>(dy + i) * (load<f32>(y + i) > 0 ? <f32>1 : alpha));
}

/** y ← σ(x). */
export function sigmoidForward(y: usize, x: usize, count: i32): void {
  assert(count > 0, 'sigmoid: count must be positive');
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let i: usize = 0; i < whole; i += 16) v128.store(y + i, sigmoid4(v128.load(x + i)));
  for (let i = whole; i < bytes; i += 4) store<f32>(y + i, f32x4.extract_lane(sigmoid4(f32x4.splat(load<f32>(x + i))), 0));
}

/** dx ← dy·y·(1 − y). */
export function sigmoidBackward(dx: usize, dy: usize, y: usize, count: i32): void {
  assert(count > 0, 'sigmoid: count must be positive');
  for (let i: usize = 0, bytes = <usize>count << 2; i < bytes; i += 4) {
    const s = load<f32>(y + i);
    store<f32>(dx + i, load<f32>(dy + i) * s * (1 - s));
  }
}

/** y ← tanh(x). */
export function tanhForward(y: usize, x: usize, count: i32): void {
  assert(count > 0, 'tanh: count must be positive');
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let i: usize = 0; i < whole; i += 16) v128.store(y + i, tanh4(v128.load(x + i)));
  for (let i = whole; i < bytes; i += 4) store<f32>(y + i, f32x4.extract_lane(tanh4(f32x4.splat(load<f32>(x + i))), 0));
}

/** dx ← dy·(1 − y²). */
export function tanhBackward(dx: usize, dy: usize, y: usize, count: i32): void {
  assert(count > 0, 'tanh: count must be positive');
  for (let i: usize = 0, bytes = <usize>count << 2; i < bytes; i += 4) {
    const t = load<f32>(y + i);
    store<f32>(dx + i, load<f32>(dy + i) * (1 - t * t));
  }
}
