// Pages of several ways, one of which is on screen: explore's and compare's. A way is an element whose code comes when it is
// chosen; what cannot be had can be tried again.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nextTask } from '../../workers/core/nextTask.ts';

export interface Way {
  /** What addresses call it. */
  readonly id: string;
  readonly name: () => string;
  readonly about: () => string;
  /** Its element. */
  readonly tag: string;
  /** Brings the element's code. */
  readonly load: () => Promise<unknown>;
}

/** The way of an address; the first for one that is unknown or not named. */
export function wayIn<Known extends Way>(ways: readonly [Known, ...Known[]], id: string | undefined): Known {
  return ways.find((way) => way.id === id) ?? ways[0];
}

/** Brings the code of a way and makes its element, of the type that all tags of the page's ways have. */
export class WayOnScreen<Element extends HTMLElement> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onShown: () => void;
  #way: Way | undefined;
  #element: Element | undefined;
  #hasFailed = false;

  /** `onShown` is told whenever a new element has been rendered. */
  constructor(host: ReactiveControllerHost, onShown: () => void = () => undefined) {
    this.#host = host;
    this.#onShown = onShown;
    host.addController(this);
  }

  hostConnected(): void {
    // It begins with the first way that is shown.
  }

  /** Undefined until its code has come. */
  get element(): Element | undefined {
    return this.#element;
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Changes to another way; the one that is on screen goes on. */
  show(way: Way): void {
    if (way !== this.#way) void this.#bring(way);
  }

  /** Once more, after a failure. */
  readonly retry = (): void => {
    if (this.#way) void this.#bring(this.#way);
  };

  /** A new element of the same way, which begins anew. */
  renew(): void {
    if (!this.#way) return;
    this.#element = document.createElement(this.#way.tag) as Element; // every tag of the page's ways is one
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(this.#onShown);
  }

  async #bring(way: Way): Promise<void> {
    this.#way = way;
    this.#hasFailed = false;
    this.#element = undefined;
    this.#host.requestUpdate();
    try {
      await way.load();
      await nextTask(); // code that has come has just run; the way is drawn in a task of its own
    } catch {
      if (way !== this.#way) return;
      this.#hasFailed = true;
      this.#host.requestUpdate();
      return;
    }
    if (way === this.#way) this.renew();
  }
}
