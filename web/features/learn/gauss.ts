// Codes of a VAE: normals of their own mean and deviation in every dimension, and how far they are from N(0, I).

/** KL[N(mu, σ²) ‖ N(0, 1)] of each dimension, in nats: ½ (μ² + σ² − 1 − ln σ²). */
export function klByDimension(mu: ArrayLike<number>, logVar: ArrayLike<number>): readonly number[] {
  return Array.from({ length: mu.length }, (_, d) => {
    const [m, l] = [mu[d] ?? 0, logVar[d] ?? 0];
    return 0.5 * (m * m + Math.exp(l) - 1 - l);
  });
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The dimensions, those that say most first. */
export function mostTelling(kl: readonly number[]): readonly number[] {
  return kl.map((_, d) => d).sort((a, b) => (kl[b] ?? 0) - (kl[a] ?? 0));
}

/**
 * −ln p(x | ink) of a picture under the ink that a decoder lays, in nats: Σ −x ln p − (1 − x) ln(1 − p). Both are grey levels;
 * a level of 0 or 255 stands for half a level more or less, for it may have been rounded.
 */
export function bernoulliNats(x: ArrayLike<number>, ink: ArrayLike<number>): number {
  let nats = 0;
  for (let i = 0; i < x.length; i++) {
    const p = Math.min(Math.max((ink[i] ?? 0) / 255, 1 / 510), 1 - 1 / 510);
    const wanted = (x[i] ?? 0) / 255;
    nats -= wanted * Math.log(p) + (1 - wanted) * Math.log(1 - p);
  }
  return nats;
}

/** Probabilities that are as e^−cost. */
export function softmin(costs: readonly number[]): readonly number[] {
  const least = Math.min(...costs);
  const weights = costs.map((cost) => Math.exp(least - cost));
  const all = sum(weights);
  return weights.map((weight) => weight / all);
}

/** ½ ‖a − b‖² */
export function halfSquaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return total / 2;
}
