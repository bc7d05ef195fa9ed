import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { matchingMedia } from '../platform/media.ts';

/** Queries that answer otherwise when the system has other colours. */
const COLOURS = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

/** Draws on canvases of an element again when the page's colours change: by the system's scheme or theme, or the visitor's. */
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
