// The models that a blind test is among: those of the address, in groups that are told apart; without any, all that ship.

import { familiesOf, memberOf } from '../../../engine/families.ts';
import type { ShippedModels } from '../../../storage/shippedModel.ts';
import { isAllGenerated, type TestKind } from './testKind.ts';

export interface TestModels {
  /** Ids of models, by family. */
  readonly families: readonly (readonly string[])[];
  /** Names of the address that cannot be among them: only what ships has addresses of its digits. */
  readonly leftOut: readonly string[];
  /** Whether other families were added, because the address names one model and two are needed. */
  readonly isWidened: boolean;
}

/** @param refs of the address (models/chosenModels.ts) */
export function testModels(kind: TestKind, refs: readonly string[], shipped: ShippedModels): TestModels {
  const families = familiesOf(shipped);
  const all = families?.map((family) => [family.plain, family.conditional].flatMap((model) => model?.id ?? []));
  const groups = all ?? shipped.map(({ id }) => [id]);
  // A model that is told the class draws a digit of it at once; of the others it has to be searched for.
  const usual =
    kind === 'class' || kind === 'drawn'
      ? (families?.map((family) => [memberOf(family, true)?.id ?? '']) ?? groups)
      : groups;
  const chosen = refs.filter((ref) => shipped.some(({ id }) => id === ref));
  const leftOut = refs.filter((ref) => !chosen.includes(ref));
  const [first] = chosen;
  if (first === undefined) return { families: usual, leftOut, isWidened: false };
  const named = groups.map((ids) => ids.filter((id) => chosen.includes(id))).filter((ids) => ids.length > 0);
  if (!isAllGenerated(kind) || named.length > 1) return { families: named, leftOut, isWidened: false };
  if (chosen.length > 1) return { families: chosen.map((id) => [id]), leftOut, isWidened: false };
  const others = usual.filter((_, i) => !groups[i]?.includes(first)).flat();
  return { families: [[first], others], leftOut, isWidened: true };
}
