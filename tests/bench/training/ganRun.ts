// What every engine trains: the cgan that ships, from the same first weights, on the same digits in the same order. Digits
// are drawn by the project itself, so that nobody needs MNIST to measure; moves of the images are left out, which only ours
// would have to make.

import { drawnDigits } from '../../support/drawnDigits.ts';
import { shuffledIndices } from '../../../workers/core/randomSequence.ts';
import { gatherDigits, type DigitSet } from '../../../workers/data/digitSet.ts';
import { initialValues, planParameters } from '../../../workers/nn/parameterBlock.ts';
import { ganFamily } from '../../../workers/training/ganFamily.ts';
import { RECIPES, type GanRecipe } from '../../../workers/training/recipe.ts';

const DIGITS = 1024;

/** The cgan of the gallery: batch 64, the discriminator's turn and the generator's in each step. */
export const GAN_RECIPE: GanRecipe = { ...RECIPES.cgan, heldOut: 0, shift: 0, epochs: 1000 };

/** Classes that both networks are told. */
export const GAN_CLASSES = ganFamily.classes(GAN_RECIPE);

export function trainingDigits(): DigitSet {
  return drawnDigits(DIGITS);
}

/** The digits of step `step` of the first epoch, as the trainer gathers them. */
export function batchOf(data: DigitSet, step: number): DigitSet {
  const { batch, seed } = GAN_RECIPE;
  return gatherDigits(data, shuffledIndices(data.count, seed, 0), step * batch, batch);
}

/** First weights by path (`generator.0.w`), with their shapes. */
export function firstWeights(): ReadonlyMap<
  string,
  { readonly shape: readonly number[]; readonly values: Float32Array }
> {
  const layout = planParameters(ganFamily.networks(GAN_RECIPE));
  const all = initialValues(layout.parameters, layout.parameterCount, GAN_RECIPE.seed);
  return new Map(
    layout.parameters.map(({ path, shape, offset }) => {
      const size = shape.reduce((product, extent) => product * extent, 1);
      return [path, { shape, values: all.slice(offset, offset + size) }];
    }),
  );
}
