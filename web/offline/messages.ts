// What page and service worker say to each other.

/** To the service worker: take over now. */
export const SKIP_WAITING = 'skip-waiting';
/** To the service worker, with a port: see to it that all files are kept as they should be, and tell whether they are. */
export const CHECK_FILES = 'check-files';
