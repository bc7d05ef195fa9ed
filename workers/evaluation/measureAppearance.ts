// The metrics that look at each sample by itself: can it be read, as what, and is it sharp.

import { centredInterval, percentileInterval, POPULATION, REPLICATES } from './bootstrap.ts';
import { nextTask } from '../core/nextTask.ts';
import { entropy, perDigitClasses } from './classHistogram.ts';
import type { Metric, Metrics } from './evaluation.ts';
import type { EvaluationContext } from './evaluationContext.ts';
import { resampleMeans } from './evaluationJobs.ts';
import { perDigitAgreement } from './labelAgreement.ts';
import { mean, perDigitMetrics, type Measured, type PerDigit } from './perDigitMetric.ts';
import type { Looks } from './seenDigits.ts';
import { perDigitUnreadable } from './unreadable.ts';

type Labelled = Pick<Looks, 'classes' | 'confidences'> & { readonly labels: Uint8Array };

export interface Appearance {
  readonly samples: Looks & { readonly labels?: Uint8Array | undefined };
  /** Real digits that the judge was not trained on. */
  readonly unseen: Labelled;
  /** [n] the Laplacian's variances of the training digits in the samples' place, and of what both are held against. */
  readonly sharpness: Readonly<Record<'floor' | 'test', Float32Array>>;
}

type Names = 'unreadable' | 'labelAgreement' | 'classEntropy' | 'sharpness';
type Context = Pick<EvaluationContext, 'run' | 'seed'>;

export interface MeasuredAppearance {
  readonly measured: { readonly [Name in Names]: null extends Metrics[Name] ? Measured | null : Measured };
  readonly classes: readonly Metric[];
}

export async function measureAppearance(
  context: Context,
  { samples, unseen, sharpness: variances }: Appearance,
): Promise<MeasuredAppearance> {
  const unit = mean(variances.test);
  const relative = (set: Float32Array): Float32Array => set.map((variance) => variance / unit);
  const [{ unreadable, sharpness }, labelAgreement, { classEntropy, classes }] = await Promise.all([
    perDigitMetrics(
      context,
      {
        unreadable: {
          values: perDigitUnreadable(samples.confidences),
          floor: perDigitUnreadable(unseen.confidences),
        },
        sharpness: { values: relative(samples.sharpness), floor: relative(variances.floor) },
      },
      POPULATION.samples,
    ),
    agreement(context, samples, unseen),
    histogram(context, samples, unseen),
  ]);
  return { measured: { unreadable, labelAgreement, classEntropy, sharpness }, classes };
}

async function agreement(
  context: Context,
  { classes, labels }: Appearance['samples'],
  unseen: Labelled,
): Promise<Measured | null> {
  if (!labels) return null;
  await nextTask();
  const labelAgreement: PerDigit = {
    values: perDigitAgreement(classes, labels),
    floor: perDigitAgreement(unseen.classes, unseen.labels),
  };
  return (await perDigitMetrics(context, { labelAgreement }, POPULATION.samples)).labelAgreement;
}

/** Shares of classes and, of each resample's shares, the entropy. */
async function histogram(
  { run, seed }: Context,
  samples: Pick<Looks, 'classes'>,
  unseen: Pick<Looks, 'classes'>,
): Promise<{ readonly classEntropy: Measured; readonly classes: readonly Metric[] }> {
  await nextTask();
  const [columns, floors] = [perDigitClasses(samples.classes), perDigitClasses(unseen.classes)];
  const resampling = { seed, population: POPULATION.samples, replicates: REPLICATES.others };
  const resampled = await resampleMeans(run, columns, resampling);
  const classes = resampled.map((shares, c) => ({
    value: mean(columns[c] ?? new Float32Array()),
    ...percentileInterval(shares),
    floor: mean(floors[c] ?? new Float32Array()),
  }));
  const replicates = Float64Array.from({ length: REPLICATES.others }, (_, r) =>
    entropy(resampled.map((shares) => shares[r] ?? NaN)),
  );
  const value = entropy(classes.map((share) => share.value));
  // Of a resample some digits are missing, which makes it less even than the samples: laid around the value, as FID's.
  const metric = {
    value,
    ...centredInterval(value, replicates),
    floor: entropy(classes.map((share) => share.floor)),
  };
  return { classEntropy: { metric, replicates }, classes };
}
