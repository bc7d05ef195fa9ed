// Keeps the address bar at the address of what is on screen, within the browser's limits for its history. An address that could not
// be read in full stays until the visitor does something, because it may be the only copy of a link.

import type { ReactiveController } from 'lit';
import { readFields } from '../../workers/core/readFields.ts';
import { pushAddress, replaceAddress } from '../platform/addressHistory.ts';
import { formatFragment, type PageAddress } from './pageAddress.ts';
import { FRONT, viewOf, type View } from './views.ts';

/** Browsers refuse addresses that change too often; while the page scrolls they would. */
const QUIET_MS = 250;
/** What visitors do. */
const DEEDS = ['pointerdown', 'keydown', 'wheel', 'click'] as const;

export class AddressBar implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending: PageAddress | undefined;
  readonly #view: View;
  readonly #onPopState: () => void;
  #isKept = false;
  #away = new AbortController();

  /** Listens while the element is there that it is a controller of. `onNavigate` gets the fragment when the visitor goes back or forward or edits the address, unless it is another page's. */
  constructor(view: View, onNavigate: (fragment: string) => void) {
    this.#view = view;
    this.#onPopState = () => {
      this.#forget();
      this.#isKept = false;
      if (this.#isHere) onNavigate(location.hash);
    };
  }

  hostConnected(): void {
    this.#away = new AbortController();
    const { signal } = this.#away;
    const told = (): void => {
      this.#isKept = true;
    };
    const done = (): void => {
      this.#isKept = false;
    };
    addEventListener('popstate', this.#onPopState, { signal });
    addEventListener('address-problem', told, { signal });
    for (const deed of DEEDS) addEventListener(deed, done, { signal, capture: true, passive: true });
  }

  hostDisconnected(): void {
    this.#forget();
    this.#away.abort();
  }

  /** Corrects the address of what is on screen, at once. */
  replace(address: PageAddress): void {
    this.#forget();
    const fragment = formatFragment(address);
    if (this.#isHere && !this.#isKept) replaceAddress(fragment);
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
    pushAddress(formatFragment(address), state);
  }

  /** A page that is being left must not overwrite the address of the next one. */
  get #isHere(): boolean {
    return (viewOf(readFields(location.hash)) ?? FRONT) === this.#view;
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#pending = undefined;
  }
}
