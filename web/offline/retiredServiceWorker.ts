// Takes the service worker back from everybody who has it. The build makes retired-sw.js of it; served in place of sw.js
// (PUBLISHING.md) it needs nothing else.
//
// Browsers ask for sw.js at every visit, past their caches, also when the page that they have kept does not start. This one takes
// over at once, throws away what was kept of the site, goes, and has the pages that are open come from the network. These
// register it again, and it goes again: by then no page is answered by it, so none is loaded twice.

import { SiteFiles } from './siteFiles.ts';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(retire());
});

async function retire(): Promise<void> {
  const answered = await self.clients.matchAll({ type: 'window' }); // by the worker before
  await new SiteFiles(self.registration.scope).forget();
  await self.registration.unregister();
  for (const page of answered) {
    // The same address with its fragment would load nothing.
    const address = new URL(page.url);
    address.searchParams.set('again', '');
    await page.navigate(address.href).catch(() => undefined);
  }
}
