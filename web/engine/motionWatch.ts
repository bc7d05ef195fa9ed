import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SettingsStore } from './settings.ts';

/**
 * Stops what plays in an element when motion is no longer welcome: visitors may say so in the system or on the page while it
 * plays. What is begun after that, they want all the same.
 */
export class MotionWatch implements ReactiveController {
  readonly #stop: () => void;
  #settings: SettingsStore | undefined;
  #wasWelcome = true;
  readonly #onChange = (): void => {
    const isWelcome = this.#settings?.isMotionWelcome ?? true;
    if (this.#wasWelcome && !isWelcome) this.#stop();
    this.#wasWelcome = isWelcome;
  };

  constructor(host: ReactiveControllerHost, stop: () => void) {
    this.#stop = stop;
    host.addController(this);
  }

  set settings(settings: SettingsStore | undefined) {
    this.hostDisconnected();
    this.#settings = settings;
    this.hostConnected();
  }

  hostConnected(): void {
    this.#wasWelcome = this.#settings?.isMotionWelcome ?? true;
    this.#settings?.addEventListener('change', this.#onChange);
  }

  hostDisconnected(): void {
    this.#settings?.removeEventListener('change', this.#onChange);
  }
}
