// Whether a run may go on from a checkpoint: with the recipe, the digits and the networks that it began with.

import { ModelFileError } from '../core/errors.ts';
import type { DigitSet } from '../data/digitSet.ts';
import { sha256Hex } from '../core/sha256.ts';
import type { ParameterLayout } from '../nn/parameterBlock.ts';
import type { Checkpoint } from './checkpoint.ts';
import { labelledClasses } from './families.ts';
import type { Recipe } from './recipe.ts';

/** What identifies the data of a run, as its checkpoints have it. */
export type DataHashes = Pick<Checkpoint, 'data' | 'labels'>;

/** Labels are left out where they decide no bit: such a run may go on with others. */
export async function hashData(recipe: Recipe, { images, labels }: DigitSet): Promise<DataHashes> {
  const data = await sha256Hex(images.slice());
  return labelledClasses(recipe) > 0 ? { data, labels: await sha256Hex(labels.slice()) } : { data };
}

/**
 * Whether a checkpoint cannot tell which labels its run learns by, being older than their hash. It is resumed all the same;
 * whoever does so is to be told.
 */
export function isUnsureOfLabels({ recipe, labels }: Checkpoint): boolean {
  return labels === undefined && labelledClasses(recipe) > 0;
}

/** @throws ModelFileError for a checkpoint of another run */
export function checkResume(
  from: Checkpoint,
  recipe: Recipe,
  { data, labels }: DataHashes,
  { parameterCount, statisticsCount }: ParameterLayout,
): void {
  const different = (Object.keys(recipe) as (keyof Recipe)[]).filter((key) => recipe[key] !== from.recipe[key]);
  if (different.length > 0) {
    const show = (of: Recipe): string => different.map((key) => `${key} ${of[key]}`).join(', ');
    throw new ModelFileError(
      `resume: the checkpoint was trained with ${show(from.recipe)}, this run asks for ${show(recipe)}; use the same options or another --out`,
    );
  }
  if (from.data !== data) throw otherData('images', from.data, data);
  if (from.labels !== undefined && labels !== undefined && from.labels !== labels) {
    throw otherData('labels', from.labels, labels);
  }
  if (from.parameters.length !== parameterCount || from.statistics.length !== statisticsCount) {
    throw new ModelFileError(
      `resume: the checkpoint has ${from.parameters.length} parameters, ${recipe.family} has ${parameterCount}; was the model changed? Start again without --resume`,
    );
  }
}

function otherData(what: string, from: string, these: string): ModelFileError {
  return new ModelFileError(
    `resume: the checkpoint was trained on ${what} with sha256 ${from}, these have ${these}; use the same --data or another --out`,
  );
}
