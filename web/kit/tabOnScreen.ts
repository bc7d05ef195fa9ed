// Pages with tabs (Explore, Compare), of which one is on screen. A tab is an element whose code is loaded when the tab is chosen. A load
// that failed can be tried again.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nextTask } from '../../workers/core/nextTask.ts';

export interface Tab {
  /** What addresses call it. */
  readonly id: string;
  readonly name: () => string;
  readonly about: () => string;
  /** Its element. */
  readonly tag: string;
  /** Brings the element's code. */
  readonly load: () => Promise<unknown>;
}

/** The tab of an address; the first one where the address names none or an unknown one. */
export function tabIn<Known extends Tab>(tabs: readonly [Known, ...Known[]], id: string | undefined): Known {
  return tabs.find((tab) => tab.id === id) ?? tabs[0];
}

/** Loads the code of a tab and makes its element. All tabs of a page have elements of one type. */
export class TabOnScreen<Element extends HTMLElement> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onShown: () => void;
  #tab: Tab | undefined;
  #element: Element | undefined;
  #hasFailed = false;

  /** `onShown` is told whenever a new element has been rendered. */
  constructor(host: ReactiveControllerHost, onShown: () => void = () => undefined) {
    this.#host = host;
    this.#onShown = onShown;
    host.addController(this);
  }

  hostConnected(): void {
    // It begins with the first tab that is shown.
  }

  /** Undefined until its code has come. */
  get element(): Element | undefined {
    return this.#element;
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Changes to another tab; for the tab on screen it does nothing. */
  show(tab: Tab): void {
    if (tab !== this.#tab) void this.#bring(tab);
  }

  /** Once more, after a failure. */
  readonly retry = (): void => {
    if (this.#tab) void this.#bring(this.#tab);
  };

  /** A new element of the same tab, which starts from the beginning. */
  renew(): void {
    if (!this.#tab) return;
    this.#element = document.createElement(this.#tab.tag) as Element; // every tag of the page's tabs is one
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(this.#onShown);
  }

  async #bring(tab: Tab): Promise<void> {
    this.#tab = tab;
    this.#hasFailed = false;
    this.#element = undefined;
    this.#host.requestUpdate();
    try {
      await tab.load();
      await nextTask(); // the loaded code has just run; the tab is drawn in a task of its own
    } catch {
      if (tab !== this.#tab) return;
      this.#hasFailed = true;
      this.#host.requestUpdate();
      return;
    }
    if (tab === this.#tab) this.renew();
  }
}
