// Divergence: a loss so far beyond what knowing nothing costs that the run has left every useful region. It is checked when
// a run ends, because a run in the middle may get over it; a loss that is no number any more ends it at once (trainer.ts).

import { CLASSES, IMAGE_SIZE } from '../data/digitSet.ts';
import { SIMILARITY_FEATURES } from '../models/discriminator.ts';
import type { Losses } from './shard.ts';

/** How many times as bad as knowing nothing. A network that has only been drawn yet is about as bad as that, once. */
const BEYOND = 10;

/**
 * What each loss comes to for who knows nothing: each pixel a coin toss, each class as likely as another, each verdict a coin
 * toss, no feature in common. In nats, but for the likeness, half a sum of squares over features of variance 1.
 */
const KNOWS_NOTHING: Readonly<Record<string, number>> = {
  reconstruction: IMAGE_SIZE * Math.LN2,
  kl: IMAGE_SIZE * Math.LN2, // one bit a pixel, which is all that a picture of ink and paper has
  crossEntropy: Math.log(CLASSES),
  likeness: SIMILARITY_FEATURES,
  // A discriminator that has learned too well is certain also where it is wrong: it loses tens of nats there.
  real: 10 * Math.LN2,
  fake: 10 * Math.LN2,
  generator: 10 * Math.LN2,
};

/** Which loss shows that a run has diverged, as `reconstruction is 3.1e+31`; undefined where none does. */
export function divergenceOf(losses: Losses): string | undefined {
  for (const [name, value] of Object.entries(losses)) {
    const limit = BEYOND * (KNOWS_NOTHING[name] ?? Infinity);
    if (!Number.isFinite(value) || Math.abs(value) > limit) return `${name} is ${Number(value.toPrecision(3))}`;
  }
  return undefined;
}
