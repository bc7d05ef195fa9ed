// A reference of digits that the project draws, as the tests' judge sees them, and a pool that does its work in this thread.

import type { Remote } from 'comlink';
import { codesOf } from '../../workers/comparison/trainingIndex.ts';
import { makeReference } from '../../workers/comparison/makeReference.ts';
import { putOnGrid } from '../../workers/comparison/featureGrid.ts';
import type { MeasuringPool } from '../../workers/comparison/measuringRun.ts';
import type { Reference } from '../../workers/comparison/reference.ts';
import type { IndexedSamples } from '../../workers/comparison/judgeModel.ts';
import { setPrint } from '../../workers/data/digitPrint.ts';
import type { DigitSet } from '../../workers/data/digitSet.ts';
import type { RunJudging } from '../../workers/evaluation/evaluationJobs.ts';
import { judgeDigits } from '../../workers/evaluation/evaluationJobs.ts';
import { createEvaluationService } from '../../workers/evaluation/evaluationService.ts';
import { featureMatrix } from '../../workers/evaluation/featureMatrix.ts';
import { sha256Hex } from '../../workers/core/sha256.ts';
import { createBackend, compileKernels } from '../../workers/node/createBackend.ts';
import type { ComputeService } from '../../workers/service/computeService.ts';
import { createComputeService } from '../../workers/service/createComputeService.ts';
import { FEATURES, sampleJudge } from '../evaluation/sampleJudge.ts';
import { drawnDigits } from '../support/drawnDigits.ts';

export interface SampleReference {
  readonly reference: Reference;
  readonly judge: { readonly sha256: string; readonly file: Uint8Array<ArrayBuffer> };
  /** Training digits of the reference. */
  readonly training: DigitSet;
  readonly run: RunJudging;
  /** Digits as the comparison sees a model's. */
  judgeImages(digits: { readonly images: Uint8Array; readonly labels?: Uint8Array }): Promise<IndexedSamples>;
}

export async function sampleReference(test = 400, training = 1200): Promise<SampleReference> {
  const { file } = await sampleJudge();
  const service = await createEvaluationService(await compileKernels('simd'));
  await service.load(file);
  const run: RunJudging = (work) => work(service);
  const judged = async ({ images, labels }: DigitSet) => ({
    ...(await judgeDigits(run, images, FEATURES, nobody)),
    labels,
  });
  const sets = { test: drawnDigits(test, 2), training: drawnDigits(training, 1) };
  const judge = { sha256: await sha256Hex(file), file };
  const name = { id: 'sample-judge', sha256: judge.sha256, features: FEATURES };
  const prints = { training: await setPrint(sets.training), test: await setPrint(sets.test) };
  const real = { test: await judged(sets.test), training: await judged(sets.training), prints };
  const reference = await makeReference(name, real, run, nobody);
  return {
    reference,
    judge,
    training: sets.training,
    run,
    async judgeImages({ images, labels }) {
      const { features, ...scores } = await judgeDigits(run, images, FEATURES, nobody);
      const codes = reference.training && codesOf(reference.training, features);
      putOnGrid(features.values, reference.grid);
      return { ...scores, features: featureMatrix(features.values, FEATURES), codes, ...(labels && { labels }) };
    },
  };
}

/** One worker that is this thread. `around` may look at each job, or do it otherwise. */
export async function localPool(
  around: (job: number) => Promise<void> = () => Promise.resolve(),
): Promise<MeasuringPool> {
  const service = createComputeService({ createBackend, compileKernels: () => compileKernels('simd') });
  const engine = Promise.resolve(await service.start('wasm'));
  let jobs = 0;
  return {
    engine,
    load: (sha256, file) => service.load(sha256, file),
    loadPart: (sha256, file) => service.loadPart(sha256, file),
    async run(work, options) {
      await around(++jobs);
      options?.signal?.throwIfAborted();
      return work(service as unknown as Remote<ComputeService>); // the same calls, without a thread between
    },
    stats: () => ({ workers: 1, busy: 0, waiting: 0, digits: 0, digitsPerSecond: 0 }),
  };
}

const nobody = (): void => undefined;
