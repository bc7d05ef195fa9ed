// The confidence interval of a share: Wilson's score interval (1927, JASA 22:209–212). It stays within 0 and 1 and is right for small
// counts, too (Newcombe 1998, Statistics in Medicine 17:857–872, method 3).
//
//   (p̂ + z²/2n ± z·√(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n)

/** Φ⁻¹(0.975): 95 % of a normal distribution lie within ± this. */
export const Z95 = 1.959963984540054;

export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** The 95 % interval of `count` in `n`; all of 0 … 1 where n is 0. */
export function wilsonInterval(count: number, n: number): ShareInterval {
  if (n === 0) return { low: 0, high: 1 };
  const share = count / n;
  const z2 = Z95 * Z95;
  const middle = share + z2 / (2 * n);
  const half = Z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const whole = 1 + z2 / n;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}
