// Ten digits that were drawn on this device, 0 … 9 in this order, for a test of whether others can tell them from generated ones.
// They stay in the browser's storage until they are drawn anew.

import { keepText, readText } from '../../../platform/storedText.ts';
import { PIXELS, type Ink } from '../../../ink/pixels.ts';

/** The number of digits that are drawn. */
export const TEN = 10;

const KEY = 'this-digit-drawn-ten';
const VERSION = 1;
const MAX_STORED = 20_000;

export function formatDrawn(digits: readonly Ink[]): string {
  return JSON.stringify({ version: VERSION, ink: digits.map((digit) => btoa(String.fromCharCode(...digit))) });
}

/** Digits from their stored text, at most ten; none where the text is damaged. */
export function parseDrawn(text: string | null): readonly Ink[] {
  if (text === null || text.length > MAX_STORED) return [];
  try {
    const stored = JSON.parse(text) as { readonly version?: unknown; readonly ink?: unknown } | null; // checked by use
    if (stored?.version !== VERSION || !Array.isArray(stored.ink)) return [];
    const digits = stored.ink.slice(0, TEN).map(inkOf);
    return digits.every((digit) => digit !== undefined) ? digits : [];
  } catch {
    return [];
  }
}

function inkOf(text: unknown): Ink | undefined {
  if (typeof text !== 'string') return undefined;
  const levels = atob(text);
  return levels.length === PIXELS ? Uint8ClampedArray.from(levels, (level) => level.charCodeAt(0)) : undefined;
}

/** Tells the listeners of 'change'. */
export class DrawnTen extends EventTarget {
  #digits: readonly Ink[] = parseDrawn(readText('localStorage', KEY));

  get digits(): readonly Ink[] {
    return this.#digits;
  }

  get isWhole(): boolean {
    return this.#digits.length === TEN;
  }

  /** Where the browser stores nothing, they last until the page is left. */
  set(digits: readonly Ink[]): void {
    this.#digits = digits.slice(0, TEN);
    keepText('localStorage', KEY, digits.length === 0 ? null : formatDrawn(this.#digits));
    this.dispatchEvent(new Event('change'));
  }
}

export function createDrawnTen(): DrawnTen {
  return new DrawnTen();
}
