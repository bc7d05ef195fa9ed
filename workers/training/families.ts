// Every family that can be trained, by name.

import { CLASSES } from '../data/digitSet.ts';
import type { Family } from './family.ts';
import { ganFamily } from './ganFamily.ts';
import { judgeFamily } from './judgeFamily.ts';
import type { Recipe } from './recipe.ts';
import { vaeFamily } from './vaeFamily.ts';
import { vaeGanFamily } from './vaeGanFamily.ts';

/** The family of a recipe. */
export function familyOf(recipe: Recipe): Family {
  // Each family sees only its own recipes: the name decides both.
  switch (recipe.family) {
    case 'vae':
    case 'cvae':
      return vaeFamily;
    case 'gan':
    case 'cgan':
      return ganFamily;
    case 'vae-gan':
    case 'cvae-gan':
      return vaeGanFamily;
    case 'judge':
      return judgeFamily;
  }
}

/**
 * The classes that a run learns by the labels of its digits: those that a conditional model is conditioned on, or that a judge tells apart. 0 for
 * the others, whose weights have not a bit from the labels.
 */
export function labelledClasses(recipe: Recipe): number {
  return recipe.family === 'judge' ? CLASSES : familyOf(recipe).classes(recipe);
}
