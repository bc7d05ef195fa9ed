// Every family that can be trained, by name.

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
