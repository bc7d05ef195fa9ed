// The recent digits of this visit, so that the previous ones can be shown again. They are stored with their ink in the
// tab's storage: they survive a reload, and no other visit begins with them.

import { formatAddress, parseAddress, type DigitAddress } from '../../workers/core/address.ts';
import { keepText, readText } from '../platform/storedText.ts';
import { PIXELS } from '../ink/pixels.ts';

/** The number of recent digits that are kept. */
export const MOST_RECENT = 20;

const KEY = 'this-digit-trail';
const VERSION = 1;
const MAX_STORED = 64_000;

/** A digit that has been on screen. */
export interface RecentDigit {
  readonly address: DigitAddress;
  /** [DIGIT, DIGIT] */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Milliseconds that it took to draw it. */
  readonly elapsedMs: number;
}

/** One digit has one key, whatever page it is on. */
export function keyOf(address: DigitAddress): string {
  return formatAddress(address);
}

/** The list with a digit at its end; unchanged where the digit is in the list already. */
export function extended(recentDigits: readonly RecentDigit[], digit: RecentDigit): readonly RecentDigit[] {
  const key = keyOf(digit.address);
  if (recentDigits.some(({ address }) => keyOf(address) === key)) return recentDigits;
  return [...recentDigits, digit].slice(-MOST_RECENT);
}

export function formatRecentDigits(recentDigits: readonly RecentDigit[]): string {
  const digits = recentDigits.map(({ address, pixels, elapsedMs }) => ({
    address: keyOf(address),
    elapsedMs,
    ink: btoa(String.fromCharCode(...pixels)),
  }));
  return JSON.stringify({ version: VERSION, digits });
}

/** The list from its stored text. Entries that are damaged are left out. */
export function parseRecentDigits(text: string | null): readonly RecentDigit[] {
  if (text === null || text.length > MAX_STORED) return [];
  try {
    const stored = JSON.parse(text) as { readonly version?: unknown; readonly digits?: unknown } | null; // checked by use
    if (stored?.version !== VERSION || !Array.isArray(stored.digits)) return [];
    return stored.digits.flatMap(parseDigit).slice(-MOST_RECENT);
  } catch {
    return [];
  }
}

const NOBODY: DigitAddress = { model: '', seed: 0, index: 0, temperature: 1, prior: '' };

function parseDigit(stored: unknown): readonly RecentDigit[] {
  if (typeof stored !== 'object' || stored === null) return [];
  const { address: text, elapsedMs, ink } = stored as Readonly<Record<string, unknown>>; // checked below
  if (typeof text !== 'string' || typeof ink !== 'string' || typeof elapsedMs !== 'number') return [];
  const { address, problems } = parseAddress(text, NOBODY);
  const levels = atob(ink);
  if (problems.length > 0 || address.model === '' || levels.length !== PIXELS || !(elapsedMs >= 0)) return [];
  return [{ address, pixels: Uint8ClampedArray.from(levels, (level) => level.charCodeAt(0)), elapsedMs }];
}

/** The list of this tab; empty where the browser stores none. */
export function readRecentDigits(): readonly RecentDigit[] {
  return parseRecentDigits(readText('sessionStorage', KEY));
}

/** Where the browser stores nothing, the list lasts until the next reload. */
export function keepRecentDigits(recentDigits: readonly RecentDigit[]): void {
  keepText('sessionStorage', KEY, formatRecentDigits(recentDigits));
}
