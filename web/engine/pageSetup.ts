// The services that pages get from the shell.

import type { OpenDatabase } from '../storage/database.ts';
import type { ShippedModels } from '../storage/shippedModel.ts';
import type { DigitEngine } from './digitEngine.ts';
import type { SettingsStore } from './settings.ts';
import type { StatusStore } from './status.ts';

/** Makes a service that only some pages need: favourites, the visitor's copy of MNIST. Its code comes with who asks for it. */
export type MakeService<Service> = (setup: PageSetup) => Service;

export interface PageSetup {
  readonly engine: DigitEngine;
  readonly status: StatusStore;
  readonly settings: SettingsStore;
  readonly shipped: ShippedModels;
  /** The gallery's own database, by the page's one connection to it. */
  readonly database: OpenDatabase;
  /** The page's one service of a kind: made when it is asked for first, and then the same for all pages. */
  readonly once: <Service>(make: MakeService<Service>) => Service;
  /** Whether this visit is a reload, by which visitors ask for a new digit or wall. */
  readonly wantsNew: boolean;
}

/** Remembers what has been made, for as long as the page is open. */
export function createOnce(setup: () => PageSetup): PageSetup['once'] {
  const made = new Map<MakeService<unknown>, unknown>();
  return <Service>(make: MakeService<Service>) => {
    if (!made.has(make)) made.set(make, make(setup()));
    return made.get(make) as Service; // what this very function has made
  };
}

/** How much of the screen the shell's bars cover, in pixels. */
export interface Insets {
  readonly top: number;
  readonly bottom: number;
}

/**
 * A page's element. It gets its setup before it is connected, reads its address itself, and has an `h1` with tabindex −1 that
 * takes the focus. It reports messages by NoticeEvent and AnnounceEvent.
 */
export interface PageElement extends HTMLElement {
  setup: PageSetup;
  insets: Insets;
  readonly updateComplete: Promise<boolean>;
}
