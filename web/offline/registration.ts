// The service worker, from the page's side: registers it, says when the page would work without a network, and offers new
// versions. A new version never takes over unasked: pages that are open go on with the files they began with.

import { trustedScript } from '../../workers/browser/trustedScript.ts';
import { reloadSameWall } from '../controllers/navigation.ts';
import { keptFile, serviceWorkers } from '../platform/serviceWorkers.ts';
import { modelUrl, type ShippedModel } from '../storage/shippedModel.ts';
import { SKIP_WAITING } from './messages.ts';

export interface OfflineOptions {
  /** The model that has to be there for the page to be of use. */
  readonly model: ShippedModel;
  /** The page works without a network from now on. */
  readonly onReady: () => void;
  /** A newer version waits; `apply` lets it take over and reloads the page. */
  readonly onUpdate: (apply: () => void) => void;
}

/** Registers the service worker. Where there is none, or it cannot be installed, the page just needs a network. */
export async function startOffline({ model, onReady, onUpdate }: OfflineOptions): Promise<void> {
  const container = serviceWorkers();
  if (!container) return;
  let hadController = container.controller !== null;
  let isApplying = false;
  container.addEventListener('controllerchange', () => {
    if (isApplying) reloadSameWall();
    // Another tab let the new version take over. This one's files may soon be gone.
    else if (hadController) onUpdate(reloadSameWall);
    hadController = true;
  });
  try {
    const script = trustedScript('sw.js', document.baseURI);
    const registration = await container.register(script, { updateViaCache: 'none' });
    watch(registration, (waiting) => {
      onUpdate(() => {
        isApplying = true;
        waiting.postMessage(SKIP_WAITING);
      });
    });
    await container.ready;
    if (await isStored(model)) onReady();
  } catch {
    // Storage is full or forbidden, or the network went away: the browser tries again on the next visit.
  }
}

/** Calls `onWaiting` with a new version that is installed while this page runs an older one. */
function watch(registration: ServiceWorkerRegistration, onWaiting: (waiting: ServiceWorker) => void): void {
  const tell = (): void => {
    if (registration.waiting && registration.active) onWaiting(registration.waiting);
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell);
  });
  tell();
}

/** Storage can be cleared while a service worker stays. */
async function isStored(model: ShippedModel): Promise<boolean> {
  const [page, file] = await Promise.all([
    keptFile(new URL('index.html', document.baseURI), { ignoreSearch: true }),
    keptFile(new URL(modelUrl(model), document.baseURI)),
  ]);
  return page !== undefined && file !== undefined;
}
