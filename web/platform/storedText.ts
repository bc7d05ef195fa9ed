// Short texts in localStorage and sessionStorage. Where a visitor has blocked site data, the getter itself throws; a full
// disk makes writing throw. The page then works as if nothing had been stored.

export type TextArea = 'localStorage' | 'sessionStorage';

/** The text stored under a key; null where there is none, or the browser stores nothing. */
export function readText(area: TextArea, key: string): string | null {
  try {
    return globalThis[area].getItem(key);
  } catch {
    return null;
  }
}

/** Whether the browser stores anything. */
export function keepsText(area: TextArea): boolean {
  const key = 'this-digit-question';
  return keepText(area, key, '') && keepText(area, key, null);
}

/** Stores a text, or deletes it where it is null. Returns whether the browser did so. */
export function keepText(area: TextArea, key: string, text: string | null): boolean {
  try {
    if (text === null) globalThis[area].removeItem(key);
    else globalThis[area].setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
