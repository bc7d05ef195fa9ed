// Entry of a thread of the benchmark in a page: a Web Worker.

import { expose } from 'comlink';
import { createLane } from '../../../workers/benchmark/lane.ts';
import { engineLoader } from '../engines/loadEngine.ts';
import type { Ort } from '../engines/ortEngine.ts';

/** The benchmark's server has what is measured under these paths; see chromiumHost.ts. */
const at = (path: string): string => new URL(path, location.origin).href;

const load = engineLoader({
  kernels: (build) => WebAssembly.compileStreaming(fetch(at(`/kernels/${build}.wasm`))),
  ceiling: (build) => WebAssembly.compileStreaming(fetch(at(`/ceiling/ceiling-${build}.wasm`))),
  async tfjs() {
    const { createTfjsBackend } = await import('../../../workers/backend/tfjs/tfjsBackend.ts');
    return createTfjsBackend({ engine: 'wasm', wasmPaths: at('/tfjs/') });
  },
  async ort() {
    const ort = (await import(/* @vite-ignore */ at('/ort/ort.wasm.min.mjs'))) as Ort;
    ort.env.wasm.wasmPaths = at('/ort/');
    return ort;
  },
});

expose(createLane(load));
