// Compute workers in a browser, and the pool of them that the page uses.

import { wrap } from 'comlink';
import { DownloadError } from '../core/errors.ts';
import type { ComputeService, EngineChoice } from '../service/computeService.ts';
import { createDigitPool, type DigitPool } from '../service/digitPool.ts';
import { poolSize, type WorkerHandle } from '../service/workerHandle.ts';
import type { PoolNotice } from '../service/workerPool.ts';
import computeWorkerUrl from './computeWorker.ts?worker&url';
import { trustedScript } from './trustedScript.ts';

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
    workers: workers ?? ownPoolSize(),
    engine,
    ...(onNotice && { onNotice }),
  });
}

function ownPoolSize(): number {
  // Chromium alone says how much memory there is; elsewhere the cores decide.
  const { hardwareConcurrency, deviceMemory } = navigator as typeof navigator & { readonly deviceMemory?: number };
  return poolSize(hardwareConcurrency, deviceMemory);
}

function spawnComputeWorker(): WorkerHandle<ReturnType<typeof wrap<ComputeService>>> {
  const worker = new Worker(trustedScript(computeWorkerUrl, import.meta.url), { type: 'module', name: 'compute' });
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
