// How a VAE and a conditional VAE are trained: one phase, all networks at once, the KL term warmed up.

import { CLASSES } from '../data/digitSet.ts';
import { digitDecoder, vaeEncoder, vaePosterior } from '../models/vae.ts';
import type { Family } from './family.ts';
import type { VaeRecipe } from './recipe.ts';
import { adamRates, klWeight } from './schedule.ts';
import { VaeProgram } from './vaeProgram.ts';

export const vaeFamily: Family<VaeRecipe> = {
  classes: (recipe) => (recipe.family === 'cvae' ? CLASSES : 0),

  networks: (recipe) => ({
    encoder: vaeEncoder(),
    posterior: vaePosterior(recipe.latent, vaeFamily.classes(recipe)),
    decoder: digitDecoder(recipe.latent, vaeFamily.classes(recipe)),
  }),

  plan(recipe, step, stepsPerEpoch) {
    const rates = adamRates(recipe, step, stepsPerEpoch);
    return [
      {
        name: 'elbo',
        updates: { encoder: rates, posterior: rates, decoder: rates },
        measures: ['encoder', 'decoder'],
        weights: { kl: klWeight(recipe, step, stepsPerEpoch) },
      },
    ];
  },

  createProgram: (instance, recipe) =>
    new VaeProgram(instance, recipe, vaeFamily.networks(recipe), vaeFamily.classes(recipe)),

  describe: ({ reconstruction = NaN, kl = NaN }) =>
    `negative ELBO ${(reconstruction + kl).toFixed(2)} nats (KL ${kl.toFixed(2)})`,
};
