// The visitor's votes, stored on the device.

import { keepText, readText } from '../../platform/storedText.ts';

export interface Tally {
  /** Votes for the picture that looks nearer, and for the one whose pixels are. */
  readonly shape: number;
  readonly pixels: number;
}

const KEY = 'this-digit-exhibit';
const NONE: Tally = { shape: 0, pixels: 0 };

/** A tally from its stored text; zeros where the text is not valid. */
export function parseTally(text: string | null): Tally {
  try {
    const stored: unknown = JSON.parse(text ?? 'null');
    if (typeof stored !== 'object' || stored === null) return NONE;
    const { shape, pixels } = stored as Readonly<Record<string, unknown>>; // checked below
    return isCount(shape) && isCount(pixels) ? { shape, pixels } : NONE;
  } catch {
    return NONE;
  }
}

export function readTally(): Tally {
  return parseTally(readText('localStorage', KEY));
}

/** Where the browser stores nothing, the tally lasts until the page is left. */
export function keepTally(tally: Tally): void {
  keepText('localStorage', KEY, JSON.stringify(tally));
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
