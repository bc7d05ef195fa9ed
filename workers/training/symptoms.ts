// The diseases of training, by what an epoch's losses look like: each with its name, and with the options that help.
//
// They are warnings: a run that shows one may get over it. A loss that is no number any more ends the run (trainer.ts), and
// a run that has diverged when it ends makes no model.

import type { EpochReport } from './checkpoint.ts';
import { divergenceOf } from './divergence.ts';
import type { Recipe } from './recipe.ts';
import type { Losses } from './shard.ts';

/** Loss names of a family's held-out report that count generated digits by the class whose mean image is nearest. */
export const DRAWN_PREFIX = 'drawn';

/** Mean cross-entropy below which a discriminator's verdicts carry no more slope: right to 99.5 % and sure of it. */
const CERTAIN = 0.02;
/** Shares of the ten classes that no honest sample of digits has by this crude measure. */
const MOST_OF_ONE = 0.6;
/** Nats of KL below which a code says next to nothing. */
const SILENT = 0.5;
/** How much more often a discriminator may be right in an epoch's training than on unseen originals beside made digits. */
const MEMORY = 0.12;

/** What ails the run after an epoch; nothing, one or more sentences for people. */
export function symptomsOf(recipe: Recipe, { train, heldOut }: EpochReport): readonly string[] {
  return [
    ...diverging(recipe, train, heldOut),
    ...tooSure(recipe, train),
    ...memorised(recipe, train, heldOut),
    ...collapsed(recipe, heldOut),
    ...silent(recipe, train),
  ];
}

function diverging(recipe: Recipe, train: Losses, heldOut: Losses): readonly string[] {
  const [inTraining, unseen] = [divergenceOf(train), divergenceOf(heldOut)];
  const what = inTraining ?? (unseen === undefined ? undefined : `held out ${unseen}`);
  if (what === undefined) return [];
  return [
    `divergence: ${what}; a run seldom gets over it: begin again with a quarter of --lr ${recipe.lr} or another --seed`,
  ];
}

function tooSure(recipe: Recipe, { real = NaN, fake = NaN }: Losses): readonly string[] {
  if (!('discriminatorNorm' in recipe) || !(real + fake < 2 * CERTAIN)) return [];
  return [
    `vanishing gradients: the discriminator is sure of everything (losses ${real.toFixed(3)} and ${fake.toFixed(3)}); ` +
      `try --real-target 0.9, --instance-noise 0.1, a lower --lr-discriminator than ${recipe.lrDiscriminator}, ` +
      'or --r1 10 --discriminator-norm none',
  ];
}

function memorised(recipe: Recipe, train: Losses, heldOut: Losses): readonly string[] {
  // Both kinds count together: whichever network is ahead at the moment, the discriminator is then wrong on one kind only.
  const right = ({ realRight = NaN, fakeRight = NaN }: Losses): number => (realRight + fakeRight) / 2;
  const [seen, unseen] = [right(train), right(heldOut)];
  if (!('discriminatorNorm' in recipe) || !(seen - unseen > MEMORY)) return [];
  return [
    `the discriminator memorises its originals: right on ${percent(seen)} in training and on ${percent(unseen)} with unseen ones; ` +
      `try --shift ${recipe.shift + 1}, --instance-noise 0.1, --dropout 0.3, or fewer --epochs than ${recipe.epochs}`,
  ];
}

function collapsed(recipe: Recipe, heldOut: Losses): readonly string[] {
  const drawn = Object.entries(heldOut).filter(([name]) => name.startsWith(DRAWN_PREFIX));
  if (!('discriminatorNorm' in recipe) || drawn.length === 0) return [];
  const [name, share] = drawn.reduce((most, next) => (next[1] > most[1] ? next : most));
  if (!(share > MOST_OF_ONE)) return [];
  return [
    `mode collapse: ${percent(share)} of what it makes looks like a ${name.slice(DRAWN_PREFIX.length)}; ` +
      `try a lower --lr than ${recipe.lr}, --real-target 0.9, a larger --batch than ${recipe.batch}, or another --seed`,
  ];
}

function silent(recipe: Recipe, { kl = NaN }: Losses): readonly string[] {
  if (!('klWeight' in recipe) || !(kl < SILENT)) return [];
  return [
    `posterior collapse: the codes carry ${kl.toFixed(2)} nats, so the decoder draws without them; ` +
      `try a lower --kl-weight than ${recipe.klWeight} or a longer --kl-warmup-epochs than ${recipe.klWarmupEpochs}`,
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
