// The shared part of a comparison: the real digits that all models are compared with, and the floor of each metric.

import type { EvaluationContext } from '../evaluation/evaluationContext.ts';
import { takeRows, type FeatureMatrix } from '../evaluation/featureMatrix.ts';
import { measureFidelityFloor, type FidelityFloor } from '../evaluation/measureFidelity.ts';
import { chooseReal } from '../evaluation/realChoice.ts';
import { takeScores, type DigitScores } from '../evaluation/judgedSamples.ts';
import type { Reference } from './reference.ts';

export interface SharedFloor {
  /** All test digits, in random order. */
  readonly test: FeatureMatrix;
  /** Digits on each side where neighbours are counted. */
  readonly manifold: number;
  /** Training digits in the samples' place. */
  readonly floorDigits: number;
  readonly fidelity: FidelityFloor;
  /** Test digits that stand for digits nobody trained on, in random order. */
  readonly unseen: DigitScores & { readonly labels: Uint8Array };
  /** [unseen] distances to the nearest training digit. */
  readonly unseenNearest: Float64Array;
  readonly sharpness: Readonly<Record<'floor' | 'test', Float32Array>>;
}

/** For samples of n digits. @throws DataError for too few */
export async function measureSharedFloor(
  n: number,
  { test, floor }: Reference,
  context: EvaluationContext,
): Promise<SharedFloor> {
  const sets = { test: { count: test.features.n }, training: { count: floor.features.n } };
  const choice = chooseReal(n, sets, context.seed);
  const unseen = choice.test.slice(0, choice.unseen);
  const clouds = {
    test: takeRows(test.features, choice.test),
    floor: takeRows(floor.features, choice.floor),
    manifold: choice.manifold,
  };
  return {
    test: clouds.test,
    manifold: choice.manifold,
    floorDigits: choice.floor.length,
    fidelity: await measureFidelityFloor(context, clouds),
    unseen: takeScores(test, unseen),
    unseenNearest: Float64Array.from(unseen, (i) => test.nearest[i] ?? NaN),
    sharpness: { floor: takeScores(floor, choice.floor).sharpness, test: test.sharpness },
  };
}
