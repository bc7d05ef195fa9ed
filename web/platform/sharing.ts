// The clipboard, which is missing over plain http and may be forbidden, and the system's share dialog, which many browsers
// lack.

/** Copies a text. Returns whether the browser did so. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the system has a share dialog. */
export function canShare(): boolean {
  return 'share' in navigator;
}

/** Opens the share dialog with a text, and with files where it takes them. @throws what the browser throws; AbortError when it is closed */
export async function share(words: ShareData, files: File[]): Promise<void> {
  const whole = { ...words, files };
  await navigator.share(navigator.canShare?.(whole) ? whole : words);
}
