// How the judge is trained: cross-entropy on the labels, digits shifted a little so that it looks at shapes and not places.

import { judgeFeatures, judgeHead } from '../models/judge.ts';
import type { Family } from './family.ts';
import { JudgeProgram } from './judgeProgram.ts';
import type { JudgeRecipe } from './recipe.ts';
import { adamRates } from './schedule.ts';

export const judgeFamily: Family<JudgeRecipe> = {
  classes: () => 0,

  networks: () => ({ features: judgeFeatures(), head: judgeHead() }),

  plan(recipe, step, stepsPerEpoch) {
    const rates = adamRates(recipe, step, stepsPerEpoch);
    return [{ name: 'classify', updates: { features: rates, head: rates }, measures: ['features'], weights: {} }];
  },

  createProgram: (instance, recipe) => new JudgeProgram(instance, recipe, judgeFamily.networks(recipe)),

  describe: ({ crossEntropy = NaN, correct = NaN }) =>
    `${(100 * correct).toFixed(2)} % correct (cross-entropy ${crossEntropy.toFixed(4)})`,
};
