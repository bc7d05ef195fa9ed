// Service workers. They are missing over plain http, in private windows of Firefox, and where a visitor has turned them
// off. In some frames the getter throws.

/** Where service workers are registered; undefined where the browser has none, or gives them no storage. */
export async function serviceWorkers(): Promise<ServiceWorkerContainer | undefined> {
  try {
    await caches.has(''); // fails quietly; to register all the same would be an error in the browser's console
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}
