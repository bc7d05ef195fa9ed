// Normal numbers from random bits by the inverse of their distribution function.
//
//   z = Φ⁻¹(u)·temperature        u in (0, 1) from 32 bits
//
// Φ⁻¹ is AS241 (Wichura 1988, PPND16; relative error 1e-16 in f64). One number from one u32, no rejection and no pairs,
// so position p of a latent is a function of u32 number p alone; and truncation is a change of the interval of u.
// |z| ≤ 6.34, the quantile of 2⁻³³.

import { openUniform, randomBits } from '../random';

// @ts-ignore: decorator
@inline
function central(q: f64): f64 {
  const r = 0.180625 - q * q;
  return (
    q *
    (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r +
      13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608) /
    (((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r +
      5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1.0)
  );
}

// @ts-ignore: decorator
@inline
function middle(r: f64): f64 {
  return (
    (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r +
      3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734) /
    (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) * r +
      0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1.0)
  );
}

// @ts-ignore: decorator
@inline
function tail(r: f64): f64 {
  return (
    (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r + 0.026532189526576123093) * r +
      0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772) /
    (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r +
      0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1.0)
  );
}

/** Φ⁻¹(p) for p in (0, 1). The logarithm is the compiled one of the standard library: no host function. */
export function gaussianQuantile(p: f64): f64 {
  const q = p - 0.5;
  if (abs(q) <= 0.425) return central(q);
  const r = sqrt<f64>(-NativeMath.log(q < 0 ? p : 1.0 - p));
  const z = r <= 5.0 ? middle(r - 1.6) : tail(r - 5.0);
  return q < 0 ? -z : z;
}

/**
 * out [N, Z] ← standard normals times `temperature`, restricted to the quantiles [lowest, 1 − lowest] of the normal:
 * lowest = 0 is the whole distribution, Φ(−bound) the truncated one with |z| ≤ bound·temperature. Row n is item
 * first + n of `stream`. Must be given first + N < 2⁵³.
 */
export function gaussianRows(
  out: usize, N: i32, Z: i32, seedLow: u32, seedHigh: u32, firstLow: u32, firstHigh: u32, stream: u32, temperature: f64, lowest: f64,
): void {
  assert(N > 0 && Z > 0, 'gaussianRows: N and Z must be positive');
  const first = (<u64>firstHigh << 32) | <u64>firstLow;
  const width = 1.0 - 2.0 * lowest;
  for (let n = 0; n < N; n++) {
    const index = first + <u64>n;
    const row = out + (<usize>n * <usize>Z << 2);
    randomBits(row, Z, seedLow, seedHigh, <u32>index, <u32>(index >> 32), stream);
    for (let i = 0; i < Z; i++) {
      const address = row + (<usize>i << 2);
      const u = lowest + width * openUniform(load<u32>(address));
      store<f32>(address, <f32>(gaussianQuantile(u) * temperature));
    }
  }
}
