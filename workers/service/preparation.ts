// Something that every worker of a pool must have done before it takes jobs, and that a replacement does again: starting
// the engine, loading a model. It is ready as soon as one worker has done it, so that the first digits need not wait for
// the slowest worker.

import type { SupervisedWorker } from './supervisedWorker.ts';

export class Preparation<Api> {
  /** Settles with the first worker's success, or when the preparation is given up. */
  readonly ready: Promise<void>;
  /** Without an essential one no worker is of use, so its failures are the worker's. Others may be dropped. */
  readonly essential: boolean;
  /** Attempts after which the worker had to be replaced. */
  failures = 0;

  readonly #run: (api: Api) => Promise<void>;
  #proven = false;
  #resolveReady: () => void = () => undefined;
  #rejectReady: (reason: unknown) => void = () => undefined;

  constructor(run: (api: Api) => Promise<void>, { essential }: { readonly essential: boolean }) {
    this.essential = essential;
    this.#run = run;
    this.ready = new Promise<void>((resolve, reject) => {
      this.#resolveReady = resolve;
      this.#rejectReady = reject;
    });
    // A caller that awaits `ready` gets the error. Where nobody awaits it, the rejection must not end the process.
    this.ready.catch(() => undefined);
  }

  /** Whether a worker has managed it: then a failure is the worker's, not the preparation's. */
  get proven(): boolean {
    return this.#proven;
  }

  async runOn(worker: SupervisedWorker<Api>, deadlineMs: number): Promise<void> {
    await worker.call(this.#run, deadlineMs);
    this.#proven = true;
    this.#resolveReady();
  }

  giveUp(reason: unknown): void {
    this.#rejectReady(reason);
  }
}
