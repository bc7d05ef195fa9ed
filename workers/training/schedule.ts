// How the learning rate and the KL weight move over a run. Functions of the step alone, so a resumed run continues them.

import type { Recipe } from './recipe.ts';

/** Linear warm-up to recipe.lr, then half a cosine down to 1 % of it (Loshchilov & Hutter 2016, arXiv:1608.03983). Steps from 0. */
export function learningRate(recipe: Recipe, step: number, stepsPerEpoch: number): number {
  const { lr, lrWarmupSteps } = recipe;
  if (step < lrWarmupSteps) return (lr * (step + 1)) / lrWarmupSteps;
  const total = Math.max(1, recipe.epochs * stepsPerEpoch - lrWarmupSteps);
  const progress = Math.min(1, (step - lrWarmupSteps) / total);
  return lr * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * progress)));
}

/** Rises linearly from 0 over recipe.klWarmupEpochs. */
export function klWeight(recipe: Recipe, step: number, stepsPerEpoch: number): number {
  const warmup = recipe.klWarmupEpochs * stepsPerEpoch;
  return recipe.klWeight * (warmup > 0 ? Math.min(1, step / warmup) : 1);
}
