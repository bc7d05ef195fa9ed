// One piece of work for any worker of a pool. A job settles exactly once (result, error or abort), however many attempts it
// takes and whatever late answers arrive.

import { AbortError } from '../core/errors.ts';
import { whenAborted } from './abortListeners.ts';
import type { SupervisedWorker } from './supervisedWorker.ts';

export interface JobOptions {
  /** Read again whenever a worker is free. Lower runs first; equals run in order of arrival. */
  readonly priority?: () => number;
  /** Aborting settles the job at once with AbortError. */
  readonly signal?: AbortSignal | undefined;
  /** A worker that works on this job for longer is taken to hang. */
  readonly deadlineMs?: number;
}

/** A job as the pool sees it, whatever its result. */
export interface PoolJob<Api> {
  readonly settled: boolean;
  /** How many workers have tried it. */
  readonly attempts: number;
  readonly priority: number;
  /** Called when the caller aborts, after the job has settled. */
  onAbort: () => void;
  /** Runs it on a worker. Resolves with the result, a success, already passed on; rejects with the attempt's error. */
  attempt(worker: SupervisedWorker<Api>): Promise<void>;
  reject(reason: unknown): void;
}

export class Job<Api, Result> implements PoolJob<Api> {
  readonly result: Promise<Result>;
  attempts = 0;
  settled = false;
  onAbort = (): void => undefined;

  readonly #work: (api: Api) => Promise<Result>;
  readonly #options: JobOptions;
  readonly #deadlineMs: number;
  #forgetSignal = (): void => undefined;
  #resolveResult: (result: Result) => void = () => undefined;
  #rejectResult: (reason: unknown) => void = () => undefined;

  constructor(work: (api: Api) => Promise<Result>, options: JobOptions, deadlineMs: number) {
    this.#work = work;
    this.#options = options;
    this.#deadlineMs = options.deadlineMs ?? deadlineMs;
    this.result = new Promise<Result>((resolve, reject) => {
      this.#resolveResult = resolve;
      this.#rejectResult = reject;
    });
    if (options.signal?.aborted) this.#abort();
    else if (options.signal) this.#forgetSignal = whenAborted(options.signal, this.#abort);
  }

  get priority(): number {
    const priority = this.#options.priority?.() ?? 0;
    return Number.isNaN(priority) ? Infinity : priority;
  }

  async attempt(worker: SupervisedWorker<Api>): Promise<void> {
    this.attempts++;
    const result = await worker.call(this.#work, this.#deadlineMs);
    if (this.#settle()) this.#resolveResult(result);
  }

  reject(reason: unknown): void {
    if (this.#settle()) this.#rejectResult(reason);
  }

  readonly #abort = (): void => {
    this.reject(new AbortError('job: cancelled by its caller'));
    this.onAbort();
  };

  /** True the first time. A signal may outlive thousands of jobs, so it forgets this one. */
  #settle(): boolean {
    if (this.settled) return false;
    this.settled = true;
    this.#forgetSignal();
    return true;
  }
}
