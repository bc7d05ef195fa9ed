// How a VAE-GAN and a conditional one are trained: one phase in which every network gets the gradient of its own part of
// the loss (vaeGanProgram.ts), and a gate that lets the better player wait.

import { CLASSES } from '../data/digitSet.ts';
import {
  criticNetwork,
  discriminatorNetwork,
  SIMILARITY_FEATURES,
  similarityNetwork,
} from '../models/discriminator.ts';
import { digitDecoder, vaeEncoder, vaePosterior } from '../models/vae.ts';
import { ADVERSARY } from './adversary.ts';
import { AUTOENCODER } from './autoencoder.ts';
import type { Family } from './family.ts';
import type { VaeGanRecipe } from './recipe.ts';
import { adversarialRates, instanceNoise, klWeight } from './schedule.ts';
import type { Losses } from './shard.ts';
import { VaeGanProgram } from './vaeGanProgram.ts';

export const vaeGanFamily: Family<VaeGanRecipe> = {
  classes: (recipe) => (recipe.family === 'cvae-gan' ? CLASSES : 0),

  networks: (recipe) => ({
    encoder: vaeEncoder(),
    posterior: vaePosterior(recipe.latent, vaeGanFamily.classes(recipe)),
    decoder: digitDecoder(recipe.latent, vaeGanFamily.classes(recipe)),
    similarity: similarityNetwork(recipe.discriminatorNorm),
    discriminator: discriminatorNetwork(recipe.discriminatorNorm),
    critic: criticNetwork(vaeGanFamily.classes(recipe)),
  }),

  plan(recipe, step, stepsPerEpoch) {
    const encoder = adversarialRates(recipe, recipe.lrEncoder, step, stepsPerEpoch);
    const discriminator = adversarialRates(recipe, recipe.lrDiscriminator, step, stepsPerEpoch);
    return [
      {
        name: 'all',
        updates: {
          encoder,
          posterior: encoder,
          decoder: adversarialRates(recipe, recipe.lr, step, stepsPerEpoch),
          similarity: discriminator,
          discriminator,
          critic: discriminator,
        },
        measures: [...AUTOENCODER, ...ADVERSARY],
        weights: {
          kl: klWeight(recipe, step, stepsPerEpoch),
          instanceNoise: instanceNoise(recipe, step, stepsPerEpoch),
        },
      },
    ];
  },

  createProgram: (instance, recipe) =>
    new VaeGanProgram(instance, recipe, vaeGanFamily.networks(recipe), vaeGanFamily.classes(recipe)),

  frozen(recipe, losses) {
    const { discriminator, decoder } = equilibriumGate(recipe, losses);
    return [...(discriminator ? [] : ADVERSARY), ...(decoder ? [] : ['decoder'])];
  },

  averageDecay: (recipe) => recipe.averageDecay,

  describe: ({ likeness = NaN, kl = NaN, realRight = NaN, fakeRight = NaN }) =>
    `likeness ${likeness.toFixed(1)}, KL ${kl.toFixed(2)} nats, discriminator right on ` +
    `${(100 * realRight).toFixed(0)} % of originals, ${(100 * fakeRight).toFixed(0)} % of made ones`,
};

/**
 * γ of Larsen et al. for a recipe whose decoder minimises L_like + adversarialWeight·L_fool: of the likeness as it is here,
 * summed over layer l, and of a mean over its features, as other implementations have it.
 */
export function gammaOf({ adversarialWeight }: Pick<VaeGanRecipe, 'adversarialWeight'>): {
  readonly ofSum: number;
  readonly ofMean: number;
} {
  return { ofSum: 1 / adversarialWeight, ofMean: SIMILARITY_FEATURES / adversarialWeight };
}

/** What a discriminator's cross-entropy is when it cannot tell: −ln ½. */
const UNDECIDED = Math.LN2;

/**
 * Who takes this step, by the discriminator's mean losses on originals and on made digits: the discriminator waits while
 * either is so low that it learns nothing new, the decoder while either is so high that its verdict is worth nothing, and
 * neither where both would. The encoder never waits (Larsen et al. 2016, the authors' code; equilibrium 0.68, margin 0.35).
 */
export function equilibriumGate(
  { gateMargin }: Pick<VaeGanRecipe, 'gateMargin'>,
  { real = NaN, fake = NaN }: Losses,
): { readonly discriminator: boolean; readonly decoder: boolean } {
  if (gateMargin === 0) return { discriminator: true, decoder: true };
  const discriminator = Math.min(real, fake) >= UNDECIDED - gateMargin;
  const decoder = Math.max(real, fake) <= UNDECIDED + gateMargin;
  return discriminator || decoder ? { discriminator, decoder } : { discriminator: true, decoder: true };
}
