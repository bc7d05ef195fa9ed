// Service workers, and the files that they have kept. Neither is there over plain http, in private windows of Firefox, or where
// a visitor has switched them off; in some frames the getters throw.

/** Where service workers are registered; undefined where the browser has none. */
export function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/** A file that a service worker has kept; undefined where there is none, or the browser does not say. */
export async function keptFile(url: URL, options?: CacheQueryOptions): Promise<Response | undefined> {
  try {
    return await caches.match(url, options);
  } catch {
    return undefined;
  }
}
