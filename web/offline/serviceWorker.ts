// The service worker: keeps the page, its workers, the kernels and the first model, so that all of it works without a
// network. precachePlugin.ts builds this file and fills in the lists.
//
//   precached   everything a usual visit needs, as one version: it is all installed, or the version before stays
//   lazy        what only some visits need (the tfjs engine); kept from its first use on
//
// Every file is known by the sha256 of its content. What comes from the network is held against it by the browser: a server or
// a proxy that answers with something else and status 200 gets nothing into the cache. What is in the cache is held against it
// once a visit, after the first digits, and fetched again where it is damaged. retiredServiceWorker.ts takes
// it back for good.

import { CHECK_FILES, SKIP_WAITING } from './messages.ts';
import { SiteFiles, siteFile, type ListedFile, type SiteFile } from './siteFiles.ts';

declare const self: ServiceWorkerGlobalScope;
/** Files of this version, relative to this script. */
declare const PRECACHED: readonly ListedFile[];
declare const LAZY: readonly ListedFile[];

const { scope } = self.registration;
const precached = PRECACHED.map((listed) => siteFile(listed, scope));
const byAddress = new Map(
  [...precached, ...LAZY.map((listed) => siteFile(listed, scope))].map((file) => [file.href, file]),
);
const page = byAddress.get(new URL('index.html', scope).href);
const files = new SiteFiles(scope);
/** A page that is broken does not ask for a check. This is more than one that works takes to its first digits. */
const UNASKED_MS = 5000;
/** Called when a page asks. */
let onAsked = (): void => undefined;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), files.keepOnly([...byAddress.values()])]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { origin, pathname, search } = new URL(request.url);
  const address = origin + pathname;
  if (request.mode !== 'navigate') {
    const file = byAddress.get(address + search);
    if (file) event.respondWith(answer(file, event));
  } else if (page && (address === scope || address === page.href)) {
    // Navigations only to the page itself, whatever its query: other files of this host are none of our business.
    // Where this version's page is lost, the network may have another.
    event.respondWith(answer(page, event).catch(() => fetch(request)));
    event.waitUntil(checkUnasked());
  }
});

self.addEventListener('message', (event) => {
  if (event.data === SKIP_WAITING) event.waitUntil(self.skipWaiting());
  if (event.data === CHECK_FILES) event.waitUntil(tellWhetherAllIsKept(event.ports[0]));
});

async function install(): Promise<void> {
  // A page that is broken by its files cannot offer a new version to its visitor.
  if (await files.isDamaged()) await self.skipWaiting();
  await keepAll();
}

/** One after the other: the page has more use for the network. @throws where a file cannot be had as it should be */
async function keepAll(): Promise<void> {
  for (const file of precached) await files.keep(file);
}

async function answer(file: SiteFile, event: FetchEvent): Promise<Response> {
  const kept = await usable(file).catch(() => undefined); // storage may fail where the network does not
  if (kept) return kept;
  const fetched = await files.fetched(file);
  event.waitUntil(files.put(file, fetched.clone()).catch(() => undefined));
  return fetched;
}

/** A file from the cache. The page itself, on which all depends and which is small, is checked as a whole. */
async function usable(file: SiteFile): Promise<Response | undefined> {
  return file !== page || (await files.isRight(file)) ? files.kept(file) : undefined;
}

/** Checks the files of a page that has not asked for it. */
async function checkUnasked(): Promise<void> {
  const isAsked = await new Promise<boolean>((resolve) => {
    onAsked = () => {
      resolve(true);
    };
    setTimeout(resolve, UNASKED_MS, false);
  });
  if (!isAsked) await keepAll().catch(() => undefined);
}

/** Whether the page works without a network now. What is missing or damaged is fetched again. */
async function tellWhetherAllIsKept(port: MessagePort | undefined): Promise<void> {
  onAsked();
  const isKept = await keepAll().then(
    () => true,
    () => false,
  );
  port?.postMessage(isKept);
}
