// Bernoulli cross-entropy on logits: the reconstruction term of a VAE for pixels in [0, 1].
//
//   nll[n] = −log p(x|z) = Σ_pixels softplus(s) − x·s            x s [N, D]
//   ds = (σ(s) − x)·scale
//
// On logits, because log σ(s) of a confident wrong pixel is −∞ once σ has rounded to 0. Summed over pixels, in nats: the
// KL term is a sum over latent dimensions, and a mean here would let it collapse the posterior.

import { hsum, loadTail } from '../simd';
import { sigmoid4, softplus4 } from '../math';

/** nll [N] ← negative log-likelihood in nats per image. Overwrites nll. */
export function bernoulliForward(nll: usize, logits: usize, x: usize, N: i32, D: i32): void {
  assert(N > 0 && D > 0, 'bernoulli: N and D must be positive');
  const D4 = D & ~3;
  for (let n = 0; n < N; n++) {
    // A pixel row of 784 terms per lane chain of 196: summed in f32 lanes, then across in a fixed order.
    let acc0123 = f32x4.splat(0);
    for (let d = 0; d < D4; d += 4) {
      const offset = <usize>(n * D + d) << 2;
      const s = v128.load(logits + offset);
      acc0123 = f32x4.add(acc0123, f32x4.sub(softplus4(s), f32x4.mul(v128.load(x + offset), s)));
    }
    if (D4 < D) {
      const offset = <usize>(n * D + D4) << 2;
      const s = loadTail(logits + offset, D - D4);
      const terms = f32x4.sub(softplus4(s), f32x4.mul(loadTail(x + offset, D - D4), s));
      // Lanes behind the tail hold softplus(0) = ln 2, not 0: leave them out.
      for (let i = 0; i < D - D4; i++) acc0123 = f32x4.add(acc0123, lane(terms, i));
    }
    store<f32>(nll + (<usize>n << 2), hsum(acc0123));
  }
}

/** Lane i of v in lane 0, zeros elsewhere. */
// @ts-ignore: decorator
@inline
function lane(v: v128, i: i32): v128 {
  const value = i == 0 ? f32x4.extract_lane(v, 0) : i == 1 ? f32x4.extract_lane(v, 1) : f32x4.extract_lane(v, 2);
  return f32x4.replace_lane(f32x4.splat(0), 0, value);
}

/** dLogits ← (σ(logits) − x)·scale. Overwrites dLogits, which may be logits. count = N·D. */
export function bernoulliBackward(dLogits: usize, logits: usize, x: usize, count: i32, scale: f32): void {
  assert(count > 0, 'bernoulli: count must be positive');
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let i: usize = 0; i < whole; i += 16) {
    const d = f32x4.sub(sigmoid4(v128.load(logits + i)), v128.load(x + i));
    v128.store(dLogits + i, f32x4.mul(d, f32x4.splat(scale)));
  }
  for (let i = whole; i < bytes; i += 4) {
    const p = f32x4.extract_lane(sigmoid4(f32x4.splat(load<f32>(logits + i))), 0);
    store<f32>(dLogits + i, (p - load<f32>(x + i)) * scale);
  }
}
