// Which digits are made how often, as the judge reads them, and how even that is:
//
//   entropy H = −Σ p·ln p        ln 10 = 2.303 when all ten come equally often, less when some are rare or missing

import { CLASSES } from '../data/digitSet.ts';

/** Ten columns [n] of judged classes [n]: 1 where the judge reads that class, 0 elsewhere; the means are the shares. */
export function perDigitClasses(classes: Uint8Array): readonly Float32Array[] {
  const columns = Array.from({ length: CLASSES }, () => new Float32Array(classes.length));
  classes.forEach((judged, i) => {
    const column = columns[judged];
    if (column) column[i] = 1;
  });
  return columns;
}

/** The entropy of shares, in nats. */
export function entropy(shares: readonly number[]): number {
  return shares.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}
