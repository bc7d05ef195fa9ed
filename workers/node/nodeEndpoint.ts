// Comlink speaks to EventTargets, Node's ports are EventEmitters. The adapter is wrapped here, once.

import type { Endpoint } from 'comlink';
import type adaptPort from 'comlink/dist/esm/node-adapter';
// @ts-expect-error: TypeScript wants an .mjs file's types in a .d.mts, and the package has them in the .d.ts named above.
import adapt from 'comlink/dist/esm/node-adapter.mjs';
import type { MessagePort, Worker } from 'node:worker_threads';

const toEndpoint = adapt as typeof adaptPort; // the types of the same function

/** A worker thread, seen from outside, or a message port as Comlink wants it. */
export function nodeEndpoint(port: Worker | MessagePort): Endpoint {
  return toEndpoint(port);
}
