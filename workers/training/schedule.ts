// How rates and weights move over a run. Functions of the step alone, so a resumed run continues them.

import type { AdamRates } from './adamState.ts';
import type { AdversarialRecipe, AutoencoderRecipe, CommonRecipe } from './recipe.ts';

/** Linear warm-up to recipe.lr, then half a cosine down to 1 % of it (Loshchilov & Hutter 2016, arXiv:1608.03983). Steps from 0. */
export function learningRate(recipe: CommonRecipe, step: number, stepsPerEpoch: number): number {
  const { lr, lrWarmupSteps } = recipe;
  if (step < lrWarmupSteps) return (lr * (step + 1)) / lrWarmupSteps;
  const total = Math.max(1, recipe.epochs * stepsPerEpoch - lrWarmupSteps);
  const progress = Math.min(1, (step - lrWarmupSteps) / total);
  return lr * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * progress)));
}

/** Adam as the recipe has it at this step. */
export function adamRates(recipe: CommonRecipe, step: number, stepsPerEpoch: number): AdamRates {
  return { lr: learningRate(recipe, step, stepsPerEpoch), beta1: recipe.beta1, beta2: recipe.beta2 };
}

/**
 * Adam for a player whose rate is `lr`: constant for the first half of the run, then linear down to 2 %. A fixed rate never
 * lets two players settle.
 */
export function adversarialRates(
  recipe: AdversarialRecipe,
  lr: number,
  step: number,
  stepsPerEpoch: number,
): AdamRates {
  const progress = step / Math.max(1, recipe.epochs * stepsPerEpoch);
  const decay = progress < 0.5 ? 1 : 1 - 0.98 * Math.min(1, 2 * progress - 1);
  return { lr: lr * decay, beta1: recipe.beta1, beta2: recipe.beta2 };
}

/**
 * Deviation of the noise that hides the originals' exact grey levels while made digits are still coarse: gone by half-way
 * (Sønderby et al. 2016, arXiv:1610.04490).
 */
export function instanceNoise(recipe: AdversarialRecipe, step: number, stepsPerEpoch: number): number {
  return recipe.instanceNoise * Math.max(0, 1 - (2 * step) / Math.max(1, recipe.epochs * stepsPerEpoch));
}

/** Rises linearly from 0 over recipe.klWarmupEpochs. */
export function klWeight(recipe: AutoencoderRecipe, step: number, stepsPerEpoch: number): number {
  const warmup = recipe.klWarmupEpochs * stepsPerEpoch;
  return recipe.klWeight * (warmup > 0 ? Math.min(1, step / warmup) : 1);
}
