// The visitor's system settings as media queries: reduced motion, dark theme.

/** A media query, to be asked and listened to; undefined where the browser has no media queries. */
export function matchingMedia(query: string): MediaQueryList | undefined {
  try {
    return matchMedia(query);
  } catch {
    return undefined;
  }
}
