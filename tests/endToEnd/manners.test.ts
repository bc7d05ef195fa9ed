// What every page has to do besides its own work: fit at 200 % and on the smallest phone, be there without a network, share
// where the system does, and keep what it can where storage is full.

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { PAGE_PLACES, pagePlace, type PagePlace } from '../support/scenarios/pagePlaces.ts';
import { isThorough } from '../support/thorough.ts';
import { useBrowser } from './browser.ts';
import { digitShown, open, turnTo, violations } from './gallery.ts';

const visitors = useBrowser();
const PATIENCE = { timeout: 60_000 };
/** All pages, one after the other. */
const WHOLE_VISIT_MS = 240_000;

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// A window of 1280 × 800 at 200 % is one of 640 × 400 with twice the pixels; at 400 % it is as wide as the smallest phone.
const ENLARGED = { width: 640, height: 400 };
const PHONE = { width: 320, height: 568 };

interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
  readonly language: 'en' | 'ru';
}

const LOOKS: readonly Look[] = [
  { name: 'at 200 %, light, in Russian', viewport: ENLARGED, colorScheme: 'light', language: 'ru' },
  { name: 'on the smallest phone, dark, in English', viewport: PHONE, colorScheme: 'dark', language: 'en' },
  { name: 'on the smallest phone, light, in Russian', viewport: PHONE, colorScheme: 'light', language: 'ru' },
  { name: 'at 200 %, dark, in English', viewport: ENLARGED, colorScheme: 'dark', language: 'en' },
];

/** Each page has one look in a quick run, and each look its share of the pages. */
function placesFor(look: Look): readonly PagePlace[] {
  return isThorough ? PAGE_PLACES : PAGE_PLACES.filter((_, i) => i % LOOKS.length === LOOKS.indexOf(look));
}

describe.each(LOOKS)('$name', (look) => {
  it(
    'every page fits, and axe finds nothing',
    async () => {
      const { viewport, colorScheme, language } = look;
      const visitor = await visitors.newVisitor({ viewport, colorScheme, deviceScaleFactor: 2 });
      await visitor.addInitScript((chosen) => {
        localStorage.setItem('this-digit-settings', JSON.stringify({ version: 1, language: chosen }));
      }, language);
      const { page } = await open(visitor, visitors.url);
      await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
      const faults: string[] = [];
      for (const { name, fragment, ready } of placesFor(look)) {
        await turnTo(page, fragment);
        await page.locator(ready).first().waitFor(PATIENCE);
        const pixels = await overflow(page);
        if (pixels > 0) faults.push(`${name}: ${pixels} pixels wider than the window`);
        faults.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
      }
      expect(faults).toEqual([]);
    },
    WHOLE_VISIT_MS,
  );
});

describe('without a network, after one visit', () => {
  it.each(['explore: morph', 'lesson: vae, 1', 'which is nearer?', 'speed on your device'].map(pagePlace))(
    '$name is there again',
    async ({ fragment, ready }) => {
      const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
      const { page } = await open(visitor, `${visitors.url}${fragment}`);
      await page.locator(ready).first().waitFor(PATIENCE);
      await expect.poll(() => page.locator('learn-page work-note').count(), PATIENCE).toBe(0);
      await page.locator('digit-gallery[data-offline=ready]').waitFor(PATIENCE);
      await visitor.setOffline(true);
      await page.reload();
      await page.locator(ready).first().waitFor(PATIENCE);
      await expect.poll(() => page.locator('learn-page work-note').count(), PATIENCE).toBe(0);
      expect(await page.getByRole('alert').count()).toBe(0);
    },
  );
});

describe('where the system shares', () => {
  it('a digit goes there with its link and its picture; whoever thinks better of it is told nothing', async () => {
    const visitor = await visitors.newVisitor();
    // The browser's part, which a headless one does not have: it notes what it is given, and the visitor closes its sheet.
    await visitor.addInitScript(() => {
      const given: { title?: string; url?: string; files: string[] }[] = [];
      Object.assign(window, { given });
      navigator.canShare = () => true;
      navigator.share = ({ title = '', url = '', files = [] } = {}) => {
        given.push({ title, url, files: files.map(({ name, type, size }) => `${name} ${type} ${size > 1000}`) });
        return Promise.reject(new DOMException('closed', 'AbortError'));
      };
    });
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await digitShown(page);
    await page.locator('share-button button').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Share …' }).click();
    await page.waitForFunction(() => (window as unknown as { given: unknown[] }).given.length > 0); // put there above
    const [shared] = await page.evaluate(
      () => (window as unknown as { given: { title: string; url: string; files: string[] }[] }).given, // put there above
    );
    expect(shared?.title).toBe('This digit does not exist');
    expect(shared?.url).toMatch(/#m=vae&s=3&i=7/);
    expect(shared?.files).toEqual(['digit-vae-3-7.png image/png true']);
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('where storage is full', () => {
  it('settings apply all the same, and say that they are not kept', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one&m=vae&s=3`);
    await digitShown(page);
    await page.evaluate(() => {
      // Until not one more letter has room.
      for (let size = 1 << 22, n = 0; size >= 1; n++) {
        try {
          localStorage.setItem(`x${n}`, 'x'.repeat(size));
        } catch {
          size >>= 1;
        }
      }
    });
    await page.getByRole('button', { name: 'Settings' }).click();
    const sheet = page.getByRole('dialog', { name: 'Settings' });
    await sheet.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'dark' }).check();
    await sheet.getByText('so the settings last until the page is closed').waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });
});
