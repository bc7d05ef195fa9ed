// A worker thread that computes a little and fails on demand, in every way that a real one can. Plain JavaScript, because
// Node 20 runs no TypeScript in threads.

import { expose } from 'comlink';
import { parentPort } from 'node:worker_threads';

/** (module (func (export "trap") unreachable)) */
const TRAP = new WebAssembly.Module(
  Uint8Array.from(
    [
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      [0x01, 0x04, 0x01, 0x60, 0x00, 0x00],
      [0x03, 0x02, 0x01, 0x00],
      [0x07, 0x08, 0x01, 0x04, 0x74, 0x72, 0x61, 0x70, 0x00, 0x00],
      [0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b],
    ].flat(),
  ),
);

const FOREVER = new Promise(() => undefined);

class OutOfMemoryError extends Error {
  /** @override */
  name = 'OutOfMemoryError';
}

/** @type {Record<import('./faultyPool.ts').Fault, () => unknown>} */
const faults = {
  none: () => undefined,
  // A WebAssembly trap, inside the call.
  trap() {
    const exports = /** @type {{ trap(): void }} */ (new WebAssembly.Instance(TRAP).exports);
    exports.trap();
  },
  // An exception outside any call: ends a Node thread.
  asyncThrow() {
    setTimeout(() => {
      throw new Error('thrown outside the call');
    });
    return FOREVER;
  },
  // Keeps the thread busy for good: only terminating it helps.
  hang() {
    for (;;);
  },
  exit: () => process.exit(3),
  // Linear memory that cannot grow, reported as the engine does.
  outOfMemory() {
    try {
      new WebAssembly.Memory({ initial: 1, maximum: 2 }).grow(8);
    } catch (error) {
      throw new OutOfMemoryError(`arena: ${String(error)}`);
    }
  },
  // The JavaScript heap bursts: the host ends the thread.
  heapBurst() {
    const hoard = [];
    for (;;) hoard.push(Array.from({ length: 10_000 }, () => hoard.length));
  },
  // Code that does not come: the thread remembers that, and would never ask again.
  missingCode() {
    throw Object.assign(new Error('compute service: the code of latents did not come'), { name: 'DownloadError' });
  },
  // An error that no other worker would avoid.
  shape() {
    throw Object.assign(new Error('dense: x [3] does not fit'), { name: 'ShapeError' });
  },
};

let prepared = '';

expose(
  /** @type {import('./faultyPool.ts').FaultyApi} */ ({
    async prepare(word, fault = 'none') {
      await faults[fault]();
      prepared += word;
    },
    prepared: () => Promise.resolve(prepared),
    async square(i, fault = 'none') {
      await new Promise((resolve) => setTimeout(resolve, i % 3));
      await faults[fault]();
      return i * i;
    },
    waitFor(gate) {
      Atomics.wait(new Int32Array(gate), 0, 0);
      return Promise.resolve('open');
    },
  }),
  // Node's ports are EventTargets too; its types do not say so.
  /** @type {import('comlink').Endpoint} */ (/** @type {unknown} */ (parentPort)),
);
