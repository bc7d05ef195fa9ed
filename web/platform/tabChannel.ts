// A channel to the site's other tabs. Firefox throws in the constructor where a visitor has blocked site data.

/** A channel of that name; undefined where the browser has none. Tabs then see changes after their next reload. */
export function openTabChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
