// What the shell gives to the pages.

import type { ShippedModel, ShippedModels } from '../storage/shippedModel.ts';
import type { DigitEngine } from './digitEngine.ts';
import type { SettingsStore } from './settings.ts';
import type { StatusStore } from './status.ts';

export interface PageSetup {
  readonly engine: DigitEngine;
  readonly status: StatusStore;
  readonly settings: SettingsStore;
  readonly shipped: ShippedModels;
  /** Whether the visitor has reloaded the page, and so asks for something new instead of what the address says. */
  readonly wantsNew: boolean;
}

/** How much of the screen the shell's bars cover, in pixels. */
export interface Insets {
  readonly top: number;
  readonly bottom: number;
}

/**
 * A page's element. It gets its setup before it is connected, reads its address itself, and has an `h1` with tabindex −1 that
 * takes the focus. What there is to say it tells by NoticeEvent and AnnounceEvent.
 */
export interface PageElement extends HTMLElement {
  setup: PageSetup;
  insets: Insets;
  readonly updateComplete: Promise<boolean>;
}

/** The model that digits are by where the address does not say: the visitor's choice, or the gallery's first. */
export function defaultModel({ settings, shipped }: Pick<PageSetup, 'settings' | 'shipped'>): ShippedModel {
  return shipped.find(({ id }) => id === settings.current.model) ?? shipped[0];
}
