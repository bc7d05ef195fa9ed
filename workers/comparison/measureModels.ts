// Measures models side by side on a pool of compute workers, in a tab as on the command line: the same code, the same
// strict kernels and the same order of every sum, so that numbers are the same to the bit with any number of workers.
//
//   real digits against real digits, once ┐
//   model 1: draw and judge → measure     ├ parts of all of them, on all workers        → differences of every two
//   model 2: draw and judge → measure     ┘ (two models at a time, so that no worker waits for the end of one)
//
// A model that cannot be measured is an entry that says why; the others go on.

import { DataError, KernelsError, errorMessage, errorName } from '../core/errors.ts';
import { untilAborted } from '../core/untilAborted.ts';
import { REPLICATES } from '../evaluation/bootstrap.ts';
import type { RunPart } from '../evaluation/evaluationJobs.ts';
import { EvaluationProgress, type EvaluationStep, type StageWeights } from '../evaluation/evaluationProgress.ts';
import { MIN_KID_DIGITS } from '../evaluation/kid.ts';
import { NEIGHBOURS } from '../evaluation/precisionRecall.ts';
import { evaluationOf } from '../service/remoteEvaluation.ts';
import type { Comparison, ModelChoice, ModelOutcome } from './comparison.ts';
import { differencesOf, type ModelEvidence } from './differences.ts';
import { measureModel } from './measureModel.ts';
import { createMeasuringRun, type MeasuringPool } from './measuringRun.ts';
import type { PauseSwitch } from './pauseSwitch.ts';
import { measureSharedFloor, type SharedFloor } from './sharedFloor.ts';
import { checkJudge, type Reference } from './reference.ts';
import type { IndexedSamples } from './judgeModel.ts';
import { smallSample } from './smallSample.ts';

export const MIN_SAMPLES = 1_000;
export const MAX_SAMPLES = 50_000;

/** A model to be measured. */
export interface ComparedModel extends Pick<ModelChoice, 'key' | 'name' | 'sha256'> {
  readonly prior?: string | undefined;
  readonly temperature?: number | undefined;
  readonly class?: number | undefined;
  /** Its file; asked for when its turn comes. What it throws is the model's error. */
  file(): Promise<Uint8Array>;
}

export interface MeasureRequest {
  readonly models: readonly ComparedModel[];
  /** Digits of each. */
  readonly n: number;
  readonly seed: number;
  readonly reference: Reference;
  /** The judge's file, and its sha256. */
  readonly judge: { readonly sha256: string; readonly file: Uint8Array };
  readonly pool: MeasuringPool;
  readonly signal: AbortSignal;
  readonly pause?: PauseSwitch | undefined;
  /** Told after each part of the work. */
  readonly onStep?: ((step: MeasureStep) => void) | undefined;
  /** Told of each model when it is done, with its digits as numbers where it was measured, and what differences are judged by. */
  readonly onModel?:
    | ((outcome: ModelOutcome, judged: IndexedSamples | undefined, evidence: ModelEvidence | undefined) => void)
    | undefined;
}

export interface MeasureStep extends EvaluationStep {
  /** Of the model; undefined for the real digits, which are measured beside the first one. */
  readonly key: string | undefined;
}

/** Models whose digits are in memory together. */
const AT_ONCE = 2;

/** @throws DataError for a request that no model can meet, KernelsError, AbortError, and what keeps judge or workers from coming */
export async function measureModels(request: MeasureRequest): Promise<Comparison> {
  const { models, n, seed, reference, judge, pool, signal } = request;
  checkMeasureRequest(request);
  const runOnWorker = createMeasuringRun(pool, request);
  // Loading cannot be cancelled, but need not be waited for.
  await untilAborted(prepare(pool, judge), signal, 'measure');
  const run: RunPart = (work) => runOnWorker((api) => work(evaluationOf(api)));
  const progressOf = (key: string | undefined, weights: StageWeights): EvaluationProgress =>
    new EvaluationProgress(weights, (step) => request.onStep?.({ ...step, key }));
  const floorContext = { run, seed, progress: progressOf(undefined, { ...NO_WORK, neighbours: 1 }) };
  const floor = measureSharedFloor(n, reference, floorContext);
  floor.catch(() => undefined); // the caller that waits gets the error

  const outcomes: (ModelOutcome | undefined)[] = models.map(() => undefined);
  const evidence: (ModelEvidence | undefined)[] = models.map(() => undefined);
  await forEachWithLimit(models, AT_ONCE, async (model, i) => {
    const choice = choiceOf(model);
    const context = { run, seed, progress: progressOf(model.key, stageWeights(n, reference)) };
    try {
      await untilAborted(load(pool, model), signal, 'measure');
      const measured = await measureModel(choice, { n, reference, floor, runOnWorker, context });
      outcomes[i] = measured.outcome;
      evidence[i] = measured.evidence;
      request.onModel?.(measured.outcome, measured.judged, measured.evidence);
    } catch (error) {
      if (signal.aborted || isOfAll(error)) throw error;
      const failed = { name: errorName(error), message: errorMessage(error) };
      const outcome: ModelOutcome = { ...choice, status: 'failed', error: failed };
      outcomes[i] = outcome;
      request.onModel?.(outcome, undefined, undefined);
    }
  });
  return summarise(request, await floor, outcomes.filter(isThere), evidence.filter(isThere));
}

/** @throws DataError for a request that no model can meet */
function checkMeasureRequest(request: Pick<MeasureRequest, 'models' | 'n' | 'reference' | 'judge'>): void {
  const { models, n, reference, judge } = request;
  checkJudge(reference, judge.sha256);
  if (models.length === 0) throw new DataError('measure: no models, want at least one');
  const keys = models.map(({ key }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) throw new DataError(`measure: two models are called ${twice}, want a name for each`);
  const d = reference.judge.features;
  // A covariance of d features needs more digits than features, or it has directions without any spread.
  const least = Math.max(d + 1, MIN_KID_DIGITS, NEIGHBOURS + 1);
  if (!Number.isInteger(n) || n < least || n > MAX_SAMPLES) {
    throw new DataError(`measure: ${n} digits for ${d} features, want ${least} to ${MAX_SAMPLES}`);
  }
}

async function prepare(pool: MeasuringPool, { sha256, file }: MeasureRequest['judge']): Promise<void> {
  const engine = await pool.engine;
  if (engine !== 'wasm') {
    throw new KernelsError(
      `measure: digits are drawn by ${engine}, want our own kernels; take a browser with SIMD WebAssembly`,
    );
  }
  await pool.loadPart(sha256, file);
}

async function load(pool: MeasuringPool, model: ComparedModel): Promise<void> {
  await pool.load(model.sha256, await model.file());
}

function choiceOf({ key, name, sha256, prior, temperature, class: label }: ComparedModel): ModelChoice {
  return { key, name, sha256, prior: prior ?? '', temperature: temperature ?? 1, class: label ?? null };
}

/** Without workers nothing can be measured at all. */
function isOfAll(error: unknown): boolean {
  return errorName(error) === 'WorkerLostError';
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

function summarise(
  { n, seed, reference }: MeasureRequest,
  floor: SharedFloor,
  models: readonly ModelOutcome[],
  evidence: readonly ModelEvidence[],
): Comparison {
  return {
    version: 1,
    n,
    seed,
    judge: reference.judge,
    real: {
      test: reference.test.features.n,
      floor: floor.floorDigits,
      manifold: floor.manifold,
      unseen: floor.unseenNearest.length,
      training: reference.training?.labels.length ?? 0,
    },
    replicates: REPLICATES,
    smallness: smallSample(n, floor.fidelity.fid, Math.min(reference.test.features.n, reference.floor.features.n)),
    models,
    differences: differencesOf(evidence),
  };
}

/** Does `work` for each item, so many at once, in order. @throws what any of them throws, at once */
async function forEachWithLimit<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, i: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const line = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) {
      const item = items[i];
      if (item !== undefined) await work(item, i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, line));
}

const NO_WORK: StageWeights = { judging: 0, neighbours: 0, resampling: 0, memorisation: 0 };

/** Seconds of one core that a model's stages take, roughly. */
function stageWeights(n: number, { judge, test, training }: Reference): StageWeights {
  const d = judge.features;
  const manifold = Math.min(n, test.features.n);
  return {
    judging: (n * 13e6) / 30e9,
    neighbours: (2 * manifold ** 2 * 2 * d) / 20e9,
    resampling: (REPLICATES.fid * n * d * d) / 2e9,
    memorisation: ((training?.labels.length ?? 0) * n) / 0.8e9,
  };
}
