// Kinds of blind test, as addresses name them (`by=`), and the mode in which an answer of each is kept.

import type { Mode } from './play.ts';

/**
 * 'class': two generated digits of one class, by two families. 'models': two generated digits of any class. 'one': real or
 * generated? 'pair': which of two is real? 'drawn': drawn on this device or generated?
 */
export const KINDS = ['class', 'one', 'pair', 'models', 'drawn'] as const;
export type TestKind = (typeof KINDS)[number];

export function modeOf(kind: TestKind): Mode {
  if (kind === 'class') return 'models';
  return kind === 'drawn' ? 'one' : kind;
}

/** Whether answers count for all tests on this device. What somebody drew here nobody else can be asked about. */
export function isKept(kind: TestKind): boolean {
  return kind !== 'drawn';
}

/** Whether a kind takes digits of the visitor's copy of MNIST. */
export function takesMnist(kind: TestKind): boolean {
  return kind === 'one' || kind === 'pair';
}

/** Whether all digits of a kind are generated, so that no real ones are needed. */
export function isAllGenerated(kind: TestKind): boolean {
  return modeOf(kind) === 'models';
}
