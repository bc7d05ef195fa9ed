// A browser that visitors come with.

import type { EngineName } from './driver.ts';
import type { EnginePage } from './enginePage.ts';

/** What holds for all visitors: Firefox and WebKit take most of it when they start. */
export interface EngineOptions {
  readonly colorScheme?: 'light' | 'dark';
  /** Of the browser, `en-US` unless given. WebKit has only those whose locale is installed, so it stays English. */
  readonly language?: string;
  readonly reducedMotion?: boolean;
  /** Firefox only: what is set in about:config. */
  readonly preferences?: Readonly<Record<string, boolean | number | string>>;
  /** Firefox only: private windows. (WebKit's driver knows nothing else than ephemeral sessions.) */
  readonly privateBrowsing?: boolean;
  /** Chromium only: more command line arguments. */
  readonly args?: readonly string[];
  /** WebKit only: environment variables, such as JavaScriptCore's options (`JSC_useWasm`). */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface VisitorOptions {
  /** Of the page's viewport, in CSS pixels; 1024 × 700 unless given. */
  readonly width?: number;
  readonly height?: number;
}

export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** Somebody who has never been here: a page with no storage from before. */
  newVisitor(options?: VisitorOptions): Promise<EnginePage>;
  /** Ends the browser, and all visits. */
  close(): Promise<void>;
}

/** The viewport of a visitor who asks for none. */
export const VIEWPORT = { width: 1024, height: 700 } as const;
