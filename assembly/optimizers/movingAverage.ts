// Exponential moving average of parameters (Polyak & Juditsky 1992; for GANs Yazıcı et al. 2018, arXiv:1806.04498).
//
//   average ← decay·average + (1 − decay)·x

/** One step over `count` values. Overwrites average. */
export function movingAverageStep(average: usize, x: usize, count: i32, decay: f64): void {
  assert(count > 0, 'movingAverage: count must be positive');
  const keep = <f32>decay;
  const take = <f32>(1.0 - decay);
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let i: usize = 0; i < whole; i += 16) {
    const kept = f32x4.mul(f32x4.splat(keep), v128.load(average + i));
    v128.store(average + i, f32x4.add(kept, f32x4.mul(f32x4.splat(take), v128.load(x + i))));
  }
  for (let i = whole; i < bytes; i += 4) store<f32>(average + i, keep * load<f32>(average + i) + take * load<f32>(x + i));
}
