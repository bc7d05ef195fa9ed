// What the browser tells of the device and its owner. Some of it browsers leave out, or change, so that nobody is recognised by it.

/** The languages that the visitor reads, the best first. */
export function systemLanguages(): readonly string[] {
  return navigator.languages ?? [];
}

/** Whether there may be a network; false only where the browser knows that there is none. */
export function isOnline(): boolean {
  return navigator.onLine ?? true;
}
