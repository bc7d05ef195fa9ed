// Elementary functions on four lanes, from IEEE operations only: no host function decides a result, so the strict build
// gives the same bits everywhere. Scalars go through the same code by a splat, so a tail equals its vector twin.
//
// Method (Cephes, Moshier 1992): reduce the argument by powers of two, then a short polynomial.

/**
 * eˣ. Domain: all floats; below −87.33 the result is flushed to 1.2e-38 and above 88.02 held at 1.6e38, so nothing
 * downstream sees a denormal or an infinity. NaN stays NaN. Worst error measured between the two: 1 ULP
 * (tests/kernels/math.test.ts, for all errors in this file).
 */
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  const clamped = f32x4.min(f32x4.max(x, f32x4.splat(-87.33)), f32x4.splat(88.02));
  const n = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.44269504088896341))); // log₂ e
  // ln 2 in two parts: the first has few bits, so n·0.693359375 is exact.
  let r = f32x4.sub(clamped, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  const e = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
  // 2ⁿ by writing n into the exponent field.
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(e, scale);
}

/** eˣ of one float: lane 0 of `exp4`. */
export function exp1(x: f32): f32 {
  return f32x4.extract_lane(exp4(f32x4.splat(x)), 0);
}

/**
 * ln(1 + x) for x in [0, 1], where softplus needs it. The series is in s = x / (2 + x): ln(1 + x) = 2·artanh(s), and
 * |s| ≤ 1/3, so eight odd terms reach f32. Small x keeps its relative precision, unlike ln of a rounded 1 + x.
 * Worst error measured together with exp4, in softplus4: 3 ULP.
 */
// @ts-ignore: decorator
@inline
export function log1p4(x: v128): v128 {
  const s = f32x4.div(x, f32x4.add(x, f32x4.splat(2)));
  const s2 = f32x4.mul(s, s);
  let p = f32x4.splat(1.0 / 15.0);
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(1.0 / 13.0));
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(1.0 / 11.0));
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(1.0 / 9.0));
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(1.0 / 7.0));
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(1.0 / 5.0));
  p = f32x4.add(f32x4.mul(p, s2), f32x4.splat(1.0 / 3.0));
  const doubled = f32x4.add(s, s);
  return f32x4.add(doubled, f32x4.mul(doubled, f32x4.mul(p, s2)));
}

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|): never overflows. Worst error measured down to −87: 3 ULP. */
// @ts-ignore: decorator
@inline
export function softplus4(x: v128): v128 {
  return f32x4.add(f32x4.max(x, f32x4.splat(0)), log1p4(exp4(f32x4.neg(f32x4.abs(x)))));
}

/** 1 / (1 + e^−x). In (0, 1]; 0.5 exactly at 0. Worst error measured down to −87: 2.5 ULP; below −88 held at 6e-39. */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp4(f32x4.neg(x))));
}

/**
 * tanh x = x·P(x²) below 0.625 (Cephes' polynomial: 1 − 2/(e²ˣ + 1) loses its digits near 0), else
 * sign(x)·(1 − 2 / (e^2|x| + 1)). Worst error measured: 1.5 ULP.
 */
// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const x2 = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, x2), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, x2), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, x2), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, x2), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(x, f32x4.mul(x, f32x4.mul(p, x2)));
  const e = exp4(f32x4.add(size, size));
  const far = f32x4.sub(f32x4.splat(1), f32x4.div(f32x4.splat(2), f32x4.add(e, f32x4.splat(1))));
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)));
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)));
}
