// The metrics that look at each sample by itself: can it be read, as what, and is it sharp.

import { centredInterval, percentileInterval, POPULATION, REPLICATES, resampledMeans } from './bootstrap.ts';
import { entropy, perDigitClasses } from './classHistogram.ts';
import type { Metric, Metrics } from './evaluation.ts';
import { perDigitAgreement } from './labelAgreement.ts';
import { mean, perDigitMetrics, type PerDigit } from './perDigitMetric.ts';
import { laplacianVariances } from './sharpness.ts';
import { perDigitUnreadable } from './unreadable.ts';

/** Judged digits. */
interface Seen {
  /** [n, 10] */
  readonly probs: Float32Array;
}
interface Labelled extends Seen {
  /** [n] */
  readonly labels: Uint8Array;
}

export interface Appearance {
  readonly samples: Seen & { readonly labels: Uint8Array | undefined };
  /** Real digits that the judge was not trained on. */
  readonly unseen: Labelled;
  /** Grey images [n, 28, 28]: samples, the training digits in their place, and what both are held against. */
  readonly images: Readonly<Record<'samples' | 'floor' | 'test', Uint8Array>>;
}

type Names = 'unreadable' | 'labelAgreement' | 'classEntropy' | 'sharpness';

export function measureAppearance(
  { samples, unseen, images }: Appearance,
  seed: number,
): Pick<Metrics, Names> & { readonly classes: readonly Metric[] } {
  const unit = mean(laplacianVariances(images.test));
  const relative = (set: Uint8Array): Float32Array => laplacianVariances(set).map((variance) => variance / unit);
  const { unreadable, sharpness } = perDigitMetrics(
    {
      unreadable: { values: perDigitUnreadable(samples.probs), floor: perDigitUnreadable(unseen.probs) },
      sharpness: { values: relative(images.samples), floor: relative(images.floor) },
    },
    seed,
    POPULATION.samples,
  );
  return {
    unreadable,
    labelAgreement: agreement(samples, unseen, seed),
    sharpness,
    ...histogram(samples, unseen, seed),
  };
}

function agreement({ probs, labels }: Appearance['samples'], unseen: Labelled, seed: number): Metric | null {
  if (!labels) return null;
  const labelAgreement: PerDigit = {
    values: perDigitAgreement(probs, labels),
    floor: perDigitAgreement(unseen.probs, unseen.labels),
  };
  return perDigitMetrics({ labelAgreement }, seed, POPULATION.samples).labelAgreement;
}

/** Shares of classes and, of each resample's shares, the entropy. */
function histogram(
  samples: Seen,
  unseen: Seen,
  seed: number,
): { readonly classEntropy: Metric; readonly classes: readonly Metric[] } {
  const [columns, floors] = [perDigitClasses(samples.probs), perDigitClasses(unseen.probs)];
  const resampling = { seed, population: POPULATION.samples, replicates: REPLICATES.others };
  const resampled = resampledMeans(columns, resampling);
  const classes = resampled.map((shares, c) => ({
    value: mean(columns[c] ?? new Float32Array()),
    ...percentileInterval(shares),
    floor: mean(floors[c] ?? new Float32Array()),
  }));
  const entropies = Float64Array.from({ length: REPLICATES.others }, (_, r) =>
    entropy(resampled.map((shares) => shares[r] ?? NaN)),
  );
  const value = entropy(classes.map((share) => share.value));
  // Of a resample some digits are missing, which makes it less even than the samples: laid around the value, as FID's.
  const classEntropy = {
    value,
    ...centredInterval(value, entropies),
    floor: entropy(classes.map((share) => share.floor)),
  };
  return { classEntropy, classes };
}
