// Long work on the page's own thread, in slices: between two slices the page can respond to the visitor.

import { nextTask } from '../../workers/core/nextTask.ts';

/** Milliseconds that a slice may take; a step that has begun is finished. */
const SLICE_MS = 12;

/** A function to await between steps: it lets the page do what waits when the last pause was a slice ago. */
export function createPauses(signal: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - began < SLICE_MS) return;
    await nextTask();
    began = performance.now();
    signal.throwIfAborted();
  };
}
