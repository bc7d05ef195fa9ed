// A thread of the page. Every script of one comes through here, as Trusted Types ask.

import { trustedScript } from './trustedScript.ts';

/** Starts a worker from its script, whose address is relative to `base`. @throws Error where the browser has no workers */
export function startWorker(script: string, base: string, name: string): Worker {
  if (typeof Worker === 'undefined') {
    throw new Error('worker: this browser has none for this page, want one to compute in; open it in another browser');
  }
  return new Worker(trustedScript(script, base), { type: 'module', name });
}
