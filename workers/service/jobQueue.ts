// The jobs that wait for a worker. Priorities are functions of where the visitor looks now, so nothing is kept sorted: the
// next job is found by asking all of them, which for the few hundred that ever wait costs less than a worker's message.

import type { PoolJob } from './job.ts';

export class JobQueue<Api> {
  /** Job → order of arrival, which a retried job keeps. */
  readonly #arrival = new WeakMap<PoolJob<Api>, number>();
  readonly #waiting = new Set<PoolJob<Api>>();
  #arrivals = 0;

  get size(): number {
    return this.#waiting.size;
  }

  /** Adds a job, or puts back one that has to be tried again, in the place that it had. */
  add(job: PoolJob<Api>): void {
    if (!this.#arrival.has(job)) this.#arrival.set(job, this.#arrivals++);
    this.#waiting.add(job);
  }

  remove(job: PoolJob<Api>): void {
    this.#waiting.delete(job);
  }

  /** Takes out the job of lowest priority value that came first. A job whose priority throws is rejected with that error. */
  take(): PoolJob<Api> | undefined {
    let best: PoolJob<Api> | undefined;
    let bestPriority = Infinity;
    let bestArrival = Infinity;
    for (const job of this.#waiting) {
      try {
        const priority = job.priority;
        const arrival = this.#arrival.get(job) ?? 0;
        if (best && (priority > bestPriority || (priority === bestPriority && arrival > bestArrival))) continue;
        best = job;
        bestPriority = priority;
        bestArrival = arrival;
      } catch (error) {
        this.#waiting.delete(job);
        job.reject(error);
      }
    }
    if (best) this.#waiting.delete(best);
    return best;
  }

  /** Rejects everything that waits. */
  rejectAll(reason: Error): void {
    for (const job of this.#waiting) job.reject(reason);
    this.#waiting.clear();
  }
}
