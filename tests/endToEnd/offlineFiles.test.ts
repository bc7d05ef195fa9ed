// What a host or a proxy answers in place of a file with status 200, and what becomes of files that are damaged in the cache.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { representatives } from '../support/thorough.ts';
import { useBrowser } from './browser.ts';
import { drawn, open, visit } from './gallery.ts';
import { builtFile, damageCache, publish, publishSecondVersion, replaceFile, WEB_PAGE } from './publishedSite.ts';

const visitors = useBrowser();
/** Installing takes a second, and much longer where many tests are run at once. */
const SLOW = { timeout: 30_000 };
const NEWER = 'There is a new version of this page.';

/** The files without which there is no page. */
const MAIN = /^assets\/first-[\w-]+\.js$/;
const KERNELS = /^assets\/simd-[\w-]+\.wasm$/;
const FILES: readonly (readonly [string, RegExp])[] = [
  ['the main script', MAIN],
  ['index.html', /^index\.html$/],
  ['the worker’s script', /^assets\/computeWorker-[\w-]+\.js$/],
  ['the kernels', KERNELS],
];
/** What the wall does not need. */
const LATER = /^assets\/learn-[\w-]+\.js$/;

/** Waits for digits by our kernels, and for the page to say that it needs no network. */
async function whole(page: Page): Promise<void> {
  await page.locator('digit-gallery[data-engine=wasm]').waitFor();
  await drawn(page);
  await page.locator('digit-gallery[data-offline=ready]').waitFor();
}

/** Somebody who has been at the wall before. */
async function regular(url: string): Promise<BrowserContext> {
  const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
  const { page } = await open(visitor, `${url}#v=wall`);
  await whole(page);
  await page.close();
  return visitor;
}

/** A tab of the same host with no script of the page in it. */
async function elsewhere(visitor: BrowserContext, url: string): Promise<Page> {
  const page = await visitor.newPage();
  await page.goto(`${url}models/index.json`);
  return page;
}

/**
 * How the installation of the service worker that is on the host now ends; undefined where none began, since browsers do one
 * thing at a time and may just be ending another: ask again.
 */
async function installation(visitor: BrowserContext, url: string): Promise<ServiceWorkerState | undefined> {
  const page = await elsewhere(visitor, url);
  const end = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    let found: ServiceWorker | null = registration.installing;
    registration.addEventListener('updatefound', () => (found = registration.installing ?? found));
    if (!found) await registration.update().catch(() => undefined);
    const worker = found ?? registration.installing ?? registration.waiting;
    while (worker?.state === 'installing') {
      await new Promise((resolve) => {
        worker.addEventListener('statechange', resolve, { once: true });
      });
    }
    return worker?.state;
  });
  await page.close();
  return end;
}

/** What the service worker says when it is asked whether it has all files. */
function hasAllFiles(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    active?.postMessage('check-files', [port2]);
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => {
        resolve(data);
      };
    });
  });
}

/** Puts something else in the cache in place of a file. */
async function damage(page: Page, file: string, content = WEB_PAGE, type = 'text/html'): Promise<void> {
  expect(await page.evaluate(damageCache, [[file], content, type] as const)).toBe(1);
}

/** What the cache has of a script. */
function keptText(page: Page, file: string): Promise<string | undefined> {
  return page.evaluate(async (name) => (await caches.match(`/${name}`, { ignoreSearch: true }))?.text(), file);
}

describe.each(representatives(FILES, 2))('where %s is a web page with status 200', (_, pattern) => {
  it('a new version is not installed: the one before stays, and the new one is offered once it is whole', async () => {
    const { site, folder } = await publish();
    const visitor = await regular(site.url);
    const file = await builtFile(folder, pattern);
    await publishSecondVersion(folder, file);
    const mend = await replaceFile(folder, file, WEB_PAGE);

    // One tab all the time: a browser without one that uses the old version would take the new one without a word.
    const { page } = await open(visitor, `${site.url}#v=wall`);
    await whole(page);
    await expect.poll(() => installation(visitor, site.url), SLOW).toBe('redundant');
    expect(await page.getByText(NEWER).count()).toBe(0);
    await page.reload();
    await whole(page);

    await mend();
    // Browsers look for new versions when they have nothing else to do; this does not wait for them.
    await expect.poll(() => installation(visitor, site.url), SLOW).toBe('installed');
    await page.getByText(NEWER).waitFor();
    await page.getByRole('button', { name: 'Reload' }).click();
    await whole(page);
  });
});

describe.each(representatives(FILES, 2))('where %s is damaged in the cache', (_, pattern) => {
  it('the next visit has it from the network, and the one after that needs none', async () => {
    const { site, folder } = await publish();
    const visitor = await regular(site.url);
    const file = await builtFile(folder, pattern);
    const before = await elsewhere(visitor, site.url);
    await damage(before, file);
    await before.close();

    const { page } = await open(visitor, `${site.url}#v=wall`);
    await whole(page);
    await site.close();
    await page.reload();
    await whole(page);
  });
});

describe('where the main script is cut off in the cache', () => {
  it('a visit brings it back, although no line of the page runs in it', async () => {
    const { site, folder } = await publish();
    const visitor = await regular(site.url);
    const file = await builtFile(folder, MAIN);
    const script = await readFile(join(folder, file), 'utf8');
    const before = await elsewhere(visitor, site.url);
    await damage(before, file, script.slice(0, 1000), 'text/javascript');
    const broken = await visitor.newPage();
    await broken.goto(`${site.url}#v=wall`);
    expect(await broken.locator('digit-gallery').count()).toBe(0);
    await expect.poll(() => keptText(before, file), SLOW).toBe(script);
    await broken.close();
    const { page } = await open(visitor, `${site.url}#v=wall`);
    await whole(page);
  });
});

describe('offline readiness', () => {
  it('is not claimed while one of the files does not come as it should, and is as soon as it does', async () => {
    const { site, folder } = await publish();
    const file = await builtFile(folder, LATER);
    const script = await readFile(join(folder, file));
    const mend = await replaceFile(folder, file, script.subarray(0, -1));
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const { page } = await visit(visitor, `${site.url}#v=wall`);
    await expect.poll(() => installation(visitor, site.url), SLOW).toBe('redundant');
    expect(await page.locator('digit-gallery').getAttribute('data-offline')).not.toBe('ready');
    await mend();
    await page.reload();
    await whole(page);
  });

  it('is not claimed while a file that this visit does not need is damaged and cannot be had', async () => {
    const { site, folder } = await publish();
    const visitor = await regular(site.url);
    const file = await builtFile(folder, LATER);
    const mend = await replaceFile(folder, file, WEB_PAGE);
    const before = await elsewhere(visitor, site.url);
    await damage(before, file);
    const { page } = await visit(visitor, `${site.url}#v=wall`);
    expect(await hasAllFiles(page)).toBe(false);
    expect(await page.locator('digit-gallery').getAttribute('data-offline')).not.toBe('ready');
    await mend();
    await page.reload();
    await whole(page);
  });
});

/** As one that keeps whatever comes: it has a web page in place of the main script. */
function olderServiceWorker(main: string): string {
  return `const name = 'workbox-precache-v2-' + registration.scope;
    const fill = async () => {
      const cache = await caches.open(name);
      await cache.add('index.html');
      await cache.put('${main}', new Response(${JSON.stringify(WEB_PAGE)}, { headers: { 'content-type': 'text/html' } }));
    };
    addEventListener('install', (event) => event.waitUntil(fill()));
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('fetch', (event) => {
      const kept = event.request.mode === 'navigate' ? caches.match('index.html') : caches.match(event.request);
      event.respondWith(kept.then((response) => response ?? fetch(event.request)));
    });`;
}

describe('a version of the page that kept whatever came', () => {
  it('gives way at once where it is broken: after the next visit there is a page again', async () => {
    const { site, folder } = await publish();
    const newer = await readFile(join(folder, 'sw.js'));
    await writeFile(join(folder, 'sw.js'), olderServiceWorker(await builtFile(folder, MAIN)));
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    await expect.poll(() => installation(visitor, site.url), SLOW).toMatch(/^(installed|activat)/);
    await writeFile(join(folder, 'sw.js'), newer);
    const { page } = await open(visitor, site.url);
    expect(await page.locator('digit-gallery').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => caches.keys()), SLOW).toEqual([`files-${site.url}`]);
    await page.reload();
    await page.locator('digit-gallery[data-engine=wasm][data-offline=ready]').waitFor();
  });
});

describe('kernels that come as a web page with status 200', () => {
  it('are told of, and are no reason to draw with another engine', async () => {
    const { site, folder } = await publish();
    const mend = await replaceFile(folder, await builtFile(folder, KERNELS), WEB_PAGE);
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const { page } = await open(visitor, `${site.url}#v=wall`);
    await page.getByText('A file is missing.').waitFor();
    await page.getByText('The error message').click();
    await page.getByText('kernels: what came is no WebAssembly module').waitFor();
    await mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('digit-gallery[data-engine=wasm]').waitFor();
    await drawn(page);
  });
});
