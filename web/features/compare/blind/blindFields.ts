// The state of a blind test in its address: kind, seed and round of the session, and whether pictures are shown for a second
// only. Which models it is among is the choice that all tabs share (models/chosenModels.ts).

import { MAX_SEED } from '../../../../workers/core/address.ts';
import type { CompareFields } from '../models/compareTab.ts';
import { ROUNDS } from './rounds.ts';
import { KINDS, type TestKind } from './testKind.ts';

export interface BlindState {
  readonly kind: TestKind;
  readonly isTimed: boolean;
  /** undefined before a session has begun. */
  readonly seed: number | undefined;
  /** From 0; ROUNDS when all are played. */
  readonly round: number;
}

const WHOLE = /^\d{1,16}$/;

/** The kind of an address that names none: the test that needs nothing, or, of a session, the one that links always meant. */
function kindUnnamed(seed: number | undefined): TestKind {
  return seed === undefined ? 'class' : 'one';
}

/** Reads an address. A field that is not valid counts as missing, and `isNonsense` says that there was one. */
export function readBlindFields({ by, x, s, i }: CompareFields): BlindState & { readonly isNonsense: boolean } {
  const kind = KINDS.find((known) => known === by);
  const seed = s !== undefined && WHOLE.test(s) && Number(s) <= MAX_SEED ? Number(s) : undefined;
  const round =
    i !== undefined && WHOLE.test(i) && Number(i) >= 1 && Number(i) <= ROUNDS + 1 ? Number(i) - 1 : undefined;
  return {
    kind: kind ?? kindUnnamed(seed),
    isTimed: x === 'timed',
    seed,
    round: seed === undefined ? 0 : (round ?? 0),
    isNonsense:
      (by !== undefined && by !== '' && kind === undefined) ||
      (s !== undefined && s !== '' && seed === undefined) ||
      (i !== undefined && i !== '' && round === undefined) ||
      (x !== undefined && x !== '' && x !== 'timed'),
  };
}

export function blindFields({ kind, isTimed, seed, round }: BlindState): CompareFields {
  return {
    by: kind === kindUnnamed(seed) ? '' : kind,
    x: isTimed ? 'timed' : '',
    s: seed === undefined ? '' : String(seed),
    i: seed === undefined || round === 0 ? '' : String(round + 1),
  };
}
