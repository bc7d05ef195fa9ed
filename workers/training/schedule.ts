// How rates and weights move over a run. Functions of the step alone, so a resumed run continues them.

import type { AdamRates } from './adamState.ts';
import type { CommonRecipe, VaeRecipe } from './recipe.ts';

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

/** Rises linearly from 0 over recipe.klWarmupEpochs. */
export function klWeight(recipe: VaeRecipe, step: number, stepsPerEpoch: number): number {
  const warmup = recipe.klWarmupEpochs * stepsPerEpoch;
  return recipe.klWeight * (warmup > 0 ? Math.min(1, step / warmup) : 1);
}
