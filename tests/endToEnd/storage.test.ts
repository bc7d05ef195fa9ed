import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { MODEL_FILE, visit, wallPixels } from './gallery.ts';
import { upgradeDatabase } from './newerDatabase.ts';
import { nodeDigits, shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();

/** Runs over the stored model's record and returns the file's size, or -1 while there is none. */
function inModelStore(page: Page, damage: 'none' | 'flip a byte' | 'cut off' | 'empty'): Promise<number> {
  return page.evaluate(
    ([how]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('this-digit-does-not-exist');
        // The page opens its storage after the first digits: until then there is none, and this must not make an empty one.
        let isThere = true;
        opening.onupgradeneeded = () => {
          isThere = false;
          opening.transaction?.abort();
        };
        opening.onerror = () => {
          if (isThere) reject(new Error('the database does not open'));
          else resolve(-1);
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('models', 'readwrite');
          const reading = transaction.objectStore('models').getAll();
          let bytes = -1;
          reading.onsuccess = () => {
            const [record] = reading.result as { file: ArrayBuffer }[]; // written by the page
            if (!record) return;
            bytes = record.file.byteLength;
            const file = new Uint8Array(record.file);
            if (how === 'flip a byte') file[file.length >> 1] = (file[file.length >> 1] ?? 0) ^ 1;
            if (how === 'cut off') record.file = file.slice(0, -1).buffer;
            if (how === 'empty') file.fill(0);
            transaction.objectStore('models').put(record);
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(bytes);
          };
        };
      }),
    [damage] as const,
  );
}

describe('the stored model', () => {
  it.each(['flip a byte', 'cut off', 'empty'] as const)('is fetched again when damaged (%s)', async (damage) => {
    // Without a service worker, whose copy would also heal it, the fetch can be seen.
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const { bytes } = await shippedModel('vae');
    const first = await visit(visitor, `${visitors.url}#m=vae&s=5`);
    await expect.poll(() => inModelStore(first.page, 'none')).toBe(bytes);
    await inModelStore(first.page, damage);
    await first.page.close();

    const second = await visit(visitor, `${visitors.url}#m=vae&s=5`);
    expect(await wallPixels(second.page, 0, 10)).toEqual(await nodeDigits(5, 0, 10));
    expect(second.requests.filter((url) => MODEL_FILE.test(url))).toHaveLength(1);
    await expect.poll(() => inModelStore(second.page, 'none')).toBe(bytes);
    await second.page.close();

    const third = await visit(visitor, `${visitors.url}#m=vae&s=6`);
    expect(third.requests.filter((url) => MODEL_FILE.test(url))).toEqual([]);
  });

  it('is replaced without a network, too, from what the service worker keeps', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const { id } = await shippedModel(); // the one that it keeps
    const first = await visit(visitor, `${visitors.url}#v=wall`);
    await first.page.locator('digit-gallery[data-offline=ready]').waitFor();
    await inModelStore(first.page, 'flip a byte');
    await visitor.setOffline(true);
    const second = await visit(visitor, `${visitors.url}#m=${id}&s=5`);
    expect(await wallPixels(second.page, 0, 10)).toEqual(await nodeDigits(5, 0, 10, {}, id));
  });
});

describe('the gallery’s database', () => {
  it('is opened once, whatever a visit keeps in it: models, favourites, models of the visitor’s own', async () => {
    const visitor = await visitors.newVisitor();
    await visitor.addInitScript(() => {
      const opened: string[] = [];
      Object.assign(window, { opened });
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (name, version) {
        opened.push(name);
        return open.call(this, name, version);
      };
    });
    const { page } = await visit(visitor, `${visitors.url}#v=wall`);
    await page.goto(`${visitors.url}#v=one&m=vae&s=3`);
    await page.getByRole('button', { name: 'Favourite', exact: true }).click();
    await page.getByRole('button', { name: 'Favourite', pressed: true }).waitFor();
    await page.goto(`${visitors.url}#v=favourites`);
    await page.locator('favourites-page li').waitFor();
    await page.goto(`${visitors.url}#v=compare&s=5&of=vae&n=2`);
    await page.locator('grid-tab .stack[data-state=ready]').waitFor();
    await page.getByRole('button', { name: 'Settings' }).click(); // asks what the browser does not have
    await page.locator('settings-sheet[data-asked]').waitFor({ state: 'attached' });
    const opened = await page.evaluate(() => (window as unknown as { opened: string[] }).opened); // set above
    expect(opened).toEqual(['this-digit-does-not-exist']);
  });
});

describe('another tab', () => {
  it('with a newer version of the page gets the storage at once, and this version then runs from memory', async () => {
    const visitor = await visitors.newVisitor();
    const { page } = await visit(visitor, `${visitors.url}#v=wall`);
    await expect.poll(() => inModelStore(page, 'none')).toBeGreaterThan(0);
    expect(await upgradeDatabase(page, 'this-digit-does-not-exist')).toBe('upgraded');
    const older = await visit(visitor, `${visitors.url}#v=wall`);
    await older.page.getByText('does not let the page store its model').first().waitFor();
  });
});

describe('a browser that stores nothing', () => {
  it('shows digits without IndexedDB and says once that nothing is kept', async () => {
    const visitor = await visitors.newVisitor();
    await visitor.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    const { page } = await visit(visitor, `${visitors.url}#v=wall`);
    const notices = page.locator('notice-bar').getByText('does not let the page store its model');
    await notices.first().waitFor();
    expect(await notices.count()).toBe(1);
  });

  it('shows digits without IndexedDB, caches and service workers', async () => {
    const visitor = await visitors.newVisitor();
    await visitor.addInitScript(() => {
      for (const name of ['indexedDB', 'caches', 'sessionStorage', 'localStorage']) {
        Object.defineProperty(window, name, { value: undefined });
      }
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
    });
    const { page } = await visit(visitor, `${visitors.url}#v=wall`);
    expect(await page.locator('digit-gallery').getAttribute('data-offline')).toBe('not-yet');
    await page.reload();
    await page.locator('digit-gallery[data-state=ready]').waitFor();
  });

  it('shows digits when the disk is full', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const blank = await visitor.newPage();
    const devtools = await visitor.newCDPSession(blank);
    const { origin } = new URL(visitors.url);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
    const { page } = await visit(visitor, `${visitors.url}#v=wall`);
    await page.getByText('does not let the page store its model').first().waitFor();
    expect(await page.locator('status-bar').locator('p').innerText()).not.toContain('works offline');
  });
});
