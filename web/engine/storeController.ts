import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Redraws an element whenever a store (status, settings) fires 'change'. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: EventTarget | undefined;
  readonly #onChange = (): void => {
    this.#host.requestUpdate();
  };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  set store(store: EventTarget | undefined) {
    this.hostDisconnected();
    this.#store = store;
    this.hostConnected();
  }

  hostConnected(): void {
    this.#store?.addEventListener('change', this.#onChange);
  }

  hostDisconnected(): void {
    this.#store?.removeEventListener('change', this.#onChange);
  }
}
