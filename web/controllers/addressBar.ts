// Keeps the address bar leading back to what is on screen, without asking more of the browser's history than it allows.

import type { ReactiveController } from 'lit';
import { fieldsOf } from './addressFields.ts';
import { formatFragment, type PageAddress } from './pageAddress.ts';
import { FRONT, viewOf, type View } from './views.ts';

/** Browsers refuse addresses that change too often; while the page scrolls they would. */
const QUIET_MS = 250;

export class AddressBar implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending: PageAddress | undefined;
  readonly #view: View;
  readonly #onPopState: () => void;

  /** Listens while the element is there that it is a controller of. `onNavigate` gets the fragment when the visitor goes back or forward or edits the address, unless it is another page's. */
  constructor(view: View, onNavigate: (fragment: string) => void) {
    this.#view = view;
    this.#onPopState = () => {
      this.#forget();
      if (this.#isHere) onNavigate(location.hash);
    };
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPopState);
  }

  hostDisconnected(): void {
    this.#forget();
    removeEventListener('popstate', this.#onPopState);
  }

  /** Corrects the address of what is on screen, at once. */
  replace(address: PageAddress): void {
    this.#forget();
    const fragment = formatFragment(address);
    if (this.#isHere && location.hash !== fragment) history.replaceState(history.state, '', fragment);
  }

  /** Corrects it when nothing has changed for a moment. */
  replaceSoon(address: PageAddress): void {
    this.#forget();
    this.#pending = address;
    this.#timer = setTimeout(() => {
      this.replace(address);
    }, QUIET_MS);
  }

  /** Goes somewhere else, so that Back leads to where one was before. `state` is what history.state will be there. */
  push(address: PageAddress, state: unknown = null): void {
    if (this.#pending) this.replace(this.#pending);
    history.pushState(state, '', formatFragment(address));
  }

  /** A page that is on its way out must not write over the address of the one that comes. */
  get #isHere(): boolean {
    return (viewOf(fieldsOf(location.hash)) ?? FRONT) === this.#view;
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#pending = undefined;
  }
}
