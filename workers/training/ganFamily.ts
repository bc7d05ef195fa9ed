// How a GAN is trained: the discriminator's turn on originals and generated digits, then the generator's.

import { CLASSES } from '../data/digitSet.ts';
import { criticNetwork, discriminatorNetwork, similarityNetwork } from '../models/discriminator.ts';
import { digitDecoder } from '../models/vae.ts';
import { ADVERSARY } from './adversary.ts';
import type { Family, PhasePlan } from './family.ts';
import { GanProgram } from './ganProgram.ts';
import type { GanRecipe } from './recipe.ts';
import { adversarialRates, instanceNoise } from './schedule.ts';

export const ganFamily: Family<GanRecipe> = {
  classes: (recipe) => (recipe.family === 'cgan' ? CLASSES : 0),

  networks: (recipe) => ({
    generator: digitDecoder(recipe.latent, ganFamily.classes(recipe)),
    similarity: similarityNetwork(recipe.discriminatorNorm),
    discriminator: discriminatorNetwork(recipe.discriminatorNorm),
    critic: criticNetwork(ganFamily.classes(recipe) + recipe.clusters),
  }),

  plan(recipe, step, stepsPerEpoch) {
    const weights = { instanceNoise: instanceNoise(recipe, step, stepsPerEpoch) };
    const rates = adversarialRates(recipe, recipe.lrDiscriminator, step, stepsPerEpoch);
    const discriminator: PhasePlan = {
      name: 'discriminator',
      updates: { similarity: rates, discriminator: rates, critic: rates },
      measures: ADVERSARY,
      weights,
    };
    const generator: PhasePlan = {
      name: 'generator',
      updates: { generator: adversarialRates(recipe, recipe.lr, step, stepsPerEpoch) },
      measures: ['generator'],
      weights,
    };
    return step % recipe.discriminatorSteps === recipe.discriminatorSteps - 1
      ? [discriminator, generator]
      : [discriminator];
  },

  createProgram: (instance, recipe) =>
    new GanProgram(instance, recipe, ganFamily.networks(recipe), ganFamily.classes(recipe)),

  averageDecay: (recipe) => recipe.averageDecay,

  describe: ({ real = NaN, fake = NaN, realRight = NaN, fakeRight = NaN }) =>
    `discriminator ${real.toFixed(3)} on originals (${percent(realRight)} right), ` +
    `${fake.toFixed(3)} on generated (${percent(fakeRight)} right)`,
};

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
