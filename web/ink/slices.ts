// Long work on the page's own thread, in slices: between them the page answers to the visitor.

import { nextTask } from '../../workers/core/nextTask.ts';

/** So long a slice may take; drawings within it make it a little longer. */
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
