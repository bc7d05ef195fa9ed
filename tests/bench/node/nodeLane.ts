// Entry of a thread of the benchmark in Node.

import { expose } from 'comlink';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { createLane } from '../../../workers/benchmark/lane.ts';
import { nodeEndpoint } from '../../../workers/node/nodeEndpoint.ts';
import { engineLoader, type Build } from '../engines/loadEngine.ts';
import type { Ort } from '../engines/ortEngine.ts';
import { allowRelaxedSimd } from '../../support/relaxedSimd.ts';
import { BENCH_BUILD, KERNELS, ORT_DIST } from '../paths.ts';

async function compile(folder: string, name: string, build: Build): Promise<WebAssembly.Module> {
  const bytes = new Uint8Array(await readFile(join(folder, name)));
  if (build === 'relaxed') allowRelaxedSimd(bytes);
  return WebAssembly.compile(bytes);
}

const load = engineLoader({
  kernels: (build) => compile(KERNELS, `${build}.wasm`, build),
  ceiling: (build) => compile(BENCH_BUILD, `ceiling-${build}.wasm`, build),
  async tfjs() {
    const { createTfjsBackend } = await import('../../../workers/backend/tfjs/tfjsBackend.ts');
    return createTfjsBackend({ engine: 'wasm' });
  },
  async ort() {
    const file = pathToFileURL(join(ORT_DIST, 'ort.node.min.mjs')).href;
    return (await import(/* @vite-ignore */ file)) as Ort;
  },
});

if (!parentPort) throw new Error('nodeLane: started as a program, want a worker thread; run npm run bench');
expose(createLane(load), nodeEndpoint(parentPort));
