// Digits from N compute workers. Page and command line request all pictures here.

import type { Remote } from 'comlink';
import type { BackendName } from '../backend/backend.ts';
import type { ComputeService, EngineChoice, GeneratedDigits, GenerateRequest } from './computeService.ts';
import type { JobOptions } from './job.ts';
import type { WorkerHandle } from './workerHandle.ts';
import { WorkerPool, type PoolNotice } from './workerPool.ts';

/** Digits per request of `generateMany`: big enough that messages cost nothing, small enough for a steady progress bar. */
const CHUNK = 256;

export interface DigitPoolOptions {
  readonly spawn: () => WorkerHandle<Remote<ComputeService>>;
  /** See `poolSize`. */
  readonly workers: number;
  readonly engine: EngineChoice;
  /** Our strict kernels for all workers, once they are compiled; each gets them itself where there are none. */
  readonly kernels?: Promise<WebAssembly.Module | undefined>;
  /** See WorkerPoolOptions. */
  readonly firstAloneMs?: number;
  /** Told when the pool has become smaller. */
  readonly onNotice?: (notice: PoolNotice) => void;
}

export interface DigitPoolStats {
  readonly workers: number;
  readonly busy: number;
  readonly waiting: number;
  /** Made since the pool started. */
  readonly digits: number;
  /** What the pool makes when every worker is busy, from the time spent in the engine; 0 before the first digits. */
  readonly digitsPerSecond: number;
}

export interface DigitPool {
  /** Which engine runs, once a worker has started. @throws WorkerLostError when none can. */
  readonly engine: Promise<BackendName>;
  /** Gives a model file to every worker; settles with the first that has checked it. @throws ModelFileError, WorkerLostError */
  load(sha256: string, file: Uint8Array): Promise<void>;
  /** The same for an encoder, a discriminator or a judge. */
  loadPart(sha256: string, file: Uint8Array): Promise<void>;
  /** Anything else that a worker does, as a job of the same promises (workerPool.ts): `work` may run more than once. */
  run<Result>(work: (api: Remote<ComputeService>) => Promise<Result>, options?: JobOptions): Promise<Result>;
  /** @throws ModelFileError when the model is not loaded; ShapeError, OutOfMemoryError, WorkerLostError, AbortError. */
  generate(request: GenerateRequest, options?: JobOptions): Promise<GeneratedDigits>;
  /** A request of any size, in chunks in order; only a few chunks per worker are ever made ahead. */
  generateMany(request: GenerateRequest, signal?: AbortSignal): AsyncGenerator<GeneratedDigits, void, void>;
  stats(): DigitPoolStats;
  /** Ends the workers; what has not settled is rejected with AbortError. */
  close(): Promise<void>;
}

/** Starts the workers at once; nothing needs to be awaited before `load` and `generate`. */
export function createDigitPool(options: DigitPoolOptions): DigitPool {
  let engine: BackendName | undefined;
  let digits = 0;
  let engineMs = 0;
  /** sha256 → its loading, so that every worker gets a file once. A failed one is forgotten: the next try is a real one. */
  const files = new Map<string, Promise<void>>();
  const pool = new WorkerPool<Remote<ComputeService>>({
    spawn: options.spawn,
    workers: options.workers,
    firstAloneMs: options.firstAloneMs,
    onNotice: options.onNotice,
    prepare: async (api) => {
      engine = await api.start(options.engine, await options.kernels);
    },
  });

  function loadOnce(sha256: string, load: (api: Remote<ComputeService>) => Promise<void>): Promise<void> {
    const known = files.get(sha256);
    if (known) return known;
    const loading = pool.prepareAll(load);
    files.set(sha256, loading);
    loading.catch(() => files.delete(sha256));
    return loading;
  }

  async function generate(request: GenerateRequest, jobOptions?: JobOptions): Promise<GeneratedDigits> {
    const made = await pool.run((api) => api.generate(request), jobOptions);
    digits += request.count;
    engineMs += made.elapsedMs;
    return made;
  }

  async function* generateMany(
    request: GenerateRequest,
    signal?: AbortSignal,
  ): AsyncGenerator<GeneratedDigits, void, void> {
    const stop = new AbortController();
    const stopped = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    const ahead: Promise<GeneratedDigits>[] = [];
    let asked = 0;
    try {
      for (;;) {
        while (asked < request.count && ahead.length < 2 * Math.max(pool.load.workers, 1)) {
          const count = Math.min(CHUNK, request.count - asked);
          const made = generate({ ...request, first: request.first + asked, count }, { signal: stopped });
          made.catch(() => undefined); // its error is thrown when its turn comes, unless an earlier one has failed
          ahead.push(made);
          asked += count;
        }
        const next = ahead.shift();
        if (!next) return;
        yield await next;
      }
    } finally {
      stop.abort(); // whoever stops reading, or an error, cancels what was asked ahead
    }
  }

  const started = pool.ready.then(() => engine ?? Promise.reject(new Error('digit pool: started without an engine')));
  started.catch(() => undefined); // callers that ask for the engine get the error; jobs fail by themselves

  return {
    engine: started,
    load: (sha256, file) => loadOnce(sha256, (api) => api.load(sha256, file)),
    loadPart: (sha256, file) => loadOnce(sha256, (api) => api.loadPart(sha256, file)),
    run: (work, jobOptions) => pool.run(work, jobOptions),
    generate,
    generateMany,
    stats: () => ({
      ...pool.load,
      digits,
      digitsPerSecond: engineMs > 0 ? (1000 * digits * pool.load.workers) / engineMs : 0,
    }),
    close: () => pool.close(),
  };
}
