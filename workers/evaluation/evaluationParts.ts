// The parts of jobs of which an evaluation is made, each a pure function of its request, so that any worker can do any part
// and a lost one can be done again. Requests and answers are plain data that cross threads.

import { instantiateKernels } from '../backend/wasm/kernels.ts';
import { POPULATION, resampleCounts, resampledMeans, type ResamplingRange } from './bootstrap.ts';
import {
  countBalls,
  nearestFeatures,
  neighbourRadii,
  type Balls,
  type Nearest,
  type RowRange,
} from './featureDistances.ts';
import { checkWidth, type FeatureMatrix } from './featureMatrix.ts';
import { frechetReference, frechetTo, momentsOf, type FrechetReference, type Moments } from './fid.ts';
import { subsetDiscrepancies } from './kid.ts';
import { resampledAuc, type NearestDistances } from './memorisation.ts';
import { nearestBytes } from './byteDistances.ts';
import type { BallCounts } from './precisionRecall.ts';
import { kernelDots, kernelSquares } from './products64.ts';

/** FIDs of resamples `first` … `end − 1` of a set to a reference that stays as it is. */
export interface FrechetRequest {
  readonly reference: FrechetReference;
  readonly samples: FeatureMatrix;
  readonly seed: number;
  readonly first: number;
  readonly end: number;
}

export interface EvaluationParts {
  /** See featureDistances.ts. */
  neighbourRadii(this: void, x: FeatureMatrix, rows: RowRange): Promise<Float32Array>;
  countBalls(this: void, reference: Balls, samples: Balls): Promise<BallCounts>;
  nearestFeatures(this: void, queries: FeatureMatrix, candidates: FeatureMatrix): Promise<Nearest>;
  /** Rows of `width` bytes: grey images, or codes. */
  nearestBytes(this: void, queries: Uint8Array, candidates: Uint8Array, width: number): Promise<Nearest>;
  /** See fid.ts. */
  frechetReference(this: void, rows: FeatureMatrix): Promise<FrechetReference>;
  frechetDistance(this: void, reference: FrechetReference, samples: FeatureMatrix): Promise<number>;
  /** [end − first] */
  resampledFrechet(this: void, request: FrechetRequest): Promise<Float64Array>;
  /** See kid.ts. */
  subsetDiscrepancies(this: void, x: FeatureMatrix, y: FeatureMatrix, size: number): Promise<Float64Array>;
  /** See bootstrap.ts. */
  resampledMeans(
    this: void,
    columns: readonly Float32Array[],
    range: ResamplingRange,
  ): Promise<readonly Float64Array[]>;
  /** See memorisation.ts. */
  resampledAuc(
    this: void,
    distances: NearestDistances,
    range: Omit<ResamplingRange, 'population'>,
  ): Promise<Float64Array>;
}

/** A part's data are tens of megabytes. */
const MAXIMUM_BYTES = 512 * 2 ** 20;

/** The parts over compiled kernels: the strict ones, whose metrics are the same on every machine. @throws OutOfMemoryError */
export function createEvaluationParts(kernels: WebAssembly.Module): EvaluationParts {
  const instance = instantiateKernels(kernels, MAXIMUM_BYTES);
  const [squares, dots] = [kernelSquares(instance), kernelDots(instance)];
  const moments = (rows: FeatureMatrix, counts?: Uint32Array): Moments => momentsOf(rows, counts, squares);
  return {
    // All methods are async, so that an error comes as a rejection.
    neighbourRadii: async (x, rows) => Promise.resolve(neighbourRadii(instance, x, rows)),
    countBalls: async (reference, samples) => Promise.resolve(countBalls(instance, reference, samples)),
    nearestFeatures: async (queries, candidates) => Promise.resolve(nearestFeatures(instance, queries, candidates)),
    nearestBytes: async (queries, candidates, width) =>
      Promise.resolve(nearestBytes(instance, queries, candidates, width)),
    frechetReference: async (rows) => Promise.resolve(frechetReference(moments(rows))),
    frechetDistance: async (reference, samples) => {
      checkWidth('fid', reference.mean.length, samples);
      return Promise.resolve(frechetTo(reference, moments(samples)));
    },
    resampledFrechet: async ({ reference, samples, seed, first, end }) => {
      checkWidth('fid', reference.mean.length, samples);
      const counts = new Uint32Array(samples.n);
      const distances = Float64Array.from({ length: end - first }, (_, i) =>
        frechetTo(reference, moments(samples, resampleCounts(samples.n, seed, POPULATION.samples, first + i, counts))),
      );
      return Promise.resolve(distances);
    },
    subsetDiscrepancies: async (x, y, size) => Promise.resolve(subsetDiscrepancies(x, y, size, dots)),
    resampledMeans: async (columns, range) => Promise.resolve(resampledMeans(columns, range)),
    resampledAuc: async (distances, range) => Promise.resolve(resampledAuc(distances, range)),
  };
}
