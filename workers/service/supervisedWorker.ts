// A worker whose every call settles. Comlink's promise for a call stays pending for ever when the worker dies or hangs, so
// the promise handed out here is our own: it ends with the worker's answer, the worker's loss, or the deadline.

import { WorkerLostError } from '../core/errors.ts';
import type { WorkerHandle } from './workerHandle.ts';

export class SupervisedWorker<Api> {
  readonly #handle: WorkerHandle<Api>;
  readonly #onLost: () => void;
  /** Rejects the calls that are under way. */
  readonly #pending = new Set<(reason: Error) => void>();
  #lost: Error | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  /** `onLost` is called once, also when the loss was asked for by `lose`. */
  constructor(handle: WorkerHandle<Api>, onLost: () => void) {
    this.#handle = handle;
    this.#onLost = onLost;
    handle.onLost((reason) => {
      this.lose(new WorkerLostError(`worker: ${reason.message || 'died without a message'}`, { cause: reason }));
    });
  }

  /** Why the worker is gone, or undefined while it lives. */
  get lost(): Error | undefined {
    return this.#lost;
  }

  /** Settles when the host has ended a lost worker's thread. */
  get ended(): Promise<unknown> {
    return this.#ended;
  }

  /** Runs `work` on the worker's service. A worker that has not answered after `deadlineMs` is lost. */
  call<Result>(work: (api: Api) => Promise<Result>, deadlineMs: number): Promise<Result> {
    if (this.#lost) return Promise.reject(this.#lost);
    return new Promise<Result>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#pending.delete(abandon);
      };
      const abandon = (reason: Error): void => {
        settle();
        reject(reason);
      };
      const timer = setTimeout(() => {
        this.lose(new WorkerLostError(`worker: no answer within ${deadlineMs} ms`));
      }, deadlineMs);
      this.#pending.add(abandon);
      // async, so that a `work` that throws before it returns a promise rejects like any other.
      void (async () => work(this.#handle.api))().then((result) => {
        settle();
        resolve(result);
      }, abandon);
    });
  }

  /** Ends the worker; what it was doing is rejected with `reason`. The first reason stays. */
  lose(reason: Error): void {
    if (this.#lost) return;
    this.#lost = reason;
    // The thread is given up whether or not the host manages to end it cleanly.
    this.#ended = Promise.resolve(this.#handle.terminate()).catch(() => undefined);
    for (const abandon of [...this.#pending]) abandon(reason);
    this.#onLost();
  }
}
