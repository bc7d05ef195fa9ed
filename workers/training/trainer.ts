// The training loop: batches in an order decided by the seed, shards to whoever computes them, gradients summed in shard
// order, one Adam step, a checkpoint now and then.
//
//   order(seed, epoch) → batch → for each phase: shards → [any worker] → gradients → Σ in shard order → Adam → …
//
// The result depends on recipe and data alone: not on the number of workers, nor on interruptions.

import { AbortError, DataError, errorName } from '../core/errors.ts';
import { shuffledIndices } from '../core/randomSequence.ts';
import { gatherDigits, sliceDigits, type DigitSet } from '../data/digitSet.ts';
import { initialValues, planParameters, spanOf, type ParameterLayout } from '../nn/parameterBlock.ts';
import { AdamState } from './adamState.ts';
import type { Checkpoint, EpochReport, EpochSums } from './checkpoint.ts';
import { checkRun } from './checkRun.ts';
import { findClusters, nearestClusters } from './clusters.ts';
import { familyOf } from './families.ts';
import type { Family, PhasePlan } from './family.ts';
import type { Recipe } from './recipe.ts';
import { checkResume, hashData, type DataHashes } from './resume.ts';
import { setRequests } from './setRequests.ts';
import type { Losses, ShardRequest, ShardResult } from './shard.ts';

export interface TrainingProgress {
  readonly epoch: number;
  readonly epochs: number;
  /** Within this epoch. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly imagesPerSecond: number;
  /** Estimated until the end of the run. */
  readonly remainingMs: number;
  /** Means of this epoch so far. */
  readonly losses: Losses;
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

const NOTHING: EpochSums = { images: 0, losses: {}, elapsedMs: 0 };

/** @throws DataError, ModelFileError (a checkpoint of another run), or what runShard throws, before anything is lost. */
export async function trainModel(options: TrainingOptions): Promise<TrainingResult> {
  const run = await TrainingRun.begin(options);
  return run.toTheEnd();
}

/** Mean losses of a set under a checkpoint's parameters and running statistics. */
export async function evaluateLosses(
  checkpoint: Checkpoint,
  data: DigitSet,
  runShard: TrainingOptions['runShard'],
  signal?: AbortSignal,
): Promise<Losses> {
  const requests = setRequests(checkpoint, data, 'evaluate');
  const results = await Promise.all(requests.map((request) => runShard(request, signal)));
  return divide(results.map((result) => result.losses).reduce(add, {}), data.count);
}

/** The sum of losses by name, in the order given. */
function add(a: Losses, b: Losses): Losses {
  const sum: Record<string, number> = { ...a };
  for (const [name, value] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + value;
  return sum;
}

function divide(losses: Losses, by: number): Losses {
  return Object.fromEntries(Object.entries(losses).map(([name, value]) => [name, value / by]));
}

class TrainingRun {
  readonly #options: TrainingOptions;
  readonly #family: Family;
  readonly #averageDecay: number | undefined;
  readonly #layout: ParameterLayout;
  readonly #adam: AdamState;
  readonly #training: DigitSet;
  readonly #heldOut: DigitSet;
  /** [K, CLUSTER_FEATURES], and which of the K each training digit is in; empty without clusters. */
  readonly #centres: Float32Array;
  readonly #clusters: Uint8Array;
  readonly #stepsPerEpoch: number;
  readonly #hashes: DataHashes;
  #checkpointed: boolean;
  #statistics: Float32Array;
  #step = 0;
  #elapsedMs = 0;
  #updates: Readonly<Record<string, number>> = {};
  #sums: EpochSums = NOTHING;
  #history: readonly EpochReport[] = [];
  #order: { readonly epoch: number; readonly indices: Uint32Array } | undefined;

  static async begin(options: TrainingOptions): Promise<TrainingRun> {
    const { recipe, data } = options;
    checkRun(recipe, data);
    return new TrainingRun(options, await hashData(recipe, data));
  }

  private constructor(options: TrainingOptions, hashes: DataHashes) {
    const { recipe, data, resumeFrom } = options;
    const trained = data.count - recipe.heldOut;
    this.#options = options;
    this.#hashes = hashes;
    this.#checkpointed = resumeFrom !== undefined;
    this.#training = sliceDigits(data, 0, trained);
    this.#heldOut = sliceDigits(data, trained, data.count);
    this.#stepsPerEpoch = Math.floor(trained / recipe.batch);
    this.#family = familyOf(recipe);
    this.#averageDecay = this.#family.averageDecay?.(recipe);
    this.#layout = planParameters(this.#family.networks(recipe));
    if (resumeFrom) checkResume(resumeFrom, recipe, hashes, this.#layout);
    const { parameters, parameterCount, statistics, statisticsCount } = this.#layout;
    this.#adam = new AdamState(
      options.kernels,
      resumeFrom?.parameters ?? initialValues(parameters, parameterCount, recipe.seed),
      resumeFrom,
    );
    const clusters = 'clusters' in recipe ? recipe.clusters : 0;
    this.#centres = resumeFrom?.centres ?? findClusters(this.#training.images, clusters, recipe.seed);
    this.#clusters = nearestClusters(this.#training.images, this.#centres);
    this.#statistics = resumeFrom?.statistics ?? initialValues(statistics, statisticsCount, recipe.seed);
    if (resumeFrom) {
      this.#step = resumeFrom.step;
      this.#elapsedMs = resumeFrom.elapsedMs;
      this.#updates = resumeFrom.updates;
      this.#sums = resumeFrom.sums;
      this.#history = resumeFrom.history;
    }
  }

  async toTheEnd(): Promise<TrainingResult> {
    const { recipe, signal, onEpoch } = this.#options;
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
        if (!epochBegins) this.#sums = { ...this.#sums, elapsedMs: this.#sums.elapsedMs + elapsed };
        if (epochBegins || sinceCheckpoint > checkpointEveryMs) {
          await this.#keep();
          sinceCheckpoint = 0;
        }
      }
    } catch (error) {
      // Whatever stopped the run, the state is that after the last whole step.
      if (!signal?.aborted && errorName(error) !== AbortError.name) throw error;
      await this.#keep();
      return { status: 'interrupted', checkpoint: this.#checkpoint() };
    }
    return { status: 'finished', checkpoint: this.#checkpoint() };
  }

  async #trainStep(): Promise<void> {
    const { recipe } = this.#options;
    const plan = this.#family.plan(recipe, this.#step, this.#stepsPerEpoch);
    let losses: Losses = {};
    for (const [i, phase] of plan.entries()) losses = add(losses, await this.#runPhase(i, phase));
    if (this.#averageDecay !== undefined) this.#adam.averageStep(this.#averageDecay);
    this.#step++;
    this.#sums = {
      images: this.#sums.images + recipe.batch,
      losses: add(this.#sums.losses, losses),
      elapsedMs: this.#sums.elapsedMs,
    };
    this.#reportProgress();
  }

  /** Shards, their sum, and an optimizer step for each network of the phase. Returns the losses' sums over the batch. */
  async #runPhase(number: number, phase: PhasePlan): Promise<Losses> {
    const { recipe, runShard, signal } = this.#options;
    const requests = this.#shards(number, phase);
    const results = await Promise.all(requests.map((request) => runShard(request, signal)));
    signal?.throwIfAborted();
    const losses = results.map((result) => result.losses).reduce(add, {});
    this.#checkFinite(losses);
    const networks = Object.keys(phase.updates);
    this.#adam.sum(
      results.map((result) => result.gradients),
      spanOf(this.#layout.parameters, networks).offset,
    );
    const frozen = this.#family.frozen?.(recipe, divide(losses, recipe.batch)) ?? [];
    for (const [network, rates] of Object.entries(phase.updates)) {
      if (frozen.includes(network)) continue;
      const t = (this.#updates[network] ?? 0) + 1;
      this.#adam.step({ ...rates, ...spanOf(this.#layout.parameters, [network]), t });
      this.#updates = { ...this.#updates, [network]: t };
    }
    this.#averageStatistics(results, spanOf(this.#layout.statistics, phase.measures).offset);
    return losses;
  }

  /** A loss that is no number ends the run: every step from here on would only spread it. @throws DataError */
  #checkFinite(losses: Losses, of = ''): void {
    const [name, value] = Object.entries(losses).find(([, loss]) => !Number.isFinite(loss)) ?? [];
    if (name === undefined) return;
    const { lr } = this.#options.recipe;
    // The checkpoint leads to the same step again: the same recipe gives the same bits.
    const advice = this.#checkpointed
      ? 'the last checkpoint is whole, but leads to the same; begin again in another --out with'
      : 'no checkpoint was written before; begin again with';
    throw new DataError(
      `train: divergence: ${of}${name} is ${value} after ${this.#step} steps; ${advice} a quarter of --lr ${lr} or another --seed`,
    );
  }

  #shards(number: number, phase: PhasePlan): readonly ShardRequest[] {
    const { recipe } = this.#options;
    const step = this.#step;
    const epoch = Math.floor(step / this.#stepsPerEpoch);
    if (this.#order?.epoch !== epoch) {
      this.#order = { epoch, indices: shuffledIndices(this.#training.count, recipe.seed, epoch) };
    }
    const firstOfBatch = (step % this.#stepsPerEpoch) * recipe.batch;
    const size = Math.ceil(recipe.batch / recipe.shards);
    const parameters = this.#adam.parameters(); // one copy for all shards
    const requests: ShardRequest[] = [];
    for (let first = 0; first < recipe.batch; first += size) {
      const from = firstOfBatch + first;
      const digits = gatherDigits(this.#training, this.#order.indices, from, Math.min(size, recipe.batch - first));
      requests.push({
        recipe,
        mode: 'train',
        phase: number,
        parameters,
        statistics: this.#statistics,
        images: digits.images,
        labels: digits.labels,
        clusters: this.#clustersOf(this.#order.indices.subarray(from, from + digits.count)),
        firstSample: step * recipe.batch + first,
        step,
        weights: phase.weights,
        batch: recipe.batch,
      });
    }
    return requests;
  }

  #clustersOf(digits: Uint32Array): Uint8Array {
    if (this.#clusters.length === 0) return this.#clusters;
    return Uint8Array.from(digits, (digit) => this.#clusters[digit] ?? 0);
  }

  /** Running ← decay·running + (1 − decay)·mean of the shards', in shard order, from statistic `offset` on. */
  #averageStatistics(results: readonly ShardResult[], offset: number): void {
    const { statisticsDecay } = this.#options.recipe;
    const next = this.#statistics.slice();
    const measured = results[0]?.statistics.length ?? 0;
    for (let i = 0; i < measured; i++) {
      let sum = 0;
      for (const { statistics } of results) sum += statistics[i] ?? 0;
      const old = this.#statistics[offset + i] ?? 0;
      next[offset + i] = statisticsDecay * old + ((1 - statisticsDecay) * sum) / results.length;
    }
    this.#statistics = next;
  }

  async #finishEpoch(): Promise<EpochReport> {
    const { runShard, signal } = this.#options;
    const began = performance.now();
    const heldOut =
      this.#heldOut.count > 0 ? await evaluateLosses(this.#checkpoint(), this.#heldOut, runShard, signal) : {};
    const { images, losses, elapsedMs } = this.#sums;
    this.#checkFinite(heldOut, 'held out ');
    const report: EpochReport = {
      epoch: this.#history.length + 1,
      train: divide(losses, images),
      heldOut,
      elapsedMs: elapsedMs + performance.now() - began,
    };
    this.#history = [...this.#history, report];
    this.#sums = NOTHING;
    return report;
  }

  #reportProgress(): void {
    const { recipe, onProgress } = this.#options;
    const { images, losses, elapsedMs } = this.#sums;
    const done = this.#step;
    // The time of this step is not known yet. The first step of an epoch shows the mean of the run.
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
      losses: divide(losses, images),
    });
  }

  async #keep(): Promise<void> {
    const { onCheckpoint } = this.#options;
    if (!onCheckpoint) return;
    await onCheckpoint(this.#checkpoint());
    this.#checkpointed = true;
  }

  #checkpoint(): Checkpoint {
    return {
      recipe: this.#options.recipe,
      ...this.#hashes,
      step: this.#step,
      elapsedMs: this.#elapsedMs,
      updates: this.#updates,
      sums: this.#sums,
      history: this.#history,
      parameters: this.#adam.parameters(),
      ...this.#adam.moments(),
      ...(this.#averageDecay !== undefined && { average: this.#adam.averaged() }),
      statistics: this.#statistics.slice(),
      centres: this.#centres,
    };
  }
}
