import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { matchingMedia } from '../platform/media.ts';

/** Media queries whose answer changes with the system's colours. */
const COLOURS = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

/** Redraws an element's canvases when the page's colours change, by the system's theme or by the visitor's setting. */
export class ThemeWatch implements ReactiveController {
  readonly #draw: () => void;
  readonly #queries = COLOURS.map(matchingMedia);
  readonly #chosen: MutationObserver;

  constructor(host: ReactiveControllerHost, draw: () => void) {
    this.#draw = draw;
    this.#chosen = new MutationObserver(draw);
    host.addController(this);
  }

  hostConnected(): void {
    for (const query of this.#queries) query?.addEventListener('change', this.#draw);
    this.#chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  hostDisconnected(): void {
    for (const query of this.#queries) query?.removeEventListener('change', this.#draw);
    this.#chosen.disconnect();
  }
}
