// The long forms of tests: each language, theme, window and engine in all combinations. `npm test -- --thorough` runs them too.

import { THOROUGH_VARIABLE } from '../../workers/node/tasks/thorough.ts';

/** Whether the long forms are wanted. */
export const isThorough = Boolean(process.env[THOROUGH_VARIABLE]);

/** All of them in the long form, else the first `count`, which stand for the rest. */
export function representatives<Case>(cases: readonly Case[], count = 1): readonly Case[] {
  return isThorough ? cases : cases.slice(0, count);
}
