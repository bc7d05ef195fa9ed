// Asynchronous work of an element, one at a time: its result, its progress, its failure. It can be cancelled and asked again.
//
//   run ──> pending ──> value, or failure          The last value stays while the next is pending, so that nothing flickers.
//            │   └── progress                      `run` again supersedes it; with the element it ends.
//            └── cancel ──> as before, without a result

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { laterFailureText } from './laterFailure.ts';
import type { LatentCall } from './latentEngine.ts';

export interface TaskProgress {
  readonly done: number;
  readonly total: number;
  /** `share` goes from 0 to a total of 1. */
  readonly unit: 'bytes' | 'digits' | 'share';
}

/** What work gets: when it is to end, and whom to tell of a download and of its progress. */
export interface TaskCall extends LatentCall {
  readonly onDownload: (receivedBytes: number, bytes: number) => void;
  /** Tells how many of all digits are done; without a total, the share of all that is done, 0 … 1. */
  readonly onProgress: (done: number, total?: number) => void;
}

export class AsyncTask<Value = void> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #work: ((call: TaskCall) => Promise<Value>) | undefined;
  #current: AbortController | undefined;
  #value: Value | undefined;
  #failure = '';
  #progress: TaskProgress | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The last result. While `isPending` it is that of an earlier run. */
  get value(): Value | undefined {
    return this.#value;
  }

  get isPending(): boolean {
    return this.#current !== undefined;
  }

  /** Whether anything has been run since the beginning, or since `reset`. */
  get isStarted(): boolean {
    return this.#work !== undefined;
  }

  /** Why the last run has no result; '' as long as it may have one. */
  get failure(): string {
    return this.#failure;
  }

  /** Only while pending, and only once the work has told any. */
  get progress(): TaskProgress | undefined {
    return this.#progress;
  }

  /** How much of it is done, 0 … 1. */
  get share(): number {
    return this.#progress ? this.#progress.done / this.#progress.total : 0;
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Supersedes what is pending. Never rejects: returns whether this run has a result. */
  run(work: (call: TaskCall) => Promise<Value>): Promise<boolean> {
    this.#work = work;
    return this.retry();
  }

  /** Runs the same once more. */
  async retry(): Promise<boolean> {
    const work = this.#work;
    if (!work) return false;
    this.#current?.abort();
    const current = new AbortController();
    this.#change(current, '');
    try {
      const value = await work(this.#call(current.signal));
      if (current.signal.aborted) return false;
      this.#value = value;
      this.#change(undefined, '');
      return true;
    } catch (error) {
      if (!current.signal.aborted) this.#change(undefined, laterFailureText(error));
      return false;
    }
  }

  cancel(): void {
    this.#current?.abort();
    this.#change(undefined, this.#failure);
  }

  /** Forgets everything, as if nothing had been run. */
  reset(): void {
    this.cancel();
    this.#work = undefined;
    this.#value = undefined;
    this.#failure = '';
  }

  #call(signal: AbortSignal): TaskCall {
    const show = (progress: TaskProgress): void => {
      if (signal.aborted) return;
      this.#progress = progress;
      this.#host.requestUpdate();
    };
    return {
      signal,
      onDownload: (done, total) => {
        show({ done, total, unit: 'bytes' });
      },
      onProgress: (done, total) => {
        show(total === undefined ? { done, total: 1, unit: 'share' } : { done, total, unit: 'digits' });
      },
    };
  }

  #change(current: AbortController | undefined, failure: string): void {
    this.#current = current;
    this.#failure = failure;
    this.#progress = undefined;
    this.#host.requestUpdate();
  }
}
