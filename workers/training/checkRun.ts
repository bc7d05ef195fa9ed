// What is wrong with a run before it begins: said at once, and not after an hour.

import { DataError } from '../core/errors.ts';
import { CLASSES, type DigitSet } from '../data/digitSet.ts';
import { familyOf } from './families.ts';
import type { Recipe } from './recipe.ts';

/** @throws DataError for a recipe that contradicts itself, or for digits that it cannot be trained on. */
export function checkRun(recipe: Recipe, data: DigitSet): void {
  if ('r1' in recipe && recipe.r1 > 0 && recipe.discriminatorNorm !== 'none') {
    throw new DataError(
      `train: r1 ${recipe.r1} with discriminatorNorm ${recipe.discriminatorNorm}: want none, because batch norm makes the slope at one digit depend on the others`,
    );
  }
  if (recipe.family === 'cgan' && recipe.clusters > 0) {
    throw new DataError(`train: ${recipe.clusters} clusters for cgan; want 0, because it is told the class`);
  }
  const trained = data.count - recipe.heldOut;
  if (trained < recipe.batch) {
    throw new DataError(
      `train: ${data.count} digits less ${recipe.heldOut} held out leave ${trained}; want at least one batch of ${recipe.batch}`,
    );
  }
  if (recipe.batch < 2 * recipe.shards) {
    throw new DataError(
      `train: a batch of ${recipe.batch} in ${recipe.shards} shards; want ${2 * recipe.shards} or more, because batch norm needs two digits`,
    );
  }
  // The judge learns classes too, and is asked about all of them.
  const classes = recipe.family === 'judge' ? CLASSES : familyOf(recipe).classes(recipe);
  const counts = new Array<number>(classes).fill(0);
  for (const label of data.labels.subarray(0, trained)) if (label < classes) counts[label] = (counts[label] ?? 0) + 1;
  const empty = counts.indexOf(0);
  if (empty >= 0) {
    throw new DataError(
      `train: none of the ${trained} digits is of class ${empty}; want all of 0 to ${classes - 1} for ${recipe.family}, which is told the class`,
    );
  }
}
