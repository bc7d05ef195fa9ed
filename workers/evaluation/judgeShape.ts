// The required shapes of a judge's two networks.

import { ModelFileError } from '../core/errors.ts';
import { CLASSES } from '../data/digitSet.ts';
import { checkTrunkAndHead, type TrunkAndHead } from '../models/trunkAndHead.ts';

/** A Fréchet distance's bias grows with the width: at 64 and 10,000 digits it is 0.2, at 128 nearly 1. */
export const MAX_FEATURES = 64;
const SHAPE = {
  trunk: 'features',
  head: 'head',
  maxFeatures: MAX_FEATURES,
  conditionClasses: 0,
  answers: CLASSES,
} as const;

/** Networks that fit images, each other and the ten classes; features that are few and none below 0. @throws ModelFileError */
export function checkJudgeShape(networks: TrunkAndHead, where: string): void {
  checkTrunkAndHead(networks, SHAPE, where);
  const last = networks.trunk.network.layers.at(-1)?.op ?? 'nothing';
  if (last !== 'relu') throw new ModelFileError(`${where}: features end in ${last}, want relu`);
}
