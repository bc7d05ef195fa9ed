// Service workers. There are none over plain http, in private windows of Firefox, or where a visitor has switched them off; in
// some frames the getter throws.

/** Where service workers are registered; undefined where the browser has none. */
export function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}
