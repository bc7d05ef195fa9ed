// The training loop: batches in an order decided by the seed, shards to whoever computes them, gradients summed in shard
// order, one Adam step, a checkpoint now and then.
//
//   order(seed, epoch) → batch → shards → [any worker] → gradients → Σ in shard order → Adam → …
//
// The result depends on recipe and data alone: not on the number of workers, nor on interruptions.

import { AbortError, DataError, ModelFileError, errorName } from '../core/errors.ts';
import { shuffledIndices } from '../core/random.ts';
import { gatherImages, IMAGE_SIZE, sliceDigits, type DigitSet } from '../data/digitSet.ts';
import { sha256Hex } from '../models/sha256.ts';
import { initialValues, planParameters, type ParameterLayout } from '../nn/parameterBlock.ts';
import type { Checkpoint, EpochReport } from './checkpoint.ts';
import { AdamState } from './adamState.ts';
import { recipeNetworks, type Recipe } from './recipe.ts';
import { klWeight, learningRate } from './schedule.ts';
import type { ShardRequest, ShardResult } from './shard.ts';

export interface TrainingProgress {
  readonly epoch: number;
  readonly epochs: number;
  /** Within this epoch. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly imagesPerSecond: number;
  /** Estimated until the end of the run. */
  readonly remainingMs: number;
  /** Means of this epoch so far, nats per image. */
  readonly reconstruction: number;
  readonly kl: number;
}

export interface TrainingOptions {
  readonly recipe: Recipe;
  /** All digits; the last recipe.heldOut are not trained on. */
  readonly data: DigitSet;
  /** Compiled kernels for the optimizer. */
  readonly kernels: WebAssembly.Module;
  /** Computes a shard somewhere; as many at once as the recipe has shards. */
  readonly runShard: (request: ShardRequest, signal: AbortSignal | undefined) => Promise<ShardResult>;
  /** Continues a run of the same recipe and data. */
  readonly resumeFrom?: Checkpoint | undefined;
  /** Stops at once; the last whole step is checkpointed. */
  readonly signal?: AbortSignal | undefined;
  /** Least time between checkpoints inside an epoch; one also follows every epoch. */
  readonly checkpointEveryMs?: number;
  readonly onProgress?: (progress: TrainingProgress) => void;
  readonly onEpoch?: (report: EpochReport) => void;
  readonly onCheckpoint?: (checkpoint: Checkpoint) => Promise<void>;
}

export interface TrainingResult {
  readonly status: 'finished' | 'interrupted';
  readonly checkpoint: Checkpoint;
}

/** Images of one evaluation request. Fixed, because it decides the order in which losses are summed. */
const EVALUATION_SLICE = 500;

/** @throws DataError, ModelFileError (a checkpoint of another run), or what runShard throws, before anything is lost. */
export async function trainModel(options: TrainingOptions): Promise<TrainingResult> {
  const run = await TrainingRun.begin(options);
  return run.toTheEnd();
}

/** Negative ELBO of a set under a checkpoint's parameters and running statistics, nats per image. */
export async function evaluateElbo(
  checkpoint: Checkpoint,
  data: DigitSet,
  runShard: TrainingOptions['runShard'],
  signal?: AbortSignal,
): Promise<{ readonly reconstruction: number; readonly kl: number }> {
  const requests: ShardRequest[] = [];
  for (let first = 0; first < data.count; first += EVALUATION_SLICE) {
    const end = Math.min(first + EVALUATION_SLICE, data.count);
    requests.push({
      recipe: checkpoint.recipe,
      mode: 'evaluate',
      parameters: checkpoint.parameters,
      statistics: checkpoint.statistics,
      images: data.images.slice(first * IMAGE_SIZE, end * IMAGE_SIZE),
      firstSample: first,
      klWeight: 1,
      batch: end - first,
    });
  }
  const results = await Promise.all(requests.map((request) => runShard(request, signal)));
  const mean = (of: (result: ShardResult) => number): number =>
    results.reduce((sum, result) => sum + of(result), 0) / data.count;
  return { reconstruction: mean((result) => result.reconstruction), kl: mean((result) => result.kl) };
}

class TrainingRun {
  readonly #options: TrainingOptions;
  readonly #layout: ParameterLayout;
  readonly #adam: AdamState;
  readonly #training: DigitSet;
  readonly #heldOut: DigitSet;
  readonly #stepsPerEpoch: number;
  readonly #dataSha256: string;
  #statistics: Float32Array;
  #step = 0;
  #elapsedMs = 0;
  #sums = { images: 0, reconstruction: 0, kl: 0, elapsedMs: 0 };
  #history: readonly EpochReport[] = [];
  #order: { readonly epoch: number; readonly indices: Uint32Array } | undefined;

  static async begin(options: TrainingOptions): Promise<TrainingRun> {
    return new TrainingRun(options, await sha256Hex(options.data.images.slice()));
  }

  private constructor(options: TrainingOptions, dataSha256: string) {
    const { recipe, data, resumeFrom } = options;
    const trained = data.count - recipe.heldOut;
    if (trained < recipe.batch) {
      throw new DataError(
        `train: ${data.count} digits less ${recipe.heldOut} held out leave ${trained}; want at least one batch of ${recipe.batch}`,
      );
    }
    this.#options = options;
    this.#dataSha256 = dataSha256;
    this.#training = sliceDigits(data, 0, trained);
    this.#heldOut = sliceDigits(data, trained, data.count);
    this.#stepsPerEpoch = Math.floor(trained / recipe.batch);
    this.#layout = planParameters(recipeNetworks(recipe));
    if (resumeFrom) this.#checkResume(resumeFrom);
    const { parameters, parameterCount, statistics, statisticsCount } = this.#layout;
    this.#adam = new AdamState(
      options.kernels,
      resumeFrom?.parameters ?? initialValues(parameters, parameterCount, recipe.seed),
      resumeFrom,
    );
    this.#statistics = resumeFrom?.statistics ?? initialValues(statistics, statisticsCount, recipe.seed);
    if (resumeFrom) {
      this.#step = resumeFrom.step;
      this.#elapsedMs = resumeFrom.elapsedMs;
      this.#sums = { ...resumeFrom.sums };
      this.#history = resumeFrom.history;
    }
  }

  async toTheEnd(): Promise<TrainingResult> {
    const { recipe, signal, onEpoch, onCheckpoint } = this.#options;
    const checkpointEveryMs = this.#options.checkpointEveryMs ?? 60_000;
    let sinceCheckpoint = 0;
    try {
      while (this.#history.length < recipe.epochs) {
        signal?.throwIfAborted();
        const began = performance.now();
        if (this.#step < (this.#history.length + 1) * this.#stepsPerEpoch) {
          await this.#trainStep();
        } else {
          const report = await this.#finishEpoch();
          onEpoch?.(report);
        }
        const elapsed = performance.now() - began;
        this.#elapsedMs += elapsed;
        sinceCheckpoint += elapsed;
        const epochBegins = this.#sums.images === 0;
        if (!epochBegins) this.#sums.elapsedMs += elapsed;
        if (epochBegins || sinceCheckpoint > checkpointEveryMs) {
          await onCheckpoint?.(this.#checkpoint());
          sinceCheckpoint = 0;
        }
      }
    } catch (error) {
      // Whatever stopped the run, the state is that after the last whole step.
      if (!signal?.aborted && errorName(error) !== AbortError.name) throw error;
      await onCheckpoint?.(this.#checkpoint());
      return { status: 'interrupted', checkpoint: this.#checkpoint() };
    }
    return { status: 'finished', checkpoint: this.#checkpoint() };
  }

  async #trainStep(): Promise<void> {
    const { recipe, runShard, signal } = this.#options;
    const step = this.#step;
    const results = await Promise.all(this.#shards(step).map((request) => runShard(request, signal)));
    signal?.throwIfAborted();
    const reconstruction = results.reduce((sum, result) => sum + result.reconstruction, 0);
    if (!Number.isFinite(reconstruction)) {
      throw new DataError(
        `train: the loss is ${reconstruction} after ${step} steps: the run has diverged; try --lr ${recipe.lr / 4} from the last checkpoint's epoch or another seed`,
      );
    }
    this.#adam.step(
      results.map((result) => result.gradients),
      { lr: learningRate(recipe, step, this.#stepsPerEpoch), beta1: recipe.beta1, beta2: recipe.beta2, t: step + 1 },
    );
    this.#averageStatistics(results);
    this.#step++;
    this.#sums.images += recipe.batch;
    this.#sums.reconstruction += reconstruction;
    this.#sums.kl += results.reduce((sum, result) => sum + result.kl, 0);
    this.#reportProgress();
  }

  #shards(step: number): readonly ShardRequest[] {
    const { recipe } = this.#options;
    const epoch = Math.floor(step / this.#stepsPerEpoch);
    if (this.#order?.epoch !== epoch) {
      this.#order = { epoch, indices: shuffledIndices(this.#training.count, recipe.seed, epoch) };
    }
    const firstOfBatch = (step % this.#stepsPerEpoch) * recipe.batch;
    const size = Math.ceil(recipe.batch / recipe.shards);
    const requests: ShardRequest[] = [];
    for (let first = 0; first < recipe.batch; first += size) {
      requests.push({
        recipe,
        mode: 'train',
        parameters: this.#adam.parameters(),
        statistics: this.#statistics,
        images: gatherImages(
          this.#training,
          this.#order.indices,
          firstOfBatch + first,
          Math.min(size, recipe.batch - first),
        ),
        firstSample: step * recipe.batch + first,
        klWeight: klWeight(recipe, step, this.#stepsPerEpoch),
        batch: recipe.batch,
      });
    }
    return requests;
  }

  /** Running ← decay·running + (1 − decay)·mean of the shards', in shard order. */
  #averageStatistics(results: readonly ShardResult[]): void {
    const { statisticsDecay } = this.#options.recipe;
    const next = new Float32Array(this.#statistics.length);
    for (let i = 0; i < next.length; i++) {
      let sum = 0;
      for (const { statistics } of results) sum += statistics[i] ?? 0;
      next[i] = statisticsDecay * (this.#statistics[i] ?? 0) + ((1 - statisticsDecay) * sum) / results.length;
    }
    this.#statistics = next;
  }

  async #finishEpoch(): Promise<EpochReport> {
    const { runShard, signal } = this.#options;
    const began = performance.now();
    const heldOut =
      this.#heldOut.count > 0
        ? await evaluateElbo(this.#checkpoint(), this.#heldOut, runShard, signal)
        : { reconstruction: 0, kl: 0 };
    const { images, reconstruction, kl, elapsedMs } = this.#sums;
    const report: EpochReport = {
      epoch: this.#history.length + 1,
      trainReconstruction: reconstruction / images,
      trainKl: kl / images,
      heldOutReconstruction: heldOut.reconstruction,
      heldOutKl: heldOut.kl,
      elapsedMs: elapsedMs + performance.now() - began,
    };
    this.#history = [...this.#history, report];
    this.#sums = { images: 0, reconstruction: 0, kl: 0, elapsedMs: 0 };
    return report;
  }

  #reportProgress(): void {
    const { recipe, onProgress } = this.#options;
    const { images, reconstruction, kl, elapsedMs } = this.#sums;
    const done = this.#step;
    // This step's time is not in yet: an epoch's first step has none of its own and shows the run's.
    const timed =
      elapsedMs > 0
        ? { images: images - recipe.batch, elapsedMs }
        : { images: (done - 1) * recipe.batch, elapsedMs: this.#elapsedMs };
    const total = recipe.epochs * this.#stepsPerEpoch;
    onProgress?.({
      epoch: this.#history.length + 1,
      epochs: recipe.epochs,
      step: images / recipe.batch,
      stepsPerEpoch: this.#stepsPerEpoch,
      imagesPerSecond: (1000 * timed.images) / Math.max(1, timed.elapsedMs),
      remainingMs: done > 1 ? (this.#elapsedMs / (done - 1)) * (total - done) : 0,
      reconstruction: reconstruction / images,
      kl: kl / images,
    });
  }

  #checkpoint(): Checkpoint {
    return {
      recipe: this.#options.recipe,
      data: this.#dataSha256,
      step: this.#step,
      elapsedMs: this.#elapsedMs,
      sums: { ...this.#sums },
      history: this.#history,
      parameters: this.#adam.parameters(),
      ...this.#adam.moments(),
      statistics: this.#statistics.slice(),
    };
  }

  #checkResume(from: Checkpoint): void {
    const { recipe } = this.#options;
    const different = (Object.keys(recipe) as (keyof Recipe)[]).filter((key) => recipe[key] !== from.recipe[key]);
    if (different.length > 0) {
      const show = (of: Recipe): string => different.map((key) => `${key} ${of[key]}`).join(', ');
      throw new ModelFileError(
        `resume: the checkpoint was trained with ${show(from.recipe)}, this run asks for ${show(recipe)}; use the same options or another --out`,
      );
    }
    if (from.data !== this.#dataSha256) {
      throw new ModelFileError(
        `resume: the checkpoint was trained on images with sha256 ${from.data}, these have ${this.#dataSha256}; use the same --data or another --out`,
      );
    }
    if (
      from.parameters.length !== this.#layout.parameterCount ||
      from.statistics.length !== this.#layout.statisticsCount
    ) {
      throw new ModelFileError(
        `resume: the checkpoint has ${from.parameters.length} parameters, ${recipe.family} has ${this.#layout.parameterCount}; was the model changed? Start again without --resume`,
      );
    }
  }
}
