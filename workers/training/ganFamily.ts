// How a GAN is trained: the discriminator's turn on originals and generated digits, then the generator's.

import { CLASSES } from '../data/digitSet.ts';
import { ganCritic, ganDiscriminator, ganGenerator } from '../models/gan.ts';
import type { AdamRates } from './adamState.ts';
import type { Family, PhasePlan } from './family.ts';
import { GanProgram } from './ganProgram.ts';
import type { GanRecipe } from './recipe.ts';

/** Constant for the first half of the run, then linear down to 2 %: a fixed rate never lets the two players settle. */
function ganRate(recipe: GanRecipe, lr: number, step: number, stepsPerEpoch: number): AdamRates {
  const progress = step / Math.max(1, recipe.epochs * stepsPerEpoch);
  const decay = progress < 0.5 ? 1 : 1 - 0.98 * Math.min(1, 2 * progress - 1);
  return { lr: lr * decay, beta1: recipe.beta1, beta2: recipe.beta2 };
}

export const ganFamily: Family<GanRecipe> = {
  classes: (recipe) => (recipe.family === 'cgan' ? CLASSES : 0),

  networks: (recipe) => ({
    generator: ganGenerator(recipe.latent, ganFamily.classes(recipe)),
    discriminator: ganDiscriminator(),
    critic: ganCritic(ganFamily.classes(recipe)),
  }),

  plan(recipe, step, stepsPerEpoch) {
    const progress = step / Math.max(1, recipe.epochs * stepsPerEpoch);
    // Noise that hides the originals' exact grey levels while the generator is still coarse, gone by half-way
    // (Sønderby et al. 2016, arXiv:1610.04490).
    const weights = { instanceNoise: recipe.instanceNoise * Math.max(0, 1 - 2 * progress) };
    const rates = ganRate(recipe, recipe.lrDiscriminator, step, stepsPerEpoch);
    const discriminator: PhasePlan = {
      name: 'discriminator',
      updates: { discriminator: rates, critic: rates },
      measures: [],
      weights,
    };
    const generator: PhasePlan = {
      name: 'generator',
      updates: { generator: ganRate(recipe, recipe.lr, step, stepsPerEpoch) },
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
