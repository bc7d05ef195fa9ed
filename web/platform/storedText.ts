// Short texts in localStorage and sessionStorage. Where a visitor has blocked site data, the getter itself throws; a full disk
// makes writing throw. In both cases the page goes on without: what is not kept is as if it had never been.

export type TextArea = 'localStorage' | 'sessionStorage';

/** What is kept under a key; null where there is nothing, or the browser keeps nothing. */
export function readText(area: TextArea, key: string): string | null {
  try {
    return globalThis[area].getItem(key);
  } catch {
    return null;
  }
}

/** Whether anything can be kept. */
export function keepsText(area: TextArea): boolean {
  const key = 'this-digit-question';
  return keepText(area, key, '') && keepText(area, key, null);
}

/** Keeps a text, or drops it where it is null. Returns whether the browser did so. */
export function keepText(area: TextArea, key: string, text: string | null): boolean {
  try {
    if (text === null) globalThis[area].removeItem(key);
    else globalThis[area].setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
