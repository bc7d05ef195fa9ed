// Asking again and again, for what tells nobody when it has come.

import { setTimeout as pause } from 'node:timers/promises';
import { PageGone } from '../../../workers/node/tasks/browsers/pageGone.ts';

const POLL_MS = 50;

/**
 * Asks until the answer is yes. A question that fails is asked again: a page may be on its way to another document.
 * @throws Error that names `what` was waited for; PageGone at once where there is no page to ask
 */
export async function untilSo(
  what: string | (() => string),
  isSo: () => Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let failure: unknown;
  for (;;) {
    try {
      if (await isSo()) return;
      failure = undefined;
    } catch (error) {
      if (error instanceof PageGone) throw error;
      failure = error;
    }
    if (performance.now() > deadline) break;
    await pause(POLL_MS);
  }
  throw new Error(`waited ${timeoutMs} ms for ${typeof what === 'string' ? what : what()}`, { cause: failure });
}
