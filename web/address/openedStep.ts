// What is opened over a page is a step of the history, so that Back closes it. Closing it by its button or by Escape goes back
// over that step, so that the history does not grow. An entry that came otherwise, as by a link straight to an open digit, has
// no step to go back over.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { randomWord } from '../platform/randomness.ts';
import { addToEntry, pushAddress } from '../platform/addressHistory.ts';

/** history.state of an entry that was made by opening something. */
export interface OpenedState {
  /** Another one for each opening. */
  readonly opened: number;
}

export function openedState(): OpenedState {
  return { opened: randomWord() };
}

/** The opening that made this entry; undefined where another entry or a link did. */
function openedHere(): unknown {
  return (history.state as Partial<OpenedState> | null)?.opened; // of this page's entries, or of nobody's
}

/** Goes back over the step that opened what is on screen. False where this entry was not made by opening it. */
export function wentBack(): boolean {
  if (openedHere() === undefined) return false;
  history.back();
  return true;
}

/** Follows a link as a click does, to something that closes by going back to where the link is. */
export function openLink(fragment: string): void {
  location.hash = fragment;
  addToEntry(openedState());
}

/** The step of a dialog that no address names: the address stays what it is. */
export class OpenedStep implements ReactiveController {
  readonly #close: () => void;
  #state: OpenedState | undefined;

  /** `close` closes the dialog when the visitor has gone back. */
  constructor(host: ReactiveControllerHost, close: () => void) {
    this.#close = close;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#forget();
  }

  /** The dialog has been opened. */
  begin(): void {
    this.#state = openedState();
    pushAddress(location.hash, { ...(history.state as object | null), ...this.#state });
    addEventListener('popstate', this.#onPopState);
  }

  /** The dialog has been closed. */
  end(): void {
    const isTop = this.#state !== undefined && openedHere() === this.#state.opened;
    this.#forget();
    if (isTop) history.back();
  }

  readonly #onPopState = (): void => {
    this.#forget();
    this.#close();
  };

  #forget(): void {
    this.#state = undefined;
    removeEventListener('popstate', this.#onPopState);
  }
}
