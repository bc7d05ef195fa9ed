// What is wrong with a run before it begins: said at once, and not after an hour.

import { DataError } from '../core/errors.ts';
import type { DigitSet } from '../data/digitSet.ts';
import { leastCodes } from '../models/fitMixture.ts';
import { labelledClasses } from './families.ts';
import type { Recipe } from './recipe.ts';

/** @throws DataError for a recipe that contradicts itself, or for digits that it cannot be trained on. */
export function checkRun(recipe: Recipe, data: DigitSet): void {
  if ('r1' in recipe && recipe.r1 > 0 && recipe.discriminatorNorm !== 'none') {
    throw new DataError(
      `train: r1 ${recipe.r1} with discriminatorNorm ${recipe.discriminatorNorm}: want none, because batch norm makes the slope at one digit depend on the others`,
    );
  }
  if (recipe.family === 'cgan' && recipe.clusters > 0) {
    throw new DataError(`train: ${recipe.clusters} clusters for cgan; want 0, because it is conditioned on the class`);
  }
  const trained = data.count - recipe.heldOut;
  if (trained < recipe.batch) {
    const most = data.count - recipe.batch;
    throw new DataError(
      `train: ${data.count} digits, ${recipe.heldOut} of them held out, leave ${Math.max(0, trained)} to train on; want at least ` +
        `one batch of ${recipe.batch}; ${most < 0 ? 'use more digits' : `use --held-out ${most} or fewer`} or a smaller --batch`,
    );
  }
  if ('clusters' in recipe && trained < recipe.clusters) {
    throw new DataError(
      `train: ${trained} digits to train on in ${recipe.clusters} clusters; want a digit for each; use --clusters ${trained} or fewer`,
    );
  }
  if (recipe.batch < 2 * recipe.shards) {
    throw new DataError(
      `train: a batch of ${recipe.batch} in ${recipe.shards} shards; want ${2 * recipe.shards} or more, because batch norm needs two digits`,
    );
  }
  const classes = labelledClasses(recipe);
  const counts = new Array<number>(classes).fill(0);
  for (const label of data.labels.subarray(0, trained)) if (label < classes) counts[label] = (counts[label] ?? 0) + 1;
  const empty = counts.indexOf(0);
  if (empty >= 0) {
    throw new DataError(
      `train: none of the ${trained} digits is of class ${empty}; want all of 0 to ${classes - 1} for ${recipe.family}, which is conditioned on the class`,
    );
  }
  if ('components' in recipe) {
    // The prior is fitted to the codes of the digits, of each class alone where the model is conditional.
    const [fewest, whose] = classes > 0 ? fewestOf(counts) : [trained, 'to train on'];
    const least = leastCodes(1, recipe.latent);
    if (fewest < least) {
      throw new DataError(
        `train: ${fewest} digits ${whose}; want at least ${least}, from whose codes a prior of --latent ${recipe.latent} is made; ` +
          `use more digits${fewest > 1 ? ` or --latent ${fewest - 1}` : ''}`,
      );
    }
  }
}

function fewestOf(counts: readonly number[]): readonly [number, string] {
  const fewest = Math.min(...counts);
  return [fewest, `of class ${counts.indexOf(fewest)} to train on`];
}
