// A thread of the page. Every script of one comes through here, as Trusted Types ask.

import { trustedScript } from './trustedScript.ts';

/** Starts a worker from its script, whose address is relative to `base`. @throws ReferenceError where the browser has no workers */
export function startWorker(script: string, base: string, name: string): Worker {
  return new Worker(trustedScript(script, base), { type: 'module', name });
}
