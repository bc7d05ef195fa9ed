// Starts the page: workers and model first, since the first digit waits for them, then the language, then the elements.

import { msg } from '@lit/localize';
import { createBrowserPool } from '../workers/browser/spawn.ts';
import { nextTask } from '../workers/core/nextTask.ts';
import { takeEarlyWorker } from './storage/headStart.ts';
import { DigitEngine } from './engine/digitEngine.ts';
import { showLocale } from './text/locale.ts';
import { readQuery, reloadSameDigit, wantsNewDigit } from './shell/navigation.ts';
import { readFields } from '../workers/core/readFields.ts';
import { createOnce } from './engine/services.ts';
import { defaultModel } from './address/defaultModel.ts';
import { SettingsStore, applySettings } from './engine/settings.ts';
import { StatusStore } from './engine/status.ts';
import { newSeed } from './address/pageAddress.ts';
import { EXPLORE, FRONT, viewOf } from './address/views.ts';
import type { GalleryServices } from './shell/digit-gallery.ts';
import './shell/digit-gallery.ts';
import './features/one/one-digit.ts';
import { laterDatabase } from './storage/laterDatabase.ts';
import { createModelStore } from './storage/modelStore.ts';
import { ModelLoader } from './storage/modelLoader.ts';
import { modelOf } from './storage/shippedModel.ts';
import { shippedModels, shippedPartKeys } from './storage/shippedModels.ts';

const settings = new SettingsStore();
applySettings(settings.current);
const status = new StatusStore();
const gallery = document.createElement('digit-gallery');
const database = laterDatabase();
const query = readQuery(location.search);

const engine = new DigitEngine({
  createPool: () =>
    createBrowserPool({
      ...query,
      ...takeEarlyWorker(),
      onNotice: ({ workers }) => {
        status.update({ workers });
      },
    }),
  loader: new ModelLoader({
    store: createModelStore(database),
    parts: shippedPartKeys,
    onStorageFailure: () => {
      gallery.say(
        msg('This browser does not let the page store its model, which is downloaded again at the next visit.'),
      );
    },
  }),
  shipped: shippedModels,
  status,
});
const asked = readFields(location.hash);
const view = viewOf(asked) ?? FRONT;
// Explore begins with a model of its own, where none is named, and starts it itself.
if (view.isOfDigits && (view !== EXPLORE || asked.has('m'))) {
  const model = asked.get('m') ?? defaultModel({ settings, shipped: shippedModels }).id;
  engine.start(modelOf({ model }, shippedModels));
}

let applyUpdate = reloadSameDigit;
const services: GalleryServices = {
  engine,
  status,
  settings,
  shipped: shippedModels,
  visit: { seed: newSeed() },
  database,
  once: createOnce(() => services),
  wantsNew: wantsNewDigit(),
  applyUpdate: () => {
    applyUpdate();
  },
};
gallery.services = services;

let hasLateElements = false;
/** What visitors can do with a digit. What cannot be had now comes with the next visit: a digit is complete without it. */
function loadLateElements(): void {
  if (hasLateElements) return;
  hasLateElements = true;
  import('./shell/lateElements.ts').then(
    ({ startLateElements }) => {
      startLateElements(gallery, services);
    },
    () => undefined,
  );
}

let isSettled = false;
/** What must not compete with what the visitor came for: looking into storage, installing the service worker. */
function settle(): void {
  if (isSettled) return;
  isSettled = true;
  loadLateElements();
  void engine.lookAtStorage();
  import('./shell/serviceWorkerRegistration.ts').then(
    ({ startOffline }) =>
      startOffline(status, (apply) => {
        applyUpdate = apply;
      }),
    () => undefined, // the next visit has a network again
  );
}
gallery.addEventListener(
  'digits-paint',
  () => {
    requestAnimationFrame(() => {
      performance.mark('first-digits');
      settle();
    });
  },
  { once: true },
);
gallery.addEventListener('page-shown', ({ isOfDigits }) => {
  if (!isOfDigits) void nextTask().then(settle);
});
// Without a first digit, visitors need the reason, and the choice of another model.
status.addEventListener('change', () => {
  if (status.current.failure === undefined || hasLateElements) return;
  loadLateElements();
  void engine.lookAtStorage();
});

async function speak(): Promise<void> {
  try {
    await showLocale(settings.locale);
  } catch {
    gallery.say('The texts in your language could not be loaded. Check the connection and choose the language again.');
  }
}
settings.addEventListener('change', () => {
  applySettings(settings.current);
  void speak();
});
// Russian visitors must not see English first. The scripts have just run, so the gallery is drawn in a task of its own.
void speak()
  .then(nextTask)
  .then(() => {
    document.querySelector('.shell')?.replaceWith(gallery);
  });

// A click on the way to a failing connection should not be needed twice.
addEventListener('online', () => {
  if (status.current.phase === 'failed') engine.retry();
});
