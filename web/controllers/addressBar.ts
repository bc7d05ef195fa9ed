// Keeps the address bar leading back to what is on screen, without asking more of the browser's history than it allows.

import { formatFragment, type PageAddress } from './pageAddress.ts';

/** Browsers refuse addresses that change too often; while the page scrolls they would. */
const QUIET_MS = 250;

export class AddressBar {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending: PageAddress | undefined;
  readonly #onPopState: () => void;

  /** `onNavigate` gets the fragment when the visitor goes back or forward or edits the address. */
  constructor(onNavigate: (fragment: string) => void) {
    this.#onPopState = () => {
      this.#forget();
      onNavigate(location.hash);
    };
  }

  /** Starts listening. */
  connect(): void {
    // The wall goes where the address says; the browser's memory of scroll offsets would fight with it.
    history.scrollRestoration = 'manual';
    addEventListener('popstate', this.#onPopState);
  }

  disconnect(): void {
    this.#forget();
    removeEventListener('popstate', this.#onPopState);
  }

  /** Corrects the address of what is on screen, at once. */
  replace(address: PageAddress): void {
    this.#forget();
    const fragment = formatFragment(address);
    if (location.hash !== fragment) history.replaceState(null, '', fragment);
  }

  /** Corrects it when nothing has changed for a moment. */
  replaceSoon(address: PageAddress): void {
    this.#forget();
    this.#pending = address;
    this.#timer = setTimeout(() => {
      this.replace(address);
    }, QUIET_MS);
  }

  /** Goes to another wall, so that Back leads to the one before. */
  push(address: PageAddress): void {
    if (this.#pending) this.replace(this.#pending);
    history.pushState(null, '', formatFragment(address));
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#pending = undefined;
  }
}
