// Service workers. There are none over plain http, in private windows of Firefox, or where a visitor has switched them off; in
// some frames the getter throws.

/** Where service workers are registered; undefined where the browser has none, or lets them keep nothing. */
export async function serviceWorkers(): Promise<ServiceWorkerContainer | undefined> {
  try {
    await caches.has(''); // fails quietly; to register all the same would be an error in the browser's console
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}
