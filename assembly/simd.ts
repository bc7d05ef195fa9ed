// Shared f32x4 idioms. Everything here is inlined; nothing keeps state.

/**
 * a·b + c in every lane.
 *
 * Rounding: the strict build rounds the product and the sum (two roundings, the same bits on every machine). The relaxed
 * build lets the engine fuse them where the CPU can (one rounding, faster, other last bits): for training, evaluation
 * and benchmarks only. ASC_FEATURE_RELAXED_SIMD is a compile-time constant, so one branch is gone from each binary.
 */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

/** Scalar twin of `madd` for tails; always two roundings (there is no scalar fused multiply-add in WebAssembly). */
// @ts-ignore: decorator
@inline
export function maddScalar(a: f32, b: f32, c: f32): f32 {
  return c + a * b;
}

/** The sum of the four lanes as (0 + 1) + (2 + 3): a fixed order, so a result never depends on where it is computed. */
// @ts-ignore: decorator
@inline
export function hsum(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** The sum of the four i32 lanes. */
// @ts-ignore: decorator
@inline
export function hsumInt(v: v128): i32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}

/** The first `count` (1 … 3) floats at `address`, zeros in the lanes behind them; reads nothing past them. */
// @ts-ignore: decorator
@inline
export function loadTail(address: usize, count: i32): v128 {
  let v = v128.load32_zero(address);
  if (count > 1) v = f32x4.replace_lane(v, 1, load<f32>(address, 4));
  if (count > 2) v = f32x4.replace_lane(v, 2, load<f32>(address, 8));
  return v;
}

/** Stores the first `count` (1 … 3) lanes; writes nothing past them. */
// @ts-ignore: decorator
@inline
export function storeTail(address: usize, v: v128, count: i32): void {
  store<f32>(address, f32x4.extract_lane(v, 0));
  if (count > 1) store<f32>(address, f32x4.extract_lane(v, 1), 4);
  if (count > 2) store<f32>(address, f32x4.extract_lane(v, 2), 8);
}
