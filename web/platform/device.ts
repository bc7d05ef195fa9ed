// Facts about the device and its owner. Some browsers leave some out or change them, so that nobody is recognised by them.

/** The languages that the visitor reads, the best first. */
export function systemLanguages(): readonly string[] {
  return navigator.languages ?? [];
}

/** Whether there may be a network; false only where the browser knows that there is none. */
export function isOnline(): boolean {
  return navigator.onLine ?? true;
}
