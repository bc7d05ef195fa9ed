// The service worker: keeps the page, its workers, the kernels and the first model, so that all of it works without a
// network. precachePlugin.ts builds this file and fills in the lists.
//
//   precached   everything a usual visit needs, as one version: it is all installed, or the version before stays
//   lazy        what only some visits need (the tfjs engine); kept from its first use on
//
// Workbox keeps files by their content hash, so two versions never mix. To retire the service worker for good, serve a sw.js
// that only calls `registration.unregister()`.

import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { SKIP_WAITING } from './messages.ts';

declare const self: ServiceWorkerGlobalScope;
/** Files of this version, relative to this script; those without a revision have a hash in their address. */
declare const PRECACHED: readonly { readonly url: string; readonly revision: string | null }[];
declare const LAZY: readonly string[];

const { scope } = self.registration;
const lazyCache = `lazy-${scope}`;
const lazyUrls = new Set(LAZY.map((url) => new URL(url, scope).href));
const pageUrls = new Set([scope, new URL('index.html', scope).href]);

precacheAndRoute([...PRECACHED], { cleanURLs: false, ignoreURLParametersMatching: [] });

// Navigations only to the page itself, whatever its query: other files of this host are none of our business.
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && pageUrls.has(url.origin + url.pathname),
  createHandlerBoundToURL('index.html'),
);

registerRoute(({ url }) => lazyUrls.has(url.href), new CacheFirst({ cacheName: lazyCache }));

self.addEventListener('message', (event) => {
  if (event.data === SKIP_WAITING) event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), dropOldLazyFiles()]));
});

async function dropOldLazyFiles(): Promise<void> {
  const cache = await caches.open(lazyCache);
  const stored = await cache.keys();
  await Promise.all(stored.filter(({ url }) => !lazyUrls.has(url)).map((request) => cache.delete(request)));
}
