// Compute workers in a browser, and the pool of them that the page uses.

import { wrap } from 'comlink';
import { DownloadError } from '../core/errors.ts';
import type { ComputeService, EngineChoice } from '../service/computeService.ts';
import { createDigitPool, type DigitPool } from '../service/digitPool.ts';
import type { WorkerHandle } from '../service/workerHandle.ts';
import type { PoolNotice } from '../service/workerPool.ts';
import computeWorkerUrl from './computeWorker.ts?worker&url';
import { devicePoolSize } from './device.ts';
import { startWorker } from './startWorker.ts';

export interface BrowserPoolOptions {
  readonly engine: EngineChoice;
  /** How many workers; from the cores when left out. */
  readonly workers?: number | undefined;
  readonly onNotice?: (notice: PoolNotice) => void;
}

/** Starts the workers at once. */
export function createBrowserPool({ engine, workers, onNotice }: BrowserPoolOptions): DigitPool {
  return createDigitPool({
    spawn: spawnComputeWorker,
    workers: workers ?? devicePoolSize(),
    engine,
    ...(onNotice && { onNotice }),
  });
}

function spawnComputeWorker(): WorkerHandle<ReturnType<typeof wrap<ComputeService>>> {
  const worker = startWorker(computeWorkerUrl, import.meta.url, 'compute');
  return {
    api: wrap<ComputeService>(worker),
    terminate: () => {
      worker.terminate();
    },
    onLost(listener) {
      worker.addEventListener('error', (event) => {
        event.preventDefault(); // the pool deals with it; the console need not hear of it as uncaught
        // Without a message, no line of it has run.
        listener(event.message ? new Error(event.message) : new DownloadError('its script could not be loaded'));
      });
      worker.addEventListener('messageerror', () => {
        listener(new Error('a message could not be read'));
      });
    },
  };
}
