// Worker threads of the command line, in the form the pools want.

import { wrap, type Remote } from 'comlink';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WorkerHandle } from '../service/workerHandle.ts';
import { nodeEndpoint } from './nodeEndpoint.ts';
import { PROJECT_ROOT } from './projectRoot.ts';

/** Entry files of worker threads: workers/node/<name>.ts, bundled to build/node/<name>.js, the only form Node 20 runs. */
export type WorkerEntry = 'computeWorker' | 'trainingWorker' | 'evaluationWorker';

/** Starts a thread that exposes `Api`. Returns at once; a thread that fails to start is reported by `onLost`. */
export function spawnWorker<Api>(entry: WorkerEntry): WorkerHandle<Remote<Api>> {
  return handleOf<Api>(new Worker(join(PROJECT_ROOT, 'build', 'node', `${entry}.js`), { name: entry }));
}

/** The handle of a thread that exposes `Api`. */
export function handleOf<Api>(worker: Worker): WorkerHandle<Remote<Api>> {
  return {
    api: wrap<Api>(nodeEndpoint(worker)),
    terminate: () => worker.terminate(),
    onLost(listener) {
      worker.on('error', listener);
      worker.on('messageerror', listener);
      worker.on('exit', (code) => {
        listener(new Error(`thread ended with exit code ${code}`));
      });
    },
  };
}
