// The state of a blind test in its address: mode, seed and round of the session, and whether pictures are shown for a
// second only.

import { MAX_SEED } from '../../../../workers/core/address.ts';
import type { CompareFields } from '../models/compareTab.ts';
import { MODES, type Mode } from './play.ts';
import { ROUNDS } from './rounds.ts';

export interface BlindState {
  readonly mode: Mode;
  readonly isTimed: boolean;
  /** undefined before a session has begun. */
  readonly seed: number | undefined;
  /** From 0; ROUNDS when all are played. */
  readonly round: number;
}

const WHOLE = /^\d{1,16}$/;

/** Reads an address. A field that is not valid counts as missing, and `isNonsense` says that there was one. */
export function readBlindFields({ by, x, s, i }: CompareFields): BlindState & { readonly isNonsense: boolean } {
  const mode = MODES.find((known) => known === by);
  const seed = s !== undefined && WHOLE.test(s) && Number(s) <= MAX_SEED ? Number(s) : undefined;
  const round =
    i !== undefined && WHOLE.test(i) && Number(i) >= 1 && Number(i) <= ROUNDS + 1 ? Number(i) - 1 : undefined;
  return {
    mode: mode ?? 'one',
    isTimed: x === 'timed',
    seed,
    round: seed === undefined ? 0 : (round ?? 0),
    isNonsense:
      (by !== undefined && by !== '' && mode === undefined) ||
      (s !== undefined && s !== '' && seed === undefined) ||
      (i !== undefined && i !== '' && round === undefined) ||
      (x !== undefined && x !== '' && x !== 'timed'),
  };
}

export function blindFields({ mode, isTimed, seed, round }: BlindState): CompareFields {
  return {
    by: mode === 'one' ? '' : mode,
    x: isTimed ? 'timed' : '',
    s: seed === undefined ? '' : String(seed),
    i: seed === undefined || round === 0 ? '' : String(round + 1),
  };
}
