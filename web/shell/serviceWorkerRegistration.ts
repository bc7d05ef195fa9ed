// The page's side of the service worker: registers it, reports when the page works offline, and offers new versions. A new
// version never takes over unasked: an open page keeps the files that it was started with.

import { trustedScript } from '../../workers/browser/trustedScript.ts';
import { reloadSameDigit } from './navigation.ts';
import type { StatusStore } from '../engine/status.ts';
import { serviceWorkers } from '../platform/serviceWorkers.ts';
import { CHECK_FILES, SKIP_WAITING } from '../offline/messages.ts';

/**
 * Registers the service worker, and notes what comes of it. Where there is none, or it cannot be installed, the page just needs a
 * network. `onUpdate` gets what lets a newer version that waits take over, and reloads the page.
 */
export async function startOffline(status: StatusStore, onUpdate: (apply: () => void) => void): Promise<void> {
  const offer = (apply: () => void): void => {
    onUpdate(apply);
    status.update({ hasUpdate: true });
  };
  const container = await serviceWorkers();
  if (!container) {
    status.update({ needsNetwork: true });
    return;
  }
  let hadController = container.controller !== null;
  let isApplying = false;
  container.addEventListener('controllerchange', () => {
    if (isApplying) reloadSameDigit();
    // Another tab let the new version take over. This one's files may soon be gone.
    else if (hadController) offer(reloadSameDigit);
    hadController = true;
  });
  try {
    const script = trustedScript('sw.js', document.baseURI);
    const registration = await container.register(script, { updateViaCache: 'none' });
    watch(registration, (waiting) => {
      offer(() => {
        isApplying = true;
        waiting.postMessage(SKIP_WAITING);
      });
    });
    if (await isAllKept(await container.ready)) status.update({ isOfflineReady: true });
  } catch {
    // Storage is full or forbidden, or the network went away: the browser tries again on the next visit.
  }
}

/** Calls `onWaiting` with a new version that is installed while this page runs an older one. */
function watch(registration: ServiceWorkerRegistration, onWaiting: (waiting: ServiceWorker) => void): void {
  const tell = (): void => {
    if (registration.waiting && registration.active) onWaiting(registration.waiting);
  };
  const follow = (): void => {
    registration.installing?.addEventListener('statechange', tell);
  };
  registration.addEventListener('updatefound', follow);
  follow(); // the browser may have found it before this page came so far
  tell();
}

/**
 * Asks the service worker whether it has all files as they should be; what is missing or damaged it fetches again. Storage can
 * be cleared while a service worker stays.
 */
function isAllKept({ active }: ServiceWorkerRegistration): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      resolve(data === true);
    };
    active?.postMessage(CHECK_FILES, [port2]);
  });
}
