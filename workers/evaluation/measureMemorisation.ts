// Whether samples are nearer to the training digits than real digits that nobody trained on.

import { percentileInterval, REPLICATES } from './bootstrap.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import type { Evaluation, Metric, NearestTraining } from './evaluation.ts';
import type { EvaluationContext } from './evaluationContext.ts';
import { nearestByBytes, nearestByFeatures, resampleAuc } from './evaluationJobs.ts';
import type { Nearest } from './featureDistances.ts';
import type { FeatureMatrix } from './featureMatrix.ts';
import { memorisationAuc, PERCENTILES, percentilesOf, type NearestDistances } from './memorisation.ts';
import type { Measured } from './perDigitMetric.ts';

/** Samples, then unseen real digits, and all training digits, in both spaces. */
export interface Searched {
  /** How many of the queries are samples. */
  readonly samples: number;
  readonly features: { readonly queries: FeatureMatrix; readonly training: FeatureMatrix };
  /** Grey images [n, 28, 28]. */
  readonly pixels: { readonly queries: Uint8Array; readonly training: Uint8Array };
}

interface Memorisation {
  readonly memorisationFeatures: Metric;
  readonly memorisationPixels: Metric;
  readonly nearestTraining: Evaluation['nearestTraining'];
}

/** The search by pixels is most of the work. */
const SHARE = { features: 0.15, pixels: 0.85 } as const;

export async function measureMemorisation(
  { run, seed, progress }: EvaluationContext,
  { samples, features, pixels }: Searched,
): Promise<Memorisation> {
  const counting = (space: keyof typeof SHARE) => (share: number) => {
    progress.add('memorisation', share * SHARE[space]);
  };
  const [byFeatures, byPixels] = await Promise.all([
    nearestByFeatures(run, features.queries, features.training, counting('features')),
    nearestByBytes(run, pixels.queries, pixels.training, IMAGE_SIZE, counting('pixels')),
  ]);
  const [inFeatures, inPixels] = await Promise.all([
    describe({ run, seed }, byFeatures, samples, Math.sqrt),
    describe({ run, seed }, byPixels, samples, (squared) => Math.sqrt(squared) / 255),
  ]);
  return {
    memorisationFeatures: inFeatures.metric,
    memorisationPixels: inPixels.metric,
    nearestTraining: { features: inFeatures.nearest, pixels: inPixels.nearest },
  };
}

async function describe(
  context: Pick<EvaluationContext, 'run' | 'seed'>,
  { distances, where }: Nearest,
  samples: number,
  lengthOf: (squared: number) => number,
): Promise<{ readonly metric: Metric; readonly nearest: NearestTraining }> {
  const all = distances.map(lengthOf);
  const sets = { samples: all.subarray(0, samples), unseen: all.subarray(samples) };
  const { metric } = await measureCopying(context, sets);
  const closest = sets.samples.reduce((best, distance, i) => (distance < (all[best] ?? NaN) ? i : best), 0);
  return {
    metric,
    nearest: {
      percentiles: PERCENTILES,
      samples: percentilesOf(sets.samples),
      unseen: percentilesOf(sets.unseen),
      closest: { sample: closest, training: where[closest] ?? 0, distance: all[closest] ?? NaN },
    },
  };
}

/** How much nearer samples are than unseen digits, which are in random order. */
export async function measureCopying(
  { run, seed }: Pick<EvaluationContext, 'run' | 'seed'>,
  sets: NearestDistances,
): Promise<Measured> {
  const half = sets.unseen.length >>> 1; // in random order, so halves are alike
  const halves = { samples: sets.unseen.subarray(0, half), unseen: sets.unseen.subarray(half) };
  const value = memorisationAuc(sets);
  const replicates = await resampleAuc(run, sets, { seed, replicates: REPLICATES.others });
  return { metric: { value, ...percentileInterval(replicates), floor: memorisationAuc(halves) }, replicates };
}
