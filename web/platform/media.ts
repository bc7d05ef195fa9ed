// What the visitor's system asks of pages: less motion, a dark page.

/** A media query, to be asked and listened to; undefined where the browser takes no such questions. */
export function matchingMedia(query: string): MediaQueryList | undefined {
  try {
    return matchMedia(query);
  } catch {
    return undefined;
  }
}
