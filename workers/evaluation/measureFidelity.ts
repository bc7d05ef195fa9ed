// The metrics that compare two clouds of features: how far apart they are, and how they overlap.

import { centredInterval, POPULATION, REPLICATES } from './bootstrap.ts';
import type { Metric, Metrics } from './evaluation.ts';
import type { EvaluationContext } from './evaluationContext.ts';
import { compareBalls, measureBalls, resampleFrechet } from './evaluationJobs.ts';
import { sliceRows, type FeatureMatrix } from './featureMatrix.ts';
import { perDigitMetrics, type PerDigit } from './perDigitMetric.ts';
import { perDigitFidelity, type PerDigitFidelity } from './precisionRecall.ts';

/** Features in random order, so that the first m of them are any m. */
export interface Clouds {
  readonly samples: FeatureMatrix;
  readonly test: FeatureMatrix;
  /** Training digits in the samples' place. */
  readonly floor: FeatureMatrix;
  /** Digits on each side where neighbours are counted. */
  readonly manifold: number;
}

type Overlap = Pick<Metrics, 'precision' | 'recall' | 'density' | 'coverage'>;

export async function measureFidelity(
  context: EvaluationContext,
  clouds: Clouds,
): Promise<Pick<Metrics, 'fid' | 'kid'> & Overlap> {
  const [fid, kid, overlap] = await Promise.all([
    measureFid(context, clouds),
    measureKid(context, clouds),
    measureOverlap(context, clouds),
  ]);
  return { fid, kid, ...overlap };
}

/** The reference stays as it is: the interval says what other samples of the same model would get. */
async function measureFid({ run, seed, progress }: EvaluationContext, clouds: Clouds): Promise<Metric> {
  const { samples, test, floor } = clouds;
  const resampling = { seed, replicates: REPLICATES.fid };
  const [value, floorValue, replicates] = await Promise.all([
    run((service) => service.frechetDistance(test, samples)),
    run((service) => service.frechetDistance(test, floor)),
    resampleFrechet(run, test, samples, resampling, (share) => {
      progress.add('resampling', share);
    }),
  ]);
  return { value, ...centredInterval(value, replicates), floor: floorValue };
}

async function measureKid({ run }: EvaluationContext, { samples, test, floor }: Clouds): Promise<Metric> {
  const [distance, floorDistance] = await Promise.all([
    run((service) => service.kernelDistance(samples, test)),
    run((service) => service.kernelDistance(floor, test)),
  ]);
  return { ...distance, floor: floorDistance.value };
}

async function measureOverlap({ run, seed, progress }: EvaluationContext, clouds: Clouds): Promise<Overlap> {
  const jobs = 5;
  const onPart = (share: number): void => {
    progress.add('neighbours', share / jobs);
  };
  const some = (cloud: FeatureMatrix): FeatureMatrix => sliceRows(cloud, 0, Math.min(clouds.manifold, cloud.n));
  const [test, samples, floor] = await Promise.all([
    measureBalls(run, some(clouds.test), onPart),
    measureBalls(run, some(clouds.samples), onPart),
    measureBalls(run, some(clouds.floor), onPart),
  ]);
  const [counts, floorCounts] = await Promise.all([
    compareBalls(run, test, samples, onPart),
    compareBalls(run, test, floor, onPart),
  ]);
  const [of, real] = [perDigitFidelity(counts), perDigitFidelity(floorCounts)];
  const column = (name: keyof PerDigitFidelity): PerDigit => ({ values: of[name], floor: real[name] });
  return {
    // Means over samples.
    ...perDigitMetrics({ precision: column('precision'), density: column('density') }, seed, POPULATION.samples),
    // Means over real digits.
    ...perDigitMetrics({ recall: column('recall'), coverage: column('coverage') }, seed, POPULATION.reference),
  };
}
