// The services of the page. `main.ts` makes them; elements get them by servicedElement.ts.

import type { OpenDatabase } from '../storage/database.ts';
import type { ShippedModels } from '../storage/shippedModel.ts';
import type { DigitEngine } from './digitEngine.ts';
import type { SettingsStore } from './settings.ts';
import type { StatusStore } from './status.ts';

/** Makes a service that only some pages need: favourites, the visitor's copy of MNIST. Its code comes with who asks for it. */
export type MakeService<Service> = (services: Services) => Service;

export interface Services {
  readonly engine: DigitEngine;
  readonly status: StatusStore;
  readonly settings: SettingsStore;
  readonly shipped: ShippedModels;
  /** What lasts as long as the page is open. */
  readonly visit: {
    /** The seed of the digits that were shown last; at first a new one. */
    seed: number;
  };
  /** The gallery's own database, by the page's one connection to it. */
  readonly database: OpenDatabase;
  /** The page's one service of a kind: made when it is asked for first, and then the same for all pages. */
  readonly once: <Service>(make: MakeService<Service>) => Service;
}

/** Remembers what has been made, for as long as the page is open. */
export function createOnce(services: () => Services): Services['once'] {
  const made = new Map<MakeService<unknown>, unknown>();
  return <Service>(make: MakeService<Service>) => {
    if (!made.has(make)) made.set(make, make(services()));
    return made.get(make) as Service; // what this very function has made
  };
}

/** How much of the screen the shell's bars cover, in pixels. */
export interface Insets {
  readonly top: number;
  readonly bottom: number;
}

/**
 * A page's element. It is a ServicedElement, reads its address itself, and has an `h1` with tabindex −1 that takes the focus. It
 * reports messages by NoticeEvent and AnnounceEvent.
 */
export interface PageElement extends HTMLElement {
  insets: Insets;
  /** Whether the page comes by a reload, which asks for a new digit where the address names none. Set before it is connected. */
  wantsNew: boolean;
  readonly updateComplete: Promise<boolean>;
}
