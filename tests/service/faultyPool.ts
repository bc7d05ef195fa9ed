// A pool of faultyWorker threads.

import type { Remote } from 'comlink';
import { Worker } from 'node:worker_threads';
import { handleOf } from '../../workers/node/spawn.ts';
import type { WorkerHandle } from '../../workers/service/workerHandle.ts';
import { WorkerPool, type WorkerPoolOptions } from '../../workers/service/workerPool.ts';

export type Fault =
  'none' | 'trap' | 'asyncThrow' | 'hang' | 'exit' | 'outOfMemory' | 'heapBurst' | 'missingCode' | 'shape';

export interface FaultyApi {
  /** Remembers what was prepared, in order. */
  prepare(word: string, fault?: Fault): Promise<void>;
  /** All words prepared on this worker. */
  prepared(): Promise<string>;
  /** i² after a little while, or the fault. */
  square(i: number, fault?: Fault): Promise<number>;
  /** Blocks the thread until the gate opens. */
  waitFor(gate: SharedArrayBuffer): Promise<string>;
}

export type FaultyRemote = Remote<FaultyApi>;

export function spawnFaulty(): WorkerHandle<FaultyRemote> {
  const script = new URL('faultyWorker.mjs', import.meta.url);
  // A small heap, so that one that bursts does it at once.
  return handleOf<FaultyApi>(new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 24 } }));
}

export function spawnMissingScript(): WorkerHandle<FaultyRemote> {
  return handleOf<FaultyApi>(new Worker(new URL('noSuchWorker.mjs', import.meta.url)));
}

export function faultyPool(options: Partial<WorkerPoolOptions<FaultyRemote>> = {}): WorkerPool<FaultyRemote> {
  return new WorkerPool<FaultyRemote>({
    spawn: spawnFaulty,
    prepare: (api) => api.prepare('a'),
    workers: 2,
    respawnDelayMs: 1,
    ...options,
  });
}

/** Holds the worker that waits for it until it is opened. */
export interface Gate {
  readonly shut: SharedArrayBuffer;
  open(): void;
}

export function createGate(): Gate {
  const shut = new SharedArrayBuffer(4);
  return {
    shut,
    open() {
      const lock = new Int32Array(shut);
      Atomics.store(lock, 0, 1);
      Atomics.notify(lock, 0);
    },
  };
}
