// Something that takes a while, one at a time: how far it is, that it can be given up, and what came of it.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { laterFailureText } from './laterFailure.ts';

export interface TaskTools {
  readonly signal: AbortSignal;
  /** Tells the share that is done, 0 … 1. */
  readonly onProgress: (share: number) => void;
}

export class LongTask implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #current: AbortController | undefined;
  #share = 0;
  #failure = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isBusy(): boolean {
    return this.#current !== undefined;
  }

  /** What is done of it, 0 … 1. */
  get share(): number {
    return this.#share;
  }

  /** Why the last one failed; '' where it did not. */
  get failure(): string {
    return this.#failure;
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Does something in place of what is being done. Returns whether it has come to its end. */
  async run(work: (tools: TaskTools) => Promise<void>): Promise<boolean> {
    this.cancel();
    const current = new AbortController();
    this.#current = current;
    this.#show(0, '');
    try {
      await work({
        signal: current.signal,
        onProgress: (share) => {
          if (this.#current === current) this.#show(share, '');
        },
      });
      current.signal.throwIfAborted();
      return true;
    } catch (error) {
      if (!current.signal.aborted) this.#show(0, laterFailureText(error));
      return false;
    } finally {
      if (this.#current === current) this.#current = undefined;
      this.#host.requestUpdate();
    }
  }

  cancel(): void {
    this.#current?.abort();
    this.#current = undefined;
    this.#host.requestUpdate();
  }

  #show(share: number, failure: string): void {
    this.#share = share;
    this.#failure = failure;
    this.#host.requestUpdate();
  }
}
