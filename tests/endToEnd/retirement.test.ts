import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, drawn, visit } from './gallery.ts';
import { publish } from './publishedSite.ts';

const visitors = useBrowser();

it('a service worker that is taken back lets go of the page, which comes from the network then, and stays away', async () => {
  const { site, folder } = await publish();
  const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
  const first = await visit(visitor, `${site.url}#v=wall`);
  await first.page.locator('digit-gallery[data-offline=ready]').waitFor();
  await first.page.evaluate(() => caches.open('of another site'));
  await first.page.close();

  // A page that its service worker would never fetch: its hash is none that it knows.
  const page = join(folder, 'index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('<html ', '<html data-version="second" '));
  await copyFile(join(folder, 'retired-sw.js'), join(folder, 'sw.js'));

  const second = await visitor.newPage();
  const loads: string[] = [];
  second.on('domcontentloaded', () => loads.push(second.url()));
  await second.goto(`${site.url}#m=vae&s=77&v=wall`);
  // Browsers look for a new service worker when they have nothing else to do; this does not wait for them.
  const lookForAnother = (): Promise<unknown> =>
    second.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update()).catch(() => undefined);
  await expect
    .poll(async () => {
      await lookForAnother();
      return second.locator('html[data-version=second]').count();
    })
    .toBe(1);
  await drawn(second);
  expect(address(second).get('s')).toBe('77');
  const left = (): Promise<unknown> =>
    second.evaluate(async () => ({
      registrations: (await navigator.serviceWorker.getRegistrations()).length,
      controlled: navigator.serviceWorker.controller !== null,
      caches: await caches.keys(),
    }));
  const nothing = { registrations: 0, controlled: false, caches: ['of another site'] };
  await expect.poll(left).toEqual(nothing);
  expect(loads).toHaveLength(2); // the page that was kept, and the one from the network

  await second.reload();
  await drawn(second);
  expect(await second.locator('html').getAttribute('data-version')).toBe('second');
  await expect.poll(left).toEqual(nothing);
  expect(loads).toHaveLength(3);
});
