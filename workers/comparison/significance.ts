// p-values: how likely chance alone gives such a difference.

/** Two-sided: P(|Z| ≥ |z|) of a standard normal. Relative error below 2·10⁻⁷ (Press et al., "Numerical Recipes", §6.2, erfcc). */
export function normalTails(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const series = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const exponent = series.reduceRight((sum, coefficient) => coefficient + t * sum, 0);
  return Math.min(1, t * Math.exp(-x * x + exponent));
}

/** Two-sided: P(|T| ≥ |t|) of Student's t with an odd number of degrees of freedom above 1 (Abramowitz & Stegun 26.7.3). */
export function studentTails(t: number, degreesOfFreedom: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degreesOfFreedom));
  const cosine = Math.cos(angle);
  let term = cosine;
  let sum = cosine;
  for (let k = 3; k < degreesOfFreedom; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  return Math.max(0, 1 - (2 / Math.PI) * (angle + Math.sin(angle) * sum));
}

/**
 * Holm's correction (1979): the same p-values such that among all of them the chance of any false alarm is what each one
 * says. The smallest is multiplied by their number, the next by one less, and none falls below the one before.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const order = ps.map((_, i) => i).sort((i, j) => (ps[i] ?? 1) - (ps[j] ?? 1) || i - j);
  const adjusted = ps.map(() => 1);
  let least = 0;
  order.forEach((i, rank) => {
    least = Math.max(least, Math.min(1, (ps.length - rank) * (ps[i] ?? 1)));
    adjusted[i] = least;
  });
  return adjusted;
}
