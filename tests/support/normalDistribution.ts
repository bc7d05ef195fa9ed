// The standard normal distribution, and how far samples are from a distribution.

/** Φ(z) by its Taylor series (A&S 26.2.11), exact to f64 rounding for |z| < 6. */
export function normalCdf(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** √n·D of n sorted samples against a distribution function: above 1.95 once in a thousand seeds. */
export function kolmogorovSmirnov(sorted: Float64Array, cdf: (x: number) => number): number {
  const n = sorted.length;
  const distance = sorted.reduce((worst, x, i) => {
    const p = cdf(x);
    return Math.max(worst, Math.abs(p - i / n), Math.abs(p - (i + 1) / n));
  }, 0);
  return distance * Math.sqrt(n);
}
