// What the two networks of a judge must look like.

import { ModelFileError } from '../core/errors.ts';
import { networkShapes, type NetworkSpec } from '../core/layerSpec.ts';
import { sameShape, showShape } from '../core/shape.ts';
import { CLASSES, SIDE } from '../data/digitSet.ts';
import type { JudgeParts } from './judgeNetwork.ts';

/** A Fréchet distance's bias grows with the width: at 64 and 10,000 digits it is 0.2, at 128 nearly 1. */
export const MAX_FEATURES = 64;
const IMAGE = [SIDE, SIDE, 1];

/** Networks that fit images, each other and the ten classes; features that are few and none below 0. @throws ModelFileError */
export function checkJudgeShape({ features, head }: JudgeParts, where: string): void {
  const [featureShapes, headShapes] = [networkShapes(features.network), networkShapes(head.network)];
  expectShape(features.network.input, IMAGE, `${where}: features input`);
  const made = featureShapes.at(-1) ?? [];
  if (made.length !== 1 || (made[0] ?? 0) > MAX_FEATURES) {
    throw new ModelFileError(`${where}: features ${showShape(made)}, want [d] of at most ${MAX_FEATURES}`);
  }
  if (features.network.layers.at(-1)?.op !== 'relu') {
    throw new ModelFileError(`${where}: features end in ${lastOp(features.network)}, want relu`);
  }
  expectShape(head.network.input, made, `${where}: head input`);
  expectShape(headShapes.at(-1) ?? [], [CLASSES], `${where}: head output`);
}

function lastOp({ layers }: NetworkSpec): string {
  return layers.at(-1)?.op ?? 'nothing';
}

function expectShape(got: readonly number[], want: readonly number[], where: string): void {
  if (!sameShape(got, want)) throw new ModelFileError(`${where} ${showShape(got)}, want ${showShape(want)}`);
}
