// What a family of models has to say to be trained: its networks, what a step consists of, and how a shard is computed.
// The loop (trainer.ts), the workers (trainingService.ts) and checkpoints know families only by this interface.
//
//   step = phases in order, each: shards of the batch → gradients of the phase's networks → one Adam step each

import type { KernelInstance } from '../backend/wasm/kernels.ts';
import type { Networks } from '../nn/parameterBlock.ts';
import type { AdamRates } from './adamState.ts';
import type { Recipe } from './recipe.ts';
import type { Losses, ShardRequest, ShardResult } from './shard.ts';

/** A part of a step that ends in optimizer steps: all of a VAE's, or a GAN's discriminator or generator turn. */
export interface PhasePlan {
  readonly name: string;
  /** The networks that are updated, neighbours in the order of `networks`. */
  readonly updates: Readonly<Record<string, AdamRates>>;
  /** Networks whose batch statistics this phase measures, neighbours too; may be none. */
  readonly measures: readonly string[];
  /** Weights of loss terms that move during a run. */
  readonly weights: Losses;
}

/** Computes shards in one worker. It may keep memory plans and nothing else. */
export interface ShardProgram {
  runShard(request: ShardRequest): ShardResult;
}

export interface Family<R extends Recipe = Recipe> {
  /** Number of classes that the model is conditioned on: 0 or 10. */
  classes(recipe: R): 0 | 10;
  /** In the order of their parameters. */
  networks(recipe: R): Networks;
  /** The phases of step `step` (from 0): a function of the step alone, so that a resumed run continues it. */
  plan(recipe: R, step: number, stepsPerEpoch: number): readonly PhasePlan[];
  /** @throws OutOfMemoryError */
  createProgram(instance: KernelInstance, recipe: R): ShardProgram;
  /** Networks whose optimizer step is left out after a phase with these mean losses (a VAE-GAN's equilibrium gate). */
  frozen?(recipe: R, losses: Losses): readonly string[];
  /** Decay of a moving average of all parameters, which is then what is exported; undefined for none. */
  averageDecay?(recipe: R): number;
  /** What an epoch or the test digits came to, for people: `105.8 nats (KL 19.1)`. */
  describe(losses: Losses): string;
}
