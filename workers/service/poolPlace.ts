// One place in a pool: a worker, its replacement when it is lost, and so on, until the pool is over or three in a row fail
// before they are of any use.

import { WorkerLostError, errorName } from '../core/errors.ts';
import type { Backlog } from './backlog.ts';
import type { PoolJob } from './job.ts';
import type { Preparation } from './preparation.ts';
import { SupervisedWorker } from './supervisedWorker.ts';
import type { WorkerHandle } from './workerHandle.ts';

const RETRIES = 2;
const MAX_FAILURES = 3;
/**
 * Errors after which a worker is not to be trusted: WebAssembly traps, a heap that cannot grow, and the loss itself; and one
 * after which it is of no more use, since it never asks again for code that has not come.
 */
const FATAL_TO_WORKER = new Set(['RuntimeError', 'OutOfMemoryError', 'WorkerLostError', 'DownloadError']);

export interface PoolPlaceOptions<Api> {
  readonly spawn: () => WorkerHandle<Api>;
  readonly prepareDeadlineMs: number;
  readonly abortGraceMs: number;
  readonly respawnDelayMs: number;
}

/** How one worker's time in the place ended. */
interface WorkerEnd {
  /** Whether it came as far as its first job: only then is it worth trying another without end. */
  readonly wasOfUse: boolean;
  readonly reason: Error;
}

export class PoolPlace<Api> {
  readonly #backlog: Backlog<Api>;
  readonly #options: PoolPlaceOptions<Api>;
  #worker: SupervisedWorker<Api> | undefined;

  constructor(backlog: Backlog<Api>, options: PoolPlaceOptions<Api>) {
    this.#backlog = backlog;
    this.#options = options;
  }

  /** Employs workers until the backlog is over, or returns why the place is not worth keeping. */
  async keep(): Promise<Error | undefined> {
    for (let failures = 0; !this.#backlog.over;) {
      const end = await this.#employ();
      failures = end.wasOfUse ? 0 : failures + 1;
      if (this.#backlog.over) break;
      if (failures === MAX_FAILURES) return end.reason;
      if (failures > 0) await pause(this.#options.respawnDelayMs * 2 ** (failures - 1));
    }
    return undefined;
  }

  /** Ends the present worker and waits until its thread is gone. */
  async dismiss(reason: Error): Promise<void> {
    this.#worker?.lose(reason);
    await this.#worker?.ended;
  }

  /** Spawns one worker and gives it work until it is lost. */
  async #employ(): Promise<WorkerEnd> {
    let worker: SupervisedWorker<Api>;
    try {
      worker = new SupervisedWorker(this.#options.spawn(), () => {
        this.#backlog.wake(); // it may be lost while the place sleeps
      });
    } catch (error) {
      return { wasOfUse: false, reason: asError(error) };
    }
    this.#worker = worker;
    const { preparations, queue } = this.#backlog;
    const prepared = new Set<Preparation<Api>>();
    let wasOfUse = false;
    while (!worker.lost) {
      const preparation = [...preparations].find((candidate) => !prepared.has(candidate));
      if (preparation) {
        prepared.add(preparation);
        const wasBlameless = await this.#prepare(worker, preparation);
        wasOfUse ||= wasBlameless;
        continue;
      }
      const job = queue.take();
      if (job) {
        wasOfUse = true;
        await this.#work(worker, job);
      } else {
        await this.#backlog.sleep();
      }
    }
    await worker.ended;
    return { wasOfUse, reason: worker.lost };
  }

  /** Returns whether the preparation was at fault and has been dropped; the worker may be lost all the same. */
  async #prepare(worker: SupervisedWorker<Api>, preparation: Preparation<Api>): Promise<boolean> {
    const { preparations } = this.#backlog;
    try {
      await preparation.runOn(worker, this.#options.prepareDeadlineMs);
      return false;
    } catch (error) {
      const fatal = FATAL_TO_WORKER.has(errorName(error));
      const mayBeDropped = !preparation.essential && !preparation.proven;
      if (preparations.has(preparation) && mayBeDropped && (!fatal || ++preparation.failures > RETRIES)) {
        preparations.delete(preparation);
        preparation.giveUp(error);
      }
      const wasDropped = !preparations.has(preparation);
      if (fatal || !wasDropped) worker.lose(asError(error));
      return wasDropped;
    }
  }

  async #work(worker: SupervisedWorker<Api>, job: PoolJob<Api>): Promise<void> {
    let grace: ReturnType<typeof setTimeout> | undefined;
    job.onAbort = () => {
      grace = setTimeout(() => {
        worker.lose(new WorkerLostError('worker: still busy with a cancelled job'));
      }, this.#options.abortGraceMs);
    };
    this.#backlog.running.add(job);
    try {
      await job.attempt(worker);
    } catch (error) {
      const fatal = FATAL_TO_WORKER.has(errorName(error));
      if (fatal) worker.lose(asError(error));
      if (fatal && job.attempts <= RETRIES && !job.settled) this.#backlog.addJob(job);
      else job.reject(error);
    } finally {
      clearTimeout(grace);
      this.#backlog.running.delete(job);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
