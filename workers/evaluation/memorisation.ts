// Whether a model repeats its training digits. A sample is as near to the nearest training digit as chance has it when real
// digits that nobody trained on are equally near. So their distances are compared by the Mann–Whitney statistic,
//
//   AUC = P(a sample is nearer to its nearest training digit than an unseen real digit is to its own), ties counting half
//
// ½ when the model copies no more than reality does, 1 when every sample is a copy, below ½ when samples are far from all
// real digits. By pixels, blur counts as nearness to everything: a VAE is above ½ there without copying anything, and
// the AUC by features is the one to judge by. Lopez-Paz & Oquab 2016, arXiv:1610.06545; Meehan et al. 2020, arXiv:2004.05675.

import { quantiles, resampleCounts, POPULATION, type ResamplingRange } from './bootstrap.ts';

/** Distances to the nearest training digit. */
export interface NearestDistances {
  readonly samples: Float64Array;
  /** Of real digits that were not trained on. */
  readonly unseen: Float64Array;
}

/** Shares of digits whose distances are reported. */
export const PERCENTILES = [0, 1, 5, 25, 50, 75, 95] as const;

/** Distances at PERCENTILES. */
export function percentilesOf(distances: Float64Array): readonly number[] {
  return quantiles(
    distances,
    PERCENTILES.map((percent) => percent / 100),
  );
}

/** The AUC of two sets of distances. */
export function memorisationAuc({ samples, unseen }: NearestDistances): number {
  const sorted = samples.slice().sort();
  let pairs = 0;
  let nearer = 0; // samples below the distance at hand
  let upTo = 0; // and those at it
  for (const distance of unseen.slice().sort()) {
    while (nearer < sorted.length && (sorted[nearer] ?? NaN) < distance) nearer++;
    upTo = Math.max(upTo, nearer);
    while (upTo < sorted.length && sorted[upTo] === distance) upTo++;
    pairs += (nearer + upTo) / 2;
  }
  return pairs / (samples.length * unseen.length);
}

/** AUCs of resamples `first` … `end − 1` of both sets. */
export function resampledAuc(distances: NearestDistances, range: Omit<ResamplingRange, 'population'>): Float64Array {
  const { samples, unseen } = distances;
  const { seed, first, end } = range;
  const ranks = new PairedRanks(distances);
  const [ofSamples, ofUnseen] = [new Uint32Array(samples.length), new Uint32Array(unseen.length)];
  return Float64Array.from({ length: end - first }, (_, i) =>
    ranks.auc(
      resampleCounts(samples.length, seed, POPULATION.samples, first + i, ofSamples),
      resampleCounts(unseen.length, seed, POPULATION.reference, first + i, ofUnseen),
    ),
  );
}

/** Both sets in one rising order, found once; any resample's AUC is then one walk along it. */
class PairedRanks {
  readonly #distances: NearestDistances;
  /** Numbers of digits, samples first, by rising distance. */
  readonly #order: Uint32Array;

  constructor(distances: NearestDistances) {
    this.#distances = distances;
    const { samples, unseen } = distances;
    this.#order = Uint32Array.from({ length: samples.length + unseen.length }, (_, i) => i).sort(
      (a, b) => this.#at(a) - this.#at(b),
    );
  }

  /** The AUC when digit i counts as often as its set's counts say. */
  auc(sampleCounts: Uint32Array, unseenCounts: Uint32Array): number {
    const { length } = this.#distances.samples;
    let samplesBefore = 0;
    let unseenBefore = 0;
    let pairs = 0;
    for (let first = 0; first < this.#order.length;) {
      // All digits at one distance are counted together: pairs among them are ties.
      const distance = this.#at(this.#order[first] ?? 0);
      let samples = 0;
      let unseen = 0;
      for (; first < this.#order.length; first++) {
        const i = this.#order[first] ?? 0;
        if (this.#at(i) !== distance) break;
        if (i < length) samples += sampleCounts[i] ?? 0;
        else unseen += unseenCounts[i - length] ?? 0;
      }
      pairs += unseen * (samplesBefore + samples / 2);
      samplesBefore += samples;
      unseenBefore += unseen;
    }
    return pairs / (samplesBefore * unseenBefore);
  }

  #at(i: number): number {
    const { samples, unseen } = this.#distances;
    return (i < samples.length ? samples[i] : unseen[i - samples.length]) ?? NaN; // never past the end
  }
}
