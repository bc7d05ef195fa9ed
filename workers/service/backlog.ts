// The work of a pool, shared by its places: preparations, waiting jobs, running jobs, and whether the pool has ended.
// Places without work wait here.

import type { PoolJob } from './job.ts';
import { JobQueue } from './jobQueue.ts';
import type { Preparation } from './preparation.ts';

export class Backlog<Api> {
  readonly queue = new JobQueue<Api>();
  readonly preparations = new Set<Preparation<Api>>();
  readonly running = new Set<PoolJob<Api>>();
  /** Why nothing can run any more: the pool was closed, or has no place left. */
  over: Error | undefined;
  readonly #sleepers = new Set<() => void>();

  /** Lets a job wait, for the first time or again. */
  addJob(job: PoolJob<Api>): void {
    job.onAbort = () => {
      this.queue.remove(job);
    };
    this.queue.add(job);
    this.wake();
  }

  /** Settles everything with `reason`. The first reason stays. */
  end(reason: Error): void {
    if (this.over) return;
    this.over = reason;
    for (const preparation of this.preparations) preparation.giveUp(reason);
    this.preparations.clear();
    this.queue.rejectAll(reason);
    for (const job of this.running) job.reject(reason);
    this.wake();
  }

  /** Until a job or preparation came, a worker was lost, or it is all over. */
  sleep(): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.add(wake);
    });
  }

  wake(): void {
    const sleepers = [...this.#sleepers];
    this.#sleepers.clear();
    for (const wake of sleepers) wake();
  }
}
