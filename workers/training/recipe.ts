// Everything that decides a training run's result, as plain JSON: it travels to the workers with every shard, is written
// into checkpoints and model files, and a resumed run must have the same one.

import { vaeDecoder, vaeEncoder } from '../models/vae.ts';
import type { Networks } from '../nn/parameterBlock.ts';

/** Families that can be trained. */
export const FAMILIES = ['vae'] as const;
export type Family = (typeof FAMILIES)[number];

export interface Recipe {
  readonly family: Family;
  /** Integer in [0, 2^53): initial weights, order of the digits and noise all follow from it. */
  readonly seed: number;
  readonly epochs: number;
  /** Images of one optimizer step. */
  readonly batch: number;
  /** Parts a batch is split into. Fixed by the recipe and not by the workers at hand, so that their number changes nothing. */
  readonly shards: number;
  /** Digits at the end of the training file that are held out to measure progress. */
  readonly heldOut: number;
  /** Latent width Z. */
  readonly latent: number;
  /** Weight of the KL term (β of Higgins et al. 2017); 1 is the evidence lower bound. */
  readonly klWeight: number;
  /** Epochs over which klWeight rises from 0 (Bowman et al. 2015, arXiv:1511.06349), against posterior collapse. */
  readonly klWarmupEpochs: number;
  /** Peak learning rate; see schedule.ts. */
  readonly lr: number;
  readonly lrWarmupSteps: number;
  /** Adam's decay rates. */
  readonly beta1: number;
  readonly beta2: number;
  /** Share of the old value that running batch statistics keep in a step. */
  readonly statisticsDecay: number;
}

/** What `digits train vae` runs unless told otherwise: how the shipped model came to be. */
export const VAE_RECIPE: Recipe = {
  family: 'vae',
  seed: 1,
  epochs: 25,
  batch: 128,
  shards: 4,
  heldOut: 5000,
  latent: 10,
  klWeight: 1,
  klWarmupEpochs: 2,
  lr: 2e-3,
  lrWarmupSteps: 200,
  beta1: 0.9,
  beta2: 0.999,
  statisticsDecay: 0.99,
};

/** The networks of a recipe, in the order of their parameters. */
export function recipeNetworks(recipe: Recipe): Networks {
  return { encoder: vaeEncoder(recipe.latent), decoder: vaeDecoder(recipe.latent) };
}
