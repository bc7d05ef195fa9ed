// How far a metric would move with other digits of the same source: the bootstrap (Efron 1979; Efron & Tibshirani, "An
// Introduction to the Bootstrap", 1993, ch. 13). n digits are drawn with replacement from the n there are, the metric is
// computed again, and the middle 95 % of many such values is the interval.
//
// Resample r is a function of seed, population and r alone: any thread can make it, and all metrics see the same ones.

import { STREAM } from '../core/random.ts';
import { RandomSequence } from '../core/randomSequence.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What is resampled: the digits that are judged, or the real ones they are held against. */
export const POPULATION = { samples: 0, reference: 1 } as const;
export type Population = (typeof POPULATION)[keyof typeof POPULATION];

export interface Resampling {
  readonly seed: number;
  readonly population: Population;
  readonly replicates: number;
}

/** Some of the resamples, for whoever computes a part of them. */
export interface ResamplingRange extends Omit<Resampling, 'replicates'> {
  readonly first: number;
  readonly end: number;
}

/** Resamples: a Fréchet distance takes 20 ms each, the rest less than one. */
export const REPLICATES = { fid: 200, others: 500 } as const;
const OUTSIDE = 0.025; // on either side of 95 %

/** How often each of n digits is drawn in resample `replicate`; the counts sum to n. They are put into `counts` [n], if given. */
export function resampleCounts(
  n: number,
  seed: number,
  population: Population,
  replicate: number,
  counts = new Uint32Array(n),
): Uint32Array {
  const random = new RandomSequence(seed, STREAM.resampling, 2 * replicate + population);
  counts.fill(0);
  for (let draw = 0; draw < n; draw++) {
    const i = random.below(n);
    counts[i] = (counts[i] ?? 0) + 1;
  }
  return counts;
}

/**
 * The mean of each column over resamples `first` … `end − 1`, [end − first] a column. A column holds one value a digit, all
 * of one length.
 */
export function resampledMeans(
  columns: readonly Float32Array[],
  { seed, population, first, end }: ResamplingRange,
): readonly Float64Array[] {
  const n = columns[0]?.length ?? 0;
  const resampled = columns.map((column) => ({ column, means: new Float64Array(end - first) }));
  const counts = new Uint32Array(n);
  for (let replicate = first; replicate < end; replicate++) {
    resampleCounts(n, seed, population, replicate, counts);
    for (const { column, means } of resampled) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (counts[i] ?? 0) * (column[i] ?? NaN);
      means[replicate - first] = sum / n;
    }
  }
  return resampled.map(({ means }) => means);
}

/** The middle 95 % of a metric's resampled values. */
export function percentileInterval(replicates: Float64Array): Interval {
  const [low = NaN, high = NaN] = quantiles(replicates, [OUTSIDE, 1 - OUTSIDE]);
  return { low, high };
}

/**
 * The same, laid around the metric's value: for metrics that repeated digits bias, as they do a Fréchet distance, whose
 * resamples all lie above it. Never below 0.
 */
export function centredInterval(value: number, replicates: Float64Array): Interval {
  const shift = value - replicates.reduce((sum, replicate) => sum + replicate / replicates.length, 0);
  const { low, high } = percentileInterval(replicates);
  return { low: Math.max(0, low + shift), high: high + shift };
}

/** The p-quantile for each p, between neighbours in proportion (Hyndman & Fan 1996, type 7). NaN of nothing. */
export function quantiles(values: Float64Array, shares: readonly number[]): readonly number[] {
  const sorted = values.slice().sort();
  return shares.map((p) => quantileOfSorted(sorted, p));
}

function quantileOfSorted(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
