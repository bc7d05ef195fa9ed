// The rounds of a blind test, as a function of seed, kind and the digits that there are. Nothing is selected: whether a
// digit is real, its family, class and number are drawn for each round independently.

import { STREAM } from '../../../../workers/core/random.ts';
import { RandomSequence } from '../../../../workers/core/randomSequence.ts';
import type { MnistSet } from '../../../../workers/data/mnistNames.ts';
import { isAllGenerated, type TestKind } from './testKind.ts';

export const ROUNDS = 20;

/** A digit to be shown. */
export type Exhibit =
  | { readonly kind: 'real'; readonly set: MnistSet; readonly index: number }
  | { readonly kind: 'drawn'; readonly index: number }
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
  /** Digits that were drawn on this device, 0 first. */
  readonly drawn?: number;
}

/** Generated digits are among the first so many of their seed. */
const INDICES = 1_000_000;
const CLASSES = 10;

/** Whether there is enough for a kind of test: real digits, or two families. */
export function canPlay(kind: TestKind, { families, real, drawn = 0 }: Material): boolean {
  const playable = families.filter((members) => members.length > 0);
  if (kind === 'drawn') return playable.length > 0 && 2 * drawn === ROUNDS;
  return isAllGenerated(kind) ? playable.length > 1 : playable.length > 0 && real !== undefined;
}

/** All rounds of a session. @throws Error where there is not enough for the kind (canPlay) */
export function roundsOf(seed: number, kind: TestKind, material: Material): readonly Round[] {
  if (!canPlay(kind, material))
    throw new Error(`blind test: nothing to show in a test of kind ${kind}, want real digits or two families`);
  if (kind === 'drawn') return roundsOfDrawn(seed, material);
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

/** Every drawn digit once, and as many generated ones of the same classes, in a random order (Fisher & Yates). */
function roundsOfDrawn(seed: number, { families, drawn = 0 }: Material): readonly Round[] {
  const random = new RandomSequence(seed, STREAM.drawing, 0);
  const models = families.flat();
  const rounds = Array.from({ length: drawn }, (_, digit): readonly Round[] => {
    const model = models[random.below(models.length)] ?? '';
    return [
      [{ kind: 'drawn', index: digit }],
      [{ kind: 'generated', model, seed, index: random.below(INDICES), class: digit }],
    ];
  }).flat();
  for (let i = rounds.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const [a, b] = [rounds[i], rounds[j]];
    if (a && b) [rounds[i], rounds[j]] = [b, a];
  }
  return rounds;
}
