// The services that pages get from the shell.

import type { ShippedModel, ShippedModels } from '../storage/shippedModel.ts';
import type { DigitEngine } from './digitEngine.ts';
import type { SettingsStore } from './settings.ts';
import type { StatusStore } from './status.ts';

export interface PageSetup {
  readonly engine: DigitEngine;
  readonly status: StatusStore;
  readonly settings: SettingsStore;
  readonly shipped: ShippedModels;
  /** Whether this visit is a reload, by which visitors ask for a new digit or wall. */
  readonly wantsNew: boolean;
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

/** The model for an address that names none: the visitor's choice, or the gallery's first. */
export function defaultModel({ settings, shipped }: Pick<PageSetup, 'settings' | 'shipped'>): ShippedModel {
  return shipped.find(({ id }) => id === settings.current.model) ?? shipped[0];
}
