// Handing things on: the clipboard, which is not there over plain http and may be forbidden, and the system's own sheet for
// sharing, which many browsers have none of.

/** Copies a text. Returns whether the browser did so. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the system has a sheet for sharing. */
export function canShare(): boolean {
  return 'share' in navigator;
}

/** Opens that sheet with words, and with files where it takes them. @throws what the browser throws; AbortError when it is closed */
export async function share(words: ShareData, files: File[]): Promise<void> {
  const whole = { ...words, files };
  await navigator.share(navigator.canShare?.(whole) ? whole : words);
}
