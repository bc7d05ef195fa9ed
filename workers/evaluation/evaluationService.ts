// What an evaluation worker does: parts of jobs, each a pure function of its request and the judge, so that any worker can
// do any part and a lost one can be done again. Requests and answers are plain data that cross threads.

import type { Backend } from '../backend/backend.ts';
import { instantiateKernels } from '../backend/wasm/kernels.ts';
import { createWasmBackend } from '../backend/wasm/wasmBackend.ts';
import { POPULATION, resampleCounts } from './bootstrap.ts';
import {
  countBalls,
  nearestFeatures,
  neighbourRadii,
  type Balls,
  type Nearest,
  type RowRange,
} from './featureDistances.ts';
import { checkWidths, type FeatureMatrix } from './featureMatrix.ts';
import { frechetDistance, frechetFrom, momentsOf } from './fid.ts';
import { checkJudgeVectors, readJudge } from './judgeFile.ts';
import { compileJudge, type CompiledJudge } from './judgeNetwork.ts';
import type { Judgement } from './judgement.ts';
import { kernelDistance, type KernelDistance } from './kid.ts';
import { nearestImages } from './pixelDistances.ts';
import type { BallCounts } from './precisionRecall.ts';

/** FIDs of resamples `first` … `end − 1` of a set to a reference that stays as it is. */
export interface FrechetRequest {
  readonly reference: FeatureMatrix;
  readonly samples: FeatureMatrix;
  readonly seed: number;
  readonly first: number;
  readonly end: number;
}

export interface EvaluationService {
  /** Parses a judge file, compiles it and checks it against its own vectors. Before `judge`. @throws ModelFileError */
  load(judgeFile: Uint8Array): Promise<void>;
  /** Grey images [n, 28, 28]. @throws ShapeError */
  judge(images: Uint8Array): Promise<Judgement>;
  /** See featureDistances.ts. */
  neighbourRadii(x: FeatureMatrix, rows: RowRange): Promise<Float32Array>;
  countBalls(reference: Balls, samples: Balls): Promise<BallCounts>;
  nearestFeatures(queries: FeatureMatrix, candidates: FeatureMatrix): Promise<Nearest>;
  /** Grey images [n, 28, 28]. */
  nearestImages(queries: Uint8Array, candidates: Uint8Array): Promise<Nearest>;
  frechetDistance(reference: FeatureMatrix, samples: FeatureMatrix): Promise<number>;
  /** [end − first] */
  resampledFrechet(request: FrechetRequest): Promise<Float64Array>;
  kernelDistance(x: FeatureMatrix, y: FeatureMatrix): Promise<KernelDistance>;
}

/** A part's data are tens of megabytes. */
const MAXIMUM_BYTES = 512 * 2 ** 20;

/** The service over compiled kernels: the strict ones, whose metrics are the same on every machine. */
export async function createEvaluationService(kernels: WebAssembly.Module): Promise<EvaluationService> {
  const instance = instantiateKernels(kernels, MAXIMUM_BYTES);
  const backend: Backend = await createWasmBackend({ kernels, name: 'wasm' });
  let loaded: CompiledJudge | undefined;

  return {
    async load(judgeFile) {
      const judge = readJudge(judgeFile);
      const compiled = compileJudge(backend, judge);
      await checkJudgeVectors(judge, backend, compiled);
      loaded = compiled;
    },
    // async throughout: what throws must come as a rejection.
    async judge(images) {
      if (!loaded) throw new Error('evaluation service: no judge; call load first');
      return Promise.resolve(loaded.judge(images));
    },
    neighbourRadii: async (x, rows) => Promise.resolve(neighbourRadii(instance, x, rows)),
    countBalls: async (reference, samples) => Promise.resolve(countBalls(instance, reference, samples)),
    nearestFeatures: async (queries, candidates) => Promise.resolve(nearestFeatures(instance, queries, candidates)),
    nearestImages: async (queries, candidates) => Promise.resolve(nearestImages(instance, queries, candidates)),
    frechetDistance: async (reference, samples) => Promise.resolve(frechetDistance(reference, samples)),
    resampledFrechet: async ({ reference, samples, seed, first, end }) => {
      checkWidths('fid', reference, samples);
      const distance = frechetFrom(momentsOf(reference));
      const distances = Float64Array.from({ length: end - first }, (_, i) => {
        const counts = resampleCounts(samples.n, seed, POPULATION.samples, first + i);
        return distance(momentsOf(samples, counts));
      });
      return Promise.resolve(distances);
    },
    kernelDistance: async (x, y) => Promise.resolve(kernelDistance(x, y)),
  };
}
