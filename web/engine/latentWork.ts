// One thing that an element wants of the workers at a time: its result, how far it is, why it failed. What is wanted next takes
// its place, and what was there stays on screen until then. Gone with the element.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureText } from './failure.ts';
import type { DigitEngine } from './digitEngine.ts';
import type { LatentCall, LatentEngine } from './latentEngine.ts';

export interface WorkProgress {
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'digits';
}

export interface WorkCall extends LatentCall {
  /** Tells how many digits are done. */
  readonly report: (done: number, total: number) => void;
}

export type Work<Value> = (latent: LatentEngine, call: WorkCall) => Promise<Value>;

export class LatentWork<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #engine: DigitEngine | undefined;
  #work: Work<Value> | undefined;
  #abort: AbortController | undefined;
  #value: Value | undefined;
  #failure = '';
  #progress: WorkProgress | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The last result. While `isBusy` it is that of what was wanted before. */
  get value(): Value | undefined {
    return this.#value;
  }

  get isBusy(): boolean {
    return this.#abort !== undefined;
  }

  /** Whether anything has been wanted yet. */
  get isBegun(): boolean {
    return this.#work !== undefined;
  }

  /** Why there is no result; '' as long as there may be one. */
  get failure(): string {
    return this.#failure;
  }

  /** Only while there is something to wait for. */
  get progress(): WorkProgress | undefined {
    return this.#progress;
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Wants something, instead of what was wanted before. */
  start(engine: DigitEngine, work: Work<Value>): void {
    this.#engine = engine;
    this.#work = work;
    this.retry();
  }

  /** The same again. */
  retry(): void {
    const engine = this.#engine;
    const work = this.#work;
    if (!engine || !work) return;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#failure = '';
    this.#progress = undefined;
    this.#host.requestUpdate();
    void this.#run(engine, work, abort);
  }

  cancel(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#progress = undefined;
    this.#host.requestUpdate();
  }

  /** Forgets all, as if nothing had ever been wanted. */
  clear(): void {
    this.cancel();
    this.#work = undefined;
    this.#value = undefined;
    this.#failure = '';
  }

  async #run(engine: DigitEngine, work: Work<Value>, abort: AbortController): Promise<void> {
    const { signal } = abort;
    const show = (progress: WorkProgress): void => {
      if (signal.aborted) return;
      this.#progress = progress;
      this.#host.requestUpdate();
    };
    try {
      const value = await work(await engine.latentEngine(), {
        signal,
        onDownload: (done, total) => {
          show({ done, total, unit: 'bytes' });
        },
        report: (done, total) => {
          show({ done, total, unit: 'digits' });
        },
      });
      if (signal.aborted) return;
      this.#value = value;
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = failureText(error);
    }
    this.#abort = undefined;
    this.#progress = undefined;
    this.#host.requestUpdate();
  }
}
