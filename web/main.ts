// Starts the page: workers and model first, since the first digit waits for them, then the elements.

import { createBrowserPool } from '../workers/browser/spawn.ts';
import { DigitEngine } from './controllers/digitEngine.ts';
import { readQuery, reloadSameWall, wantsNewWall } from './controllers/navigation.ts';
import { StatusStore } from './controllers/status.ts';
import './elements/digit-gallery.ts';
import { startOffline } from './offline/registration.ts';
import { createModelStore } from './storage/modelStore.ts';
import { ModelLoader } from './storage/modelLoader.ts';
import { modelOf } from './storage/shippedModel.ts';
import { shippedModels, shippedPartKeys } from './storage/shippedModels.ts';

const status = new StatusStore();
const gallery = document.createElement('digit-gallery');
const query = readQuery(location.search);

const engine = new DigitEngine({
  createPool: () =>
    createBrowserPool({
      ...query,
      onNotice: ({ workers }) => {
        status.update({ workers });
      },
    }),
  loader: new ModelLoader({
    store: createModelStore(),
    parts: shippedPartKeys,
    onStorageFailure: () => {
      gallery.onNotice(
        'This browser does not let the page keep its model. It runs from memory and is fetched again next time.',
      );
    },
  }),
  shipped: shippedModels,
  status,
});
const asked = new URLSearchParams(location.hash.slice(1)).get('m') ?? '';
engine.start(modelOf({ model: asked }, shippedModels));

let applyUpdate = reloadSameWall;
gallery.setup = {
  engine,
  status,
  shipped: shippedModels,
  wantsNewWall: wantsNewWall(),
  applyUpdate: () => {
    applyUpdate();
  },
};
gallery.addEventListener(
  'wall-paint',
  () => {
    requestAnimationFrame(() => {
      performance.mark('first-digits');
      // Only now: neither this nor installing the service worker must compete with the first digits.
      void engine.lookAtStorage();
      void startOffline({
        model: shippedModels[0],
        onReady: () => {
          status.update({ isOfflineReady: true });
        },
        onUpdate: (apply) => {
          applyUpdate = apply;
          status.update({ hasUpdate: true });
        },
      });
    });
  },
  { once: true },
);
document.querySelector('.shell')?.replaceWith(gallery);

// A click on the way to a failing connection should not be needed twice.
addEventListener('online', () => {
  if (status.current.phase === 'failed') engine.retry();
});
