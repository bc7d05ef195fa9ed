// Tells when an element first comes near the screen, so that work starts only for what is looked at.

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Distance from the screen that counts as near. */
const MARGIN = '200px';

export class VisibleOnce implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #observer: IntersectionObserver | undefined;
  #wasVisible = false;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  get wasVisible(): boolean {
    return this.#wasVisible;
  }

  hostConnected(): void {
    if (this.#wasVisible) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#wasVisible = true;
        this.hostDisconnected();
        this.#host.requestUpdate();
      },
      { rootMargin: MARGIN },
    );
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }
}
