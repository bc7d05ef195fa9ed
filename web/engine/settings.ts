// The visitor's settings, stored on this device. Stored settings may be of another version, edited or damaged: each field
// is checked by itself, and a value that is not valid counts as not set.

import { systemLanguages } from '../platform/device.ts';
import { matchingMedia } from '../platform/media.ts';
import { keepText, readText } from '../platform/storedText.ts';
import { LOCALES, localeFor, type Locale } from '../text/locales.ts';
import { SETTINGS_KEY, SETTINGS_VERSION } from './settingsKey.ts';

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: 'system' | Locale;
  /** Id of the model for addresses that name none; '' is the gallery's default. */
  readonly model: string;
  /** How large digits are drawn. */
  readonly drawing: 'contours' | 'pixels';
  readonly motion: 'system' | 'reduced';
  /** How large the wall's tiles are, in steps from the usual size: a whole number from MIN_TILE_SIZE to MAX_TILE_SIZE. */
  readonly tileSize: number;
}

export const MIN_TILE_SIZE = -2;
export const MAX_TILE_SIZE = 4;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'system',
  model: '',
  drawing: 'contours',
  motion: 'system',
  tileSize: 0,
};

/** Longest stored text that is read. */
const MAX_STORED = 4096;

const CHOICES = {
  theme: ['system', 'light', 'dark'],
  language: ['system', ...LOCALES],
  drawing: ['contours', 'pixels'],
  motion: ['system', 'reduced'],
} as const;

/** Settings from their stored text; a field that is not valid gets its default. */
export function parseSettings(text: string | null): Settings {
  const stored = parseObject(text);
  if (stored['version'] !== SETTINGS_VERSION) return DEFAULT_SETTINGS;
  const choice = <Field extends keyof typeof CHOICES>(field: Field): (typeof CHOICES)[Field][number] =>
    CHOICES[field].find((value) => value === stored[field]) ?? CHOICES[field][0];
  const { model, tileSize } = stored;
  return {
    theme: choice('theme'),
    language: choice('language'),
    model: typeof model === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(model) ? model : '',
    drawing: choice('drawing'),
    motion: choice('motion'),
    tileSize: isTileSize(tileSize) ? tileSize : 0,
  };
}

function isTileSize(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= MIN_TILE_SIZE && Number(value) <= MAX_TILE_SIZE;
}

export function formatSettings(settings: Settings): string {
  return JSON.stringify({ version: SETTINGS_VERSION, ...settings });
}

function parseObject(text: string | null): Readonly<Record<string, unknown>> {
  if (text === null || text.length > MAX_STORED) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * Holds the settings, and tells the listeners of 'change', also when another tab has changed them or the system now asks for
 * less motion, or for no less any more.
 */
export class SettingsStore extends EventTarget {
  #current = read();
  readonly #still = matchingMedia('(prefers-reduced-motion: reduce)');

  constructor() {
    super();
    addEventListener('storage', ({ key }) => {
      if (key === SETTINGS_KEY) this.#set(read());
    });
    this.#still?.addEventListener('change', () => {
      this.#set(this.#current);
    });
  }

  get current(): Settings {
    return this.#current;
  }

  /** Changes some of them. Returns whether they are remembered: a browser may store nothing. */
  update(changes: Partial<Settings>): boolean {
    this.#set({ ...this.#current, ...changes });
    return keepText('localStorage', SETTINGS_KEY, formatSettings(this.#current));
  }

  get locale(): Locale {
    const { language } = this.#current;
    return language === 'system' ? localeFor(systemLanguages()) : language;
  }

  /** Whether animations may play: neither the visitor's setting nor the system asks for reduced motion. */
  get isMotionWelcome(): boolean {
    return this.#current.motion === 'system' && !this.#still?.matches;
  }

  #set(settings: Settings): void {
    this.#current = settings;
    this.dispatchEvent(new Event('change'));
  }
}

function read(): Settings {
  return parseSettings(readText('localStorage', SETTINGS_KEY));
}

/** Lets styles know of theme and motion (page.css), and the browser's own bars of the theme. */
export function applySettings({ theme, motion }: Settings): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = theme;
  dataset['motion'] = motion;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    const own = meta.dataset['scheme'] ?? '';
    meta.media = theme === 'system' ? `(prefers-color-scheme: ${own})` : own === theme ? 'all' : 'not all';
  }
}
