// First visit to first digits: a fresh browser context each time, the pages interleaved, also with the page's main thread
// slowed four times, and over a slow network. What each downloads is counted as gzip would send it. Then how many answers
// visits to pages of the gallery wait for.
//
// All compute in a worker. Chromium's throttling slows main threads only, so the throttled figures say what a slow main
// thread costs, not a slow machine; they are fair to all alike.

import { chromium, type Browser } from 'playwright';
import { gzipSync } from 'node:zlib';
import { ratioOfRounds, spread } from '../../../workers/benchmark/statistics.ts';
import { createProgress } from '../../../workers/node/progress.ts';
import { ensureChromium } from '../../../workers/node/tasks/browsers/chromium.ts';
import { printLines } from '../../../workers/node/terminal.ts';
import { conditionText, roundTripTable, visitTable } from '../report/visitTable.ts';
import { ROUND_TRIP_VISITS, measureRoundTrips } from './roundTrips.ts';
import { SlowHosts, type Network } from './slowHost.ts';
import { timeVisit } from './timeVisit.ts';
import { oursOf, type VisitFigures, type VisitPage, type VisitRow } from './visitRow.ts';
import { openSites, type VisitSites } from './visitSites.ts';

const PAGES: readonly VisitPage[] = ['gallery', 'gallery-tfjs', 'minimal', 'minimal-tfjs', 'minimal-ort'];
/** Those that the others of their kind are held against. */
const OURS: readonly VisitPage[] = ['gallery', 'minimal'];
const CONDITIONS: readonly { readonly throttling: number; readonly network?: Network }[] = [
  { throttling: 1 },
  { throttling: 4 },
  { throttling: 1, network: { delayMs: 100, bitsPerSecond: 9e6 } },
];
const TIMEOUT_MS = 120_000;

export async function measureVisit(rounds: number, signal: AbortSignal): Promise<VisitFigures> {
  const executablePath = await ensureChromium();
  const sites = await openSites();
  const slow = new SlowHosts();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const total = CONDITIONS.length * rounds * PAGES.length + ROUND_TRIP_VISITS;
  const progress = createProgress({ title: 'bench: visits', total, unit: 'visits' });
  const rows: VisitRow[] = [];
  let done = 0;
  try {
    // Once each: is it the same digits, and how much does it download?
    const downloads = new Map<VisitPage, { readonly gzipBytes: number; readonly refused: string | undefined }>();
    for (const page of PAGES) downloads.set(page, await inspect(browser, sites, page));
    for (const { throttling, network } of CONDITIONS) {
      const times = new Map<VisitPage, number[]>(PAGES.map((page) => [page, []]));
      for (let round = 0; round < rounds; round++) {
        for (let i = 0; i < PAGES.length; i++) {
          signal.throwIfAborted();
          const page = PAGES[(i + round) % PAGES.length] ?? 'gallery';
          const url = network ? await slow.urlOf(sites.urls[page], network) : sites.urls[page];
          times.get(page)?.push(await timeVisit(browser, url, { throttling }));
          progress.update(++done, `${page}, ${conditionText({ throttling, network })}`);
        }
      }
      for (const [page, all] of times) {
        const ours = times.get(oursOf(page)) ?? [];
        const { gzipBytes = 0, refused } = downloads.get(page) ?? {};
        const ratio = refused === undefined ? ratioOfRounds(all, ours) : { refused };
        rows.push({
          host: 'chromium',
          page,
          model: sites.model,
          throttling,
          ...(network && { network }),
          medianMs: spread(all).median,
          bestMs: Math.min(...all),
          rounds: all,
          gzipBytes,
          timesAsLong: OURS.includes(page) ? undefined : ratio,
        });
      }
    }
    const roundTrips = await measureRoundTrips(browser, sites.urls.gallery, signal, (page) => {
      progress.update(++done, `${page}, answers delayed`);
    });
    progress.stop();
    printLines(visitTable(rows));
    printLines(roundTripTable(roundTrips));
    return { visit: rows, roundTrips, chromium: browser.version() };
  } finally {
    progress.stop();
    await browser.close();
    await slow.close();
    await sites.close();
  }
}

/** What a visit downloads until the first digits, and whether a minimal page shows the digits that it should. */
async function inspect(
  browser: Browser,
  { urls, grey }: VisitSites,
  name: VisitPage,
): Promise<{ readonly gzipBytes: number; readonly refused: string | undefined }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const files = new Map<string, Promise<number>>();
    context.on('response', (response) => {
      const size = response.body().then(
        (body) => gzipSync(body, { level: 9 }).length,
        () => 0, // a redirect or a request that the page gave up
      );
      if (!files.has(response.url())) files.set(response.url(), size);
    });
    await page.goto(urls[name]);
    await page.waitForFunction(() => performance.getEntriesByName('first-digits').length > 0, null, {
      timeout: TIMEOUT_MS,
    });
    const sizes = await Promise.all(files.values());
    const gzipBytes = sizes.reduce((sum, size) => sum + size, 0);
    if (oursOf(name) === 'gallery') return { gzipBytes, refused: undefined }; // it checks its digits itself
    const shown = await page.evaluate((count) => {
      const canvas = document.querySelector('canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return [];
      const columns = canvas.width / 28;
      return Array.from({ length: count }, (_, n) => {
        const image = context.getImageData((n % columns) * 28, Math.floor(n / columns) * 28, 28, 28);
        return Array.from({ length: 784 }, (_, i) => 255 - (image.data[4 * i] ?? 0));
      }).flat();
    }, grey.length / 784);
    const worst = grey.reduce((most, level, i) => Math.max(most, Math.abs(level - (shown[i] ?? Infinity))), 0);
    return { gzipBytes, refused: worst <= 1 ? undefined : `its digits are up to ${worst} grey levels off` };
  } finally {
    await context.close();
  }
}
