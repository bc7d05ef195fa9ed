// Metrics that compare two sets of features: their distance and their overlap. The floor is measured first and once,
// however many sets of samples of one size follow.

import { centredInterval, POPULATION, REPLICATES } from './bootstrap.ts';
import type { EvaluationContext } from './evaluationContext.ts';
import { compareBalls, estimateSubsets, measureBalls, resampleFrechet, type RunPart } from './evaluationJobs.ts';
import type { Balls } from './featureDistances.ts';
import { sliceRows, type FeatureMatrix } from './featureMatrix.ts';
import type { FrechetReference } from './fid.ts';
import { summariseSubsets } from './kid.ts';
import { perDigitMetrics, type Measured, type PerDigit } from './perDigitMetric.ts';
import { perDigitFidelity, type PerDigitFidelity } from './precisionRecall.ts';

/** Features in random order, so that the first m of them are any m. */
export interface RealClouds {
  readonly test: FeatureMatrix;
  /** Training digits in the samples' place. */
  readonly floor: FeatureMatrix;
  /** Digits on each side where neighbours are counted. */
  readonly manifold: number;
}

/** What real digits get. */
export interface FidelityFloor {
  readonly fid: number;
  readonly kid: number;
  readonly overlap: PerDigitFidelity;
  /** Of the test digits, and the balls around them. */
  readonly reference: FrechetReference;
  readonly balls: Balls;
}

type Overlap = Record<keyof PerDigitFidelity, Measured>;
export type MeasuredFidelity = Overlap & Record<'fid' | 'kid', Measured>;

/** @throws DataError for too few digits */
export async function measureFidelityFloor(
  { run, progress }: Pick<EvaluationContext, 'run' | 'progress'>,
  { test, floor, manifold }: RealClouds,
): Promise<FidelityFloor> {
  const onPart = (share: number): void => {
    progress.add('neighbours', share / 3);
  };
  const overlap = async (): Promise<Pick<FidelityFloor, 'overlap' | 'balls'>> => {
    const [balls, floorBalls] = await Promise.all([
      measureBalls(run, firstRows(test, manifold), onPart),
      measureBalls(run, firstRows(floor, manifold), onPart),
    ]);
    return { overlap: perDigitFidelity(await compareBalls(run, balls, floorBalls, onPart)), balls };
  };
  const frechet = async (): Promise<Pick<FidelityFloor, 'fid' | 'reference'>> => {
    const reference = await run((service) => service.frechetReference(test));
    return { fid: await run((service) => service.frechetDistance(reference, floor)), reference };
  };
  const [distance, estimates, rest] = await Promise.all([frechet(), estimateSubsets(run, floor, test), overlap()]);
  return { ...distance, kid: summariseSubsets(estimates).value, ...rest };
}

/** `samples` in random order. @throws DataError for too few */
export async function measureFidelity(
  context: EvaluationContext,
  samples: FeatureMatrix,
  { test, manifold }: Pick<RealClouds, 'test' | 'manifold'>,
  floor: FidelityFloor,
): Promise<MeasuredFidelity> {
  const [fid, kid, overlap] = await Promise.all([
    measureFid(context, samples, floor),
    measureKid(context.run, samples, test, floor.kid),
    measureOverlap(context, firstRows(samples, manifold), floor),
  ]);
  return { fid, kid, ...overlap };
}

/** The reference stays as it is: the interval says what other samples of the same model would get. */
async function measureFid(
  { run, seed, progress }: EvaluationContext,
  samples: FeatureMatrix,
  { fid: floor, reference }: FidelityFloor,
): Promise<Measured> {
  const resampling = { seed, replicates: REPLICATES.fid };
  const [value, replicates] = await Promise.all([
    run((service) => service.frechetDistance(reference, samples)),
    resampleFrechet(run, reference, samples, resampling, (share) => {
      progress.add('resampling', share);
    }),
  ]);
  return { metric: { value, ...centredInterval(value, replicates), floor }, replicates };
}

async function measureKid(run: RunPart, samples: FeatureMatrix, test: FeatureMatrix, floor: number): Promise<Measured> {
  const replicates = await estimateSubsets(run, samples, test);
  return { metric: { ...summariseSubsets(replicates), floor }, replicates };
}

async function measureOverlap(
  context: EvaluationContext,
  samples: FeatureMatrix,
  { balls, overlap }: FidelityFloor,
): Promise<Overlap> {
  const { run, progress } = context;
  const onPart = (share: number): void => {
    progress.add('neighbours', share / 2);
  };
  const counts = await compareBalls(run, balls, await measureBalls(run, samples, onPart), onPart);
  const of = perDigitFidelity(counts);
  const column = (name: keyof PerDigitFidelity): PerDigit => ({ values: of[name], floor: overlap[name] });
  const [overSamples, overReal] = await Promise.all([
    perDigitMetrics(context, { precision: column('precision'), density: column('density') }, POPULATION.samples),
    perDigitMetrics(context, { recall: column('recall'), coverage: column('coverage') }, POPULATION.reference),
  ]);
  return { ...overSamples, ...overReal };
}

function firstRows(cloud: FeatureMatrix, count: number): FeatureMatrix {
  return sliceRows(cloud, 0, Math.min(count, cloud.n));
}
