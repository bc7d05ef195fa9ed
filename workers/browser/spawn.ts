// Compute workers in a browser, and the pool of them that the page uses.

import { wrap } from 'comlink';
import { DownloadError } from '../core/errors.ts';
import type { ComputeService, EngineChoice } from '../service/computeService.ts';
import { createDigitPool, type DigitPool } from '../service/digitPool.ts';
import type { WorkerHandle } from '../service/workerHandle.ts';
import type { PoolNotice } from '../service/workerPool.ts';
import computeWorkerUrl from './computeWorker.ts?worker&url';
import { COMPUTE } from './computeWorkerName.ts';
import { devicePoolSize } from './device.ts';
import { startWorker } from './startWorker.ts';

/** The first digit waits for the first worker, and the others would take processor and connections from it. */
const FIRST_ALONE_MS = 1000;

export interface BrowserPoolOptions {
  readonly engine: EngineChoice;
  /** How many workers; from the cores when left out. */
  readonly workers?: number | undefined;
  /** One that runs already, with the error that ended it, if one did. */
  readonly started?: StartedWorker;
  /** Our strict kernels, on their way. */
  readonly kernels?: Promise<WebAssembly.Module | undefined>;
  readonly onNotice?: (notice: PoolNotice) => void;
}

export interface StartedWorker {
  readonly worker: Worker;
  /** What it is called (computeWorkerName.ts), and so are the others. */
  readonly name: string;
  readonly failed: Promise<ErrorEvent>;
}

/** Starts the workers at once. */
export function createBrowserPool({ workers, started, ...options }: BrowserPoolOptions): DigitPool {
  let first = started;
  const name = started?.name ?? COMPUTE;
  return createDigitPool({
    ...options,
    spawn: () => {
      const own = first;
      first = undefined;
      return handleOf(own?.worker ?? startWorker(computeWorkerUrl, import.meta.url, name), own?.failed);
    },
    workers: workers ?? devicePoolSize(),
    firstAloneMs: FIRST_ALONE_MS,
  });
}

/** `failed` is an error that may have come before anybody listened. */
function handleOf(worker: Worker, failed?: Promise<ErrorEvent>): WorkerHandle<ReturnType<typeof wrap<ComputeService>>> {
  return {
    api: wrap<ComputeService>(worker),
    terminate: () => {
      worker.terminate();
    },
    onLost(listener) {
      const onError = (event: ErrorEvent): void => {
        event.preventDefault(); // the pool handles it; the console must not report it as uncaught
        // An error without a message means that the script has not run.
        listener(event.message ? new Error(event.message) : new DownloadError('its script could not be loaded'));
      };
      worker.addEventListener('error', onError);
      void failed?.then(onError);
      worker.addEventListener('messageerror', () => {
        listener(new Error('a message could not be read'));
      });
    },
  };
}
