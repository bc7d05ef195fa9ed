// N workers of one kind and the jobs for them. The pool knows no model. What it promises:
//
//   - Every job settles exactly once, with its result, an error, or AbortError; also when workers die or hang.
//   - Free workers take the job of lowest `priority()`, then the one that came first.
//   - A worker that dies, hangs past the job's deadline, or reports a trap, a lack of memory (its heap is then suspect)
//     or code that did not come is replaced, and its job is tried again, at most twice. Other errors are the job's answer.
//   - Aborting a job settles it at once. Its worker may finish in peace for `abortGraceMs` and is then replaced.
//   - A place whose workers fail three times in a row before their first job is given up: the pool goes on smaller and says
//     so. Without any place left, all jobs fail with WorkerLostError.

import { AbortError, WorkerLostError } from '../core/errors.ts';
import { Backlog } from './backlog.ts';
import { Job, type JobOptions } from './job.ts';
import { PoolPlace } from './poolPlace.ts';
import { Preparation } from './preparation.ts';
import type { WorkerHandle } from './workerHandle.ts';

export interface WorkerPoolOptions<Api> {
  readonly spawn: () => WorkerHandle<Api>;
  /** Run on every worker, replacements included, before anything else. */
  readonly prepare: (api: Api) => Promise<void>;
  readonly workers: number;
  /**
   * The first worker has the machine and the network for itself until it is prepared, at most so long; then the others start.
   * All start at once where it is left out.
   */
  readonly firstAloneMs?: number | undefined;
  /** Told when the pool has become smaller. */
  readonly onNotice?: ((notice: PoolNotice) => void) | undefined;
  /** For jobs that name none. */
  readonly deadlineMs?: number;
  /** For a worker's start together with its first preparation, and for each further one. */
  readonly prepareDeadlineMs?: number;
  readonly abortGraceMs?: number;
  /** Wait before a worker that was of no use is replaced; doubled for the next. */
  readonly respawnDelayMs?: number;
}

export interface PoolNotice {
  /** Workers that are left. */
  readonly workers: number;
  readonly reason: string;
}

export interface PoolLoad {
  /** Workers that the pool keeps up. */
  readonly workers: number;
  /** Jobs that run. */
  readonly busy: number;
  readonly waiting: number;
}

export class WorkerPool<Api> {
  /** Settles with the first worker's `prepare`, or when no worker can be had. */
  readonly ready: Promise<void>;
  readonly #backlog = new Backlog<Api>();
  readonly #places = new Set<PoolPlace<Api>>();
  readonly #onNotice: ((notice: PoolNotice) => void) | undefined;
  readonly #deadlineMs: number;

  constructor(options: WorkerPoolOptions<Api>) {
    this.#onNotice = options.onNotice;
    this.#deadlineMs = options.deadlineMs ?? 30_000;
    const first = new Preparation(options.prepare, { essential: true });
    this.#backlog.preparations.add(first);
    this.ready = first.ready;
    const { firstAloneMs } = options;
    const others = firstAloneMs === undefined ? undefined : settledWithin(first.ready, firstAloneMs);
    for (let i = 0; i < options.workers; i++) {
      const place = new PoolPlace(this.#backlog, {
        spawn: options.spawn,
        prepareDeadlineMs: options.prepareDeadlineMs ?? 30_000,
        abortGraceMs: options.abortGraceMs ?? 500,
        respawnDelayMs: options.respawnDelayMs ?? 100,
      });
      this.#places.add(place);
      const keeping = i === 0 || !others ? place.keep() : others.then(() => place.keep());
      void keeping.then((failure) => {
        if (failure) this.#giveUp(place, failure);
      });
    }
  }

  get load(): PoolLoad {
    return { workers: this.#places.size, busy: this.#backlog.running.size, waiting: this.#backlog.queue.size };
  }

  /** Runs `work` on the next free worker. `work` may run more than once, and must not return the api itself. */
  run<Result>(work: (api: Api) => Promise<Result>, options: JobOptions = {}): Promise<Result> {
    const job = new Job<Api, Result>(work, options, this.#deadlineMs);
    if (this.#backlog.over) job.reject(this.#backlog.over);
    else if (!job.settled) this.#backlog.addJob(job);
    return job.result;
  }

  /**
   * Has every worker, present and future, do `run` before its next job. Resolves when the first has done it. Where it fails
   * before any has, that error is the answer and the workers forget about it.
   */
  prepareAll(run: (api: Api) => Promise<void>): Promise<void> {
    const preparation = new Preparation(run, { essential: false });
    if (this.#backlog.over) preparation.giveUp(this.#backlog.over);
    else this.#backlog.preparations.add(preparation);
    this.#backlog.wake();
    return preparation.ready;
  }

  /** Ends all workers; what has not settled is rejected with AbortError. */
  async close(): Promise<void> {
    const reason = new AbortError('pool: closed');
    this.#backlog.end(reason);
    await Promise.all([...this.#places].map((place) => place.dismiss(reason)));
  }

  #giveUp(place: PoolPlace<Api>, cause: Error): void {
    const { message } = cause;
    this.#places.delete(place);
    if (this.#places.size === 0) {
      this.#backlog.end(
        new WorkerLostError(`pool: no worker left, the last failed with "${message}"; start again`, { cause }),
      );
    }
    this.#onNotice?.({ workers: this.#places.size, reason: message });
  }
}

/** Resolves when `promise` has settled, whichever way, or after so long. */
function settledWithin(promise: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    promise
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(timer);
        resolve();
      });
  });
}
