// The rounds of a blind test, as a function of seed, kind and the digits that there are. Nothing is selected: whether a
// digit is real, its family, class and number are drawn for each round independently.

import { RandomSequence, STREAM } from '../../../../workers/core/random.ts';
import type { MnistSet } from '../../../../workers/data/mnistNames.ts';
import { isAllGenerated, type TestKind } from './testKind.ts';

export const ROUNDS = 20;

/** A digit to be shown. */
export type Exhibit =
  | { readonly kind: 'real'; readonly set: MnistSet; readonly index: number }
  | {
      readonly kind: 'generated';
      readonly model: string;
      readonly seed: number;
      /** Of a digit; where a class is wanted that the model cannot be told, the first digit of it from here on. */
      readonly index: number;
      readonly class?: number;
    };

/** One digit, or left and right. */
export type Round = readonly [Exhibit] | readonly [Exhibit, Exhibit];

export interface Material {
  /** Ids of models, by family. */
  readonly families: readonly (readonly string[])[];
  /** The visitor's own real digits; none where undefined. */
  readonly real: { readonly set: MnistSet; readonly count: number } | undefined;
}

/** Generated digits are among the first so many of their seed. */
const INDICES = 1_000_000;
const CLASSES = 10;

/** Whether there is enough for a kind of test: real digits, or two families. */
export function canPlay(kind: TestKind, { families, real }: Material): boolean {
  const playable = families.filter((members) => members.length > 0);
  return isAllGenerated(kind) ? playable.length > 1 : playable.length > 0 && real !== undefined;
}

/** All rounds of a session. @throws Error where there is not enough for the kind (canPlay) */
export function roundsOf(seed: number, kind: TestKind, material: Material): readonly Round[] {
  if (!canPlay(kind, material))
    throw new Error(`blind test: nothing to show in a test of kind ${kind}, want MNIST or two families`);
  return Array.from({ length: ROUNDS }, (_, round) =>
    roundOf(new RandomSequence(seed, STREAM.drawing, round), seed, kind, material),
  );
}

function roundOf(random: RandomSequence, seed: number, kind: TestKind, { families, real }: Material): Round {
  const playable = families.filter((members) => members.length > 0);
  const generated = (
    among: readonly (readonly string[])[],
  ): { readonly exhibit: Exhibit & { readonly kind: 'generated' }; readonly family: readonly string[] } => {
    const family = among[random.below(among.length)] ?? [];
    const model = family[random.below(family.length)] ?? '';
    return { exhibit: { kind: 'generated', model, seed, index: random.below(INDICES) }, family };
  };
  if (isAllGenerated(kind)) {
    const first = generated(playable);
    const second = generated(playable.filter((family) => family !== first.family));
    if (kind !== 'class') return [first.exhibit, second.exhibit];
    const wanted = { class: random.below(CLASSES) };
    return [
      { ...first.exhibit, ...wanted },
      { ...second.exhibit, ...wanted },
    ];
  }
  const { set, count } = real ?? { set: 'test', count: 0 };
  const heads = random.uniform() < 0.5;
  const genuine: Exhibit = { kind: 'real', set, index: random.below(count) };
  const { exhibit } = generated(playable);
  if (kind === 'one') return [heads ? genuine : exhibit];
  return heads ? [genuine, exhibit] : [exhibit, genuine];
}
