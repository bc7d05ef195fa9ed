// The project's own training loop, let go one step at a time: what is timed is what `digits train` does, with its data,
// its exchange of gradients, its Adam and its moving average.

import { errorMessage } from '../../../workers/core/errors.ts';
import type { DigitSet } from '../../../workers/data/digitSet.ts';
import type { Recipe } from '../../../workers/training/recipe.ts';
import type { Losses } from '../../../workers/training/shard.ts';
import { trainModel, type TrainingOptions } from '../../../workers/training/trainer.ts';

export interface SteppedTraining {
  /** Runs one step; ms from its first shard's request to the next step's, and the sums of its losses. */
  step(): Promise<{ readonly elapsedMs: number; readonly losses: Losses }>;
  /** Ends the run. */
  stop(): Promise<void>;
}

interface Step {
  readonly number: number;
  /** Opens the gate: the shards go out. */
  readonly begin: () => void;
}

export interface SteppedOptions {
  readonly recipe: Recipe;
  readonly data: DigitSet;
  readonly kernels: WebAssembly.Module;
  readonly runShard: TrainingOptions['runShard'];
}

/** Starts a run; it stands before its first step until it is told to go. */
export function startStepped({ recipe, data, kernels, runShard }: SteppedOptions): SteppedTraining {
  const abort = new AbortController();
  let announce: (step: Step) => void = () => undefined;
  let next = new Promise<Step>((resolve) => (announce = resolve));
  let current = -1;
  let gate = Promise.resolve();
  let losses: Record<string, number> = {};

  const ended = trainModel({
    recipe,
    data,
    kernels,
    signal: abort.signal,
    async runShard(request, signal) {
      if (request.step !== current) {
        current = request.step;
        gate = new Promise<void>((begin) => {
          announce({ number: request.step, begin });
        });
      }
      await gate;
      const result = await runShard(request, signal);
      for (const [name, value] of Object.entries(result.losses)) losses[name] = (losses[name] ?? 0) + value;
      return result;
    },
  });
  const failed = ended.then(
    () => new Promise<never>(() => undefined), // stopped by us
    (error: unknown) => Promise.reject(new Error(`training: ${errorMessage(error)}`)),
  );
  failed.catch(() => undefined); // whoever waits for a step hears of it

  return {
    async step() {
      const { begin } = await Promise.race([next, failed]);
      next = new Promise((resolve) => (announce = resolve));
      losses = {};
      const began = performance.now();
      begin();
      await Promise.race([next, failed]);
      return { elapsedMs: performance.now() - began, losses };
    },
    async stop() {
      abort.abort();
      const waiting = await Promise.race([next, Promise.resolve(undefined)]);
      waiting?.begin();
      await ended.catch(() => undefined);
    },
  };
}
