import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SettingsStore } from './settings.ts';

/**
 * Stops an element's animation when the visitor asks for less motion, in the system or on the page, while it plays. An animation
 * that the visitor starts after that plays.
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
