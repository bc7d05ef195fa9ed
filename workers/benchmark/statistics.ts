// Statistics of repeated measurements: medians and quartiles. Disturbances only make a measurement slower, and come in
// bursts, which a mean would report.

/** Of a list of measurements; `low` and `high` are the quartiles, so half of the measurements lie between them. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The q-quantile of at least one value, linear between neighbours. @throws RangeError for none */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new RangeError('quantile: no values, want at least one');
  const sorted = [...values].sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const below = Math.floor(at);
  const lower = sorted[below] ?? 0;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] ?? 0;
  return lower + (at - below) * (upper - lower);
}

/** Median and quartiles. @throws RangeError for no values */
export function spread(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

/**
 * How many times `ours` is as fast as `theirs`: the spread of the ratios of each round. Both were measured in the same
 * round, a moment apart, so a machine that is slow for a minute slows both and the ratio stays.
 * @throws RangeError unless there are as many rounds of both
 */
export function ratioOfRounds(ours: readonly number[], theirs: readonly number[]): Spread {
  if (ours.length !== theirs.length) {
    throw new RangeError(`ratio: ${ours.length} rounds against ${theirs.length}, want as many of both`);
  }
  return spread(ours.map((rate, round) => rate / (theirs[round] ?? 0)));
}
