// Adam (Kingma & Ba 2014, arXiv:1412.6980, algorithm 1).
//
//   m ← β₁m + (1 − β₁)g       v ← β₂v + (1 − β₂)g²
//   w ← w − lr·(m/(1 − β₁ᵗ)) / (√(v/(1 − β₂ᵗ)) + ε)
//
// The paper's defaults are lr 1e-3, β₁ 0.9, β₂ 0.999, ε 1e-8. t counts steps from 1.

/** One step over `count` parameters: w, m and v are updated in place, g is read. */
export function adamStep(w: usize, g: usize, m: usize, v: usize, count: i32, lr: f64, beta1: f64, beta2: f64, eps: f64, t: i32): void {
  assert(count > 0 && t > 0, 'adam: count and t must be positive');
  const correction1 = f32x4.splat(<f32>(lr / (1.0 - NativeMath.pow(beta1, <f64>t))));
  const correction2 = f32x4.splat(<f32>(1.0 / (1.0 - NativeMath.pow(beta2, <f64>t))));
  const b1 = f32x4.splat(<f32>beta1), a1 = f32x4.splat(<f32>(1.0 - beta1));
  const b2 = f32x4.splat(<f32>beta2), a2 = f32x4.splat(<f32>(1.0 - beta2));
  const epsilon = f32x4.splat(<f32>eps);
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let i: usize = 0; i < bytes; i += i < whole ? 16 : 4) {
    // Past the whole vectors each element goes through lane 0 of the same arithmetic.
    const single = i >= whole;
    const g0123 = single ? v128.load32_zero(g + i) : v128.load(g + i);
    const m0123 = f32x4.add(f32x4.mul(b1, single ? v128.load32_zero(m + i) : v128.load(m + i)), f32x4.mul(a1, g0123));
    const v0123 = f32x4.add(f32x4.mul(b2, single ? v128.load32_zero(v + i) : v128.load(v + i)), f32x4.mul(a2, f32x4.mul(g0123, g0123)));
    const step = f32x4.div(f32x4.mul(correction1, m0123), f32x4.add(f32x4.sqrt(f32x4.mul(correction2, v0123)), epsilon));
    const w0123 = f32x4.sub(single ? v128.load32_zero(w + i) : v128.load(w + i), step);
    if (single) {
      v128.store32_lane(m + i, m0123, 0);
      v128.store32_lane(v + i, v0123, 0);
      v128.store32_lane(w + i, w0123, 0);
    } else {
      v128.store(m + i, m0123);
      v128.store(v + i, v0123);
      v128.store(w + i, w0123);
    }
  }
}
