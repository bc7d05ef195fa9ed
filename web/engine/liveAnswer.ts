// An answer of the models on this device that an element shows: asked for, waited for, failed and asked again.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureText } from './failure.ts';
import type { LatentCall } from './latentEngine.ts';

export interface Download {
  readonly receivedBytes: number;
  readonly bytes: number;
}

export class LiveAnswer<Result> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #asked: ((call: LatentCall) => Promise<Result>) | undefined;
  #current = new AbortController();
  #result: Result | undefined;
  #isWaiting = false;
  #failure = '';
  #download: Download | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The last answer; it stays while the next is waited for, so that nothing flickers. */
  get result(): Result | undefined {
    return this.#result;
  }

  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /** Why there is no answer; '' as long as there may be one. */
  get failure(): string {
    return this.#failure;
  }

  /** What is being fetched for it. */
  get download(): Download | undefined {
    return this.#download;
  }

  /** Asks; an answer to what was asked before is no longer wanted. */
  ask(work: (call: LatentCall) => Promise<Result>): void {
    this.#asked = work;
    this.retry();
  }

  /** Asks the same again. */
  retry(): void {
    this.#current.abort();
    this.#current = new AbortController();
    if (this.#asked) void this.#run(this.#asked, this.#current.signal);
  }

  hostDisconnected(): void {
    this.#current.abort();
  }

  async #run(work: (call: LatentCall) => Promise<Result>, signal: AbortSignal): Promise<void> {
    this.#isWaiting = true;
    this.#failure = '';
    this.#host.requestUpdate();
    const onDownload = (receivedBytes: number, bytes: number): void => {
      if (signal.aborted) return;
      this.#download = receivedBytes < bytes ? { receivedBytes, bytes } : undefined;
      this.#host.requestUpdate();
    };
    try {
      const result = await work({ signal, onDownload });
      if (signal.aborted) return;
      this.#result = result;
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = failureText(error);
    }
    this.#isWaiting = false;
    this.#download = undefined;
    this.#host.requestUpdate();
  }
}
