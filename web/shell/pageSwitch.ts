// Shows the page of the address as soon as its code is loaded. Until then the page before stays for a moment, and then a
// loading note is shown. A page that could not be loaded can be tried again.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deviceCores } from '../../workers/browser/device.ts';
import { nextTask } from '../../workers/core/nextTask.ts';
import { reloadSameDigit } from './navigation.ts';
import { readFields } from '../../workers/core/readFields.ts';
import type { PageElement } from '../engine/services.ts';
import { FRONT, viewOf, type View } from '../address/views.ts';
import { loadPage } from './routes.ts';

/** So long a page may take without a word about it. */
const QUIET_MS = 200;

export interface PageSwitchOptions {
  /** Makes the page of a view whose code is there. */
  readonly create: (view: View) => PageElement;
  /** Whether pages may fade into each other. */
  readonly isMotionWelcome: () => boolean;
  /** A page has come on screen; `isFirst` for that of the arrival. */
  readonly onShown: (page: PageElement, isFirst: boolean) => void;
}

export class PageSwitch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PageSwitchOptions;
  #view: View = FRONT;
  #page: PageElement | undefined;
  #phase: 'loading' | 'ready' | 'failed' = 'loading';
  /** Counts changes of the view, so that a page that comes late is not shown over a later one. */
  #change = 0;
  #isFirst = true;

  constructor(host: ReactiveControllerHost, options: PageSwitchOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What the address names, also while its page is not there yet. */
  get view(): View {
    return this.#view;
  }

  /** What is on screen; none while the drawing of waiting or of failure is. */
  get page(): PageElement | undefined {
    return this.#page;
  }

  get phase(): 'loading' | 'ready' | 'failed' {
    return this.#phase;
  }

  hostConnected(): void {
    // Pages go where the address says; the browser's memory of scroll offsets would fight with it.
    history.scrollRestoration = 'manual';
    addEventListener('popstate', this.#onPopState);
    this.#view = viewOfPage();
    void this.#bring();
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPopState);
  }

  /** Tries again to get a page. Browsers remember that a script failed, so all is loaded anew; the address stays. */
  retry(): void {
    reloadSameDigit();
  }

  readonly #onPopState = (): void => {
    const view = viewOfPage();
    if (view === this.#view) return;
    this.#view = view;
    void this.#bring();
  };

  async #bring(): Promise<void> {
    const change = ++this.#change;
    const view = this.#view;
    this.#phase = 'loading';
    this.#host.requestUpdate();
    const wait = setTimeout(() => {
      // Neither over a page of a later address nor over one that has come and is still being drawn.
      if (change === this.#change && this.#phase === 'loading') this.#put(undefined, 'loading');
    }, QUIET_MS);
    try {
      await loadPage(view);
      await nextTask(); // code that has come has just run; the page is drawn in a task of its own
      if (change === this.#change) await this.#show(this.#options.create(view));
    } catch {
      if (change !== this.#change) return;
      this.#put(undefined, 'failed');
    } finally {
      clearTimeout(wait);
    }
  }

  async #show(page: PageElement): Promise<void> {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    const swap = async (): Promise<void> => {
      scrollTo({ top: 0, behavior: 'instant' });
      this.#put(page, 'ready');
      await this.#host.updateComplete;
      await page.updateComplete;
      if (page.isConnected) this.#options.onShown(page, isFirst);
    };
    // Not everywhere yet, and nobody needs it: least of all where one core draws both pages over each other in every frame.
    const canFade =
      'startViewTransition' in document && !isFirst && deviceCores() > 1 && this.#options.isMotionWelcome();
    if (!canFade) return swap();
    const transition = document.startViewTransition(swap);
    // A transition that another one, or a hidden tab, cuts short has still swapped.
    transition.ready.catch(() => undefined);
    transition.finished.catch(() => undefined);
    await transition.updateCallbackDone;
  }

  #put(page: PageElement | undefined, phase: 'loading' | 'ready' | 'failed'): void {
    this.#page = page;
    this.#phase = phase;
    this.#host.requestUpdate();
  }
}

function viewOfPage(): View {
  return viewOf(readFields(location.hash)) ?? FRONT;
}
