// The way to this site's other tabs. Firefox throws at the constructor where a visitor has blocked site data.

/** A channel of that name; undefined where the browser has none. Tabs then hear of changes at their next reload. */
export function openTabChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
