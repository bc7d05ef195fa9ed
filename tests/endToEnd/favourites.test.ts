import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { useBrowser } from './browser.ts';
import { address, digitShown, follow, MODEL_FILE, open, violations, visit } from './gallery.ts';
import { upgradeDatabase } from './newerDatabase.ts';
import { shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();

const heart = (page: Page) => page.getByRole('button', { name: 'Favourite', exact: true });
const tiles = (page: Page) => page.locator('favourites-page li').filter({ has: page.locator('canvas[data-painted]') });

/** Keeps digits 7, 8 … of a wall from the front page. */
async function keepSome(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await heart(page).click();
    await page.getByRole('button', { name: 'Favourite', pressed: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Favourite', pressed: false }).waitFor();
    await digitShown(page);
  }
}

/** Names of the digits on the page of favourites, once `count` are drawn. */
async function shown(page: Page, count: number): Promise<readonly (string | null)[]> {
  await tiles(page)
    .nth(count - 1)
    .waitFor();
  await tiles(page).nth(count).waitFor({ state: 'detached' });
  return page.locator('favourites-page li a').evaluateAll((links) => links.map(({ ariaLabel }) => ariaLabel));
}

describe('a heart', () => {
  it('keeps a digit over reloads, from the front page and from the wall, and lets it go', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await keepSome(page, 1);
    await page.goto(`${visitors.url}#m=vae&s=3&i=9&d=1`);
    await page.getByRole('dialog', { name: 'Digit 9' }).getByRole('button', { name: 'Favourite', exact: true }).click();
    await page.getByRole('status').getByText('Added to favourites').waitFor();
    await page.goto(`${visitors.url}#v=favourites`);
    await page.reload();
    expect(await shown(page, 2)).toEqual([9, 7].map((i) => `Generated digit, number ${i} of seed 3`));
    await page.goto(`${visitors.url}#v=one&m=vae&s=3&i=9`);
    await page.getByRole('button', { name: 'Favourite', pressed: true }).click();
    await page.goto(`${visitors.url}#v=favourites`);
    expect(await shown(page, 1)).toEqual(['Generated digit, number 7 of seed 3']);
  });

  it('is in step with other tabs', async () => {
    const visitor = await visitors.newVisitor();
    const one = await open(visitor, `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await digitShown(one.page);
    const two = await open(visitor, `${visitors.url}#v=favourites`);
    await two.page.getByText('None yet.').waitFor();
    await keepSome(one.page, 1);
    expect(await shown(two.page, 1)).toHaveLength(1);
  });

  it('keeps for this visit, and says so, where the browser stores nothing', async () => {
    const visitor = await visitors.newVisitor();
    await visitor.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await digitShown(page);
    await heart(page).click();
    await page.locator('notice-bar').getByText('does not let the page store favourites').waitFor();
    await follow(page, 'Favourites');
    expect(await shown(page, 1)).toHaveLength(1);
  });
});

describe('a removal that storage refuses', () => {
  it('is on screen for this visit, and said to last no longer', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await keepSome(page, 2);
    await expect.poll(() => page.evaluate(storedFavourites)).toBe(2);
    expect(await upgradeDatabase(page, 'this-digit-does-not-exist')).toBe('upgraded');
    await follow(page, 'Favourites');
    await shown(page, 2);
    await page.getByRole('button', { name: /^Remove: .*number 7/ }).click();
    await page.locator('notice-bar').getByText('it will be here again at the next visit').waitFor();
    expect(await shown(page, 1)).toEqual(['Generated digit, number 8 of seed 3']);
  });
});

/** How many favourites are in the database, which the page has opened. Runs in the page. */
function storedFavourites(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('this-digit-does-not-exist');
    opening.onerror = () => {
      reject(new Error('the database does not open'));
    };
    opening.onsuccess = () => {
      const counting = opening.result.transaction('favourites').objectStore('favourites').count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}

describe('where the disk is full', () => {
  it('digits are kept for this visit, which is said, and for good with the next one that has room', async () => {
    const visitor = await visitors.newVisitor();
    // From before the page's first transaction: Chromium remembers for half a minute how much room there was.
    const devtools = await visitor.newCDPSession(await visitor.newPage());
    const { origin } = new URL(visitors.url);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await digitShown(page);
    await heart(page).click();
    await page.locator('notice-bar').getByText('no space left on this device for favourites').waitFor();
    await page.getByRole('button', { name: 'Favourite', pressed: true }).waitFor();
    await devtools.send('Storage.overrideQuotaForOrigin', { origin }); // as much as there was
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Favourite', pressed: false }).click();
    await expect.poll(() => page.evaluate(storedFavourites)).toBe(2); // a reload before that loses what is not stored yet
    await page.goto(`${visitors.url}#v=favourites`);
    await page.reload();
    expect(await shown(page, 2)).toHaveLength(2);
  });
});

describe('storage of the version before', () => {
  it('gets its favourites, and keeps its models', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const { sha256, bytes, file } = await shippedModel('vae');
    const { page: early } = await open(visitor, `${visitors.url}icons/digit.svg`);
    const stored = [...(await readFile(join(PROJECT_ROOT, 'public', 'models', file)))];
    await early.evaluate(
      ([levels, key, size]) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('this-digit-does-not-exist', 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('models', { keyPath: 'sha256' });
          opening.onerror = () => {
            reject(new Error('the database does not open'));
          };
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('models', 'readwrite');
            const record = { sha256: key, bytes: size, formatVersion: 1, file: Uint8Array.from(levels).buffer };
            transaction.objectStore('models').put(record);
            transaction.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
      [stored, sha256, bytes] as const,
    );
    await visitor.route(MODEL_FILE, (route) => route.abort()); // storage has it, or nothing has
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await keepSome(page, 1);
    await page.goto(`${visitors.url}#v=favourites`);
    await page.reload();
    expect(await shown(page, 1)).toHaveLength(1);
  });
});

describe('the page of favourites', () => {
  it('is empty at first, and says how it fills', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=favourites`);
    await page.getByText('None yet.').waitFor();
    await page.getByRole('link', { name: 'See a digit' }).click();
    await digitShown(page);
  });

  it('lets go of digits and brings them back, by keyboard alone', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await keepSome(page, 3);
    await page.goto(`${visitors.url}#v=favourites`);
    const names = await shown(page, 3);
    await page.getByRole('button', { name: 'Remove: Generated digit, number 8 of seed 3' }).focus();
    await page.keyboard.press('Enter');
    expect(await shown(page, 2)).toEqual([names[0], names[2]]);
    await page.keyboard.press('Enter'); // the focus is on what brings it back
    expect(await shown(page, 3)).toEqual(names);
  });

  it('is saved as a file, which brings it to another browser; junk in it is told', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await keepSome(page, 2);
    await page.goto(`${visitors.url}#v=favourites`);
    await shown(page, 2);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    const other = await open(await visitors.newVisitor(), `${visitors.url}#v=favourites`);
    await other.page.getByText('None yet.').waitFor();
    const path = join(temporaryFolder(), 'mine.json');
    await writeFile(path, text.replace('[', '["junk",'));
    await other.page.locator('favourites-page input[type=file]').setInputFiles(path);
    expect(await shown(other.page, 2)).toHaveLength(2);
    await other.page.locator('notice-bar').getByText('2 favourites are new, 0 were here already').waitFor();
    await other.page.locator('notice-bar').getByText('1: "junk", want an object').waitFor();
    await writeFile(path, '{"kind":"shopping list"}');
    await other.page.locator('favourites-page input[type=file]').setInputFiles(path);
    await other.page.locator('notice-bar').getByText('contains no favourites from this page').waitFor();
    expect(await shown(other.page, 2)).toHaveLength(2);
  });

  it('draws its digits without a network', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await keepSome(page, 1);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await visitor.setOffline(true);
    await page.goto(`${visitors.url}#v=favourites`);
    await page.reload();
    expect(await shown(page, 1)).toHaveLength(1);
  });

  it('says of each digit whose model cannot be had that it cannot be drawn, and tries again', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const { page } = await open(visitor, `${visitors.url}#v=favourites`);
    await page.getByText('None yet.').waitFor();
    const { sha256 } = await shippedModel('vae');
    const favourites = [{ address: 'm=vae&s=3&i=7', model: sha256, added: '2026-01-31T12:00:00.000Z' }];
    const path = join(temporaryFolder(), 'mine.json');
    await writeFile(path, JSON.stringify({ kind: 'this-digit-does-not-exist favourites', version: 1, favourites }));
    let isBroken = true;
    await visitor.route(MODEL_FILE, (route) => (isBroken ? route.fulfill({ status: 404 }) : route.continue()));
    await page.locator('favourites-page input[type=file]').setInputFiles(path);
    await page.getByText('This digit could not be drawn').waitFor();
    isBroken = false;
    await page.locator('favourites-page').getByRole('button', { name: 'Try again' }).click();
    expect(await shown(page, 1)).toHaveLength(1);
  });

  it.each([
    ['light', 'en'],
    ['dark', 'ru'],
  ] as const)('has nothing that axe finds wrong, and no overflow, %s, %s', async (colorScheme, locale) => {
    const visitor = await visitors.newVisitor({ colorScheme, locale, viewport: { width: 320, height: 640 } });
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3&i=7`);
    await digitShown(page);
    await page.locator('favourite-button button').click();
    await page.goto(`${visitors.url}#v=favourites`);
    await shown(page, 1);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

describe('the heart of an open digit', () => {
  it('is the wall’s too: it is pressed when the digit opens again', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=5&d=1`);
    await page.getByRole('dialog').getByRole('button', { name: 'Favourite', exact: true }).click();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog').getByRole('button', { name: 'Favourite', pressed: false }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('dialog').getByRole('button', { name: 'Favourite', pressed: true }).waitFor();
    expect(address(page).get('i')).toBe('5');
  });
});
