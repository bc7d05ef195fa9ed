// Kinds of blind test, as addresses name them (`by=`), and the mode in which an answer of each is kept.

import type { Mode } from './play.ts';

/**
 * 'class': two generated digits of one class, by two families. 'models': two generated digits of any class. 'one': real or
 * generated? 'pair': which of two is real?
 */
export const KINDS = ['class', 'one', 'pair', 'models'] as const;
export type TestKind = (typeof KINDS)[number];

export function modeOf(kind: TestKind): Mode {
  return kind === 'class' ? 'models' : kind;
}

/** Whether all digits of a kind are generated, so that no real ones are needed. */
export function isAllGenerated(kind: TestKind): boolean {
  return modeOf(kind) === 'models';
}
