// What page and service worker say to each other.

/** To the service worker: take over now. */
export const SKIP_WAITING = 'skip-waiting';
