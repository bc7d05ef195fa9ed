// Metrics of each sample by itself: readability, class, sharpness.

import { centredInterval, POPULATION, REPLICATES } from './bootstrap.ts';
import { nextTask } from '../core/nextTask.ts';
import { entropy, perDigitClasses } from './classHistogram.ts';
import type { Metric, Metrics } from './evaluation.ts';
import type { EvaluationContext } from './evaluationContext.ts';
import { perDigitAgreement } from './labelAgreement.ts';
import { mean, measurePerDigit, type Measured, type PerDigit } from './perDigitMetric.ts';
import type { DigitScores } from './judgedSamples.ts';
import { perDigitUnreadable } from './unreadable.ts';

type Labelled = Pick<DigitScores, 'classes' | 'confidences'> & { readonly labels: Uint8Array };

export interface Appearance {
  readonly samples: DigitScores & { readonly labels?: Uint8Array | undefined };
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
  const readable: PerDigit = {
    values: perDigitUnreadable(samples.confidences),
    floor: perDigitUnreadable(unseen.confidences),
  };
  const sharp: PerDigit = { values: relative(samples.sharpness), floor: relative(variances.floor) };
  await nextTask();
  const [made, real] = [perDigitClasses(samples.classes), perDigitClasses(unseen.classes)];
  const classes = made.map((values, c): PerDigit => ({ values, floor: real[c] ?? new Float32Array() }));
  const agreement = agreementOf(samples, unseen);
  await nextTask();
  const columns = [readable, sharp, ...classes, ...agreement];
  const measured = await measurePerDigit(context, columns, POPULATION.samples);
  const [unreadable, sharpness] = measured;
  if (!unreadable || !sharpness) throw new Error('appearance: a metric for each column');
  const shares = measured.slice(2, 2 + classes.length);
  return {
    measured: {
      unreadable,
      labelAgreement: measured[2 + classes.length] ?? null,
      classEntropy: entropyOf(shares),
      sharpness,
    },
    classes: shares.map(({ metric }) => metric),
  };
}

/** A column where the samples are of a conditional model. */
function agreementOf({ classes, labels }: Appearance['samples'], unseen: Labelled): readonly PerDigit[] {
  if (!labels) return [];
  return [{ values: perDigitAgreement(classes, labels), floor: perDigitAgreement(unseen.classes, unseen.labels) }];
}

/** The entropy of the classes' shares and, for its interval, of each resample's shares. */
function entropyOf(shares: readonly Measured[]): Measured {
  const replicates = Float64Array.from({ length: REPLICATES.others }, (_, r) =>
    entropy(shares.map((share) => share.replicates[r] ?? NaN)),
  );
  const value = entropy(shares.map(({ metric }) => metric.value));
  // A resample lacks some digits and is less even than the samples. So the interval is laid around the value, as that of FID.
  const metric = {
    value,
    ...centredInterval(value, replicates),
    floor: entropy(shares.map(({ metric: share }) => share.floor)),
  };
  return { metric, replicates };
}
