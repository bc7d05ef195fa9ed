import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { serveSite, type SiteServer } from '../../workers/node/tasks/siteServer.ts';
import { useBrowser } from './browser.ts';
import { digitShown, open, violations } from './gallery.ts';

/** The built page in a folder of a host, as GitHub Pages has it. */
async function serveInFolder(): Promise<SiteServer> {
  const temporary = await mkdtemp(join(tmpdir(), 'digits-test-'));
  const folder = join(temporary, 'site');
  await cp(join(PROJECT_ROOT, 'dist'), join(folder, 'digits'), { recursive: true });
  const site = await serveSite({ folder, port: 0 });
  const close = async (): Promise<void> => {
    await site.close();
    await rm(temporary, { recursive: true, force: true });
  };
  return { ...site, close };
}

const visitors = useBrowser(serveInFolder);
const gallery = (): string => `${visitors.url}digits/`;

it('the settings lead to the licences of all that is shipped, and of nothing else', async () => {
  const { page } = await open(await visitors.newVisitor(), `${gallery()}#v=one`);
  await page.getByRole('button', { name: 'Settings' }).click();
  const opening = page.context().waitForEvent('page');
  await page.getByRole('dialog').getByRole('link', { name: 'Licences' }).click();
  const licences = await opening;
  await licences.getByRole('heading', { name: 'Licences' }).waitFor();
  const names = (await licences.locator('li').allInnerTexts()).map((text) => text.split(' ')[0]);
  const shipped = ['lit', 'comlink', 'd3-shape', '@tensorflow/tfjs-core', 'rolldown', 'assemblyscript'];
  expect(names).toEqual(expect.arrayContaining(shipped));
  for (const absent of ['fast-png', 'cli-progress', 'playwright']) expect(names).not.toContain(absent);
  await licences.getByRole('link', { name: 'This digit does not exist' }).click();
  await licences.locator('digit-gallery').waitFor();
});

describe('an address at which there is nothing', () => {
  it.each([
    ['beside the page', 'wal', 'en-GB', 'This page does not exist', 'To the gallery'],
    ['folders below it', 'assets/of/last/year.html', 'ru', 'Этой страницы не существует', 'В галерею'],
  ])(
    '%s says so in the visitor’s language and leads to the gallery, and to the digit',
    async (_, path, locale, heading, link) => {
      const visitor = await visitors.newVisitor({ locale, colorScheme: 'dark' });
      const { page } = await open(visitor, `${gallery()}${path}#m=vae&s=3&i=7&v=one`);
      await page.getByRole('heading', { name: heading }).waitFor();
      expect(await page.getByRole('heading').count()).toBe(1);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
      expect(await page.title()).toBe(heading);
      expect(
        await page.locator('body').evaluate((body) => getComputedStyle(body.parentElement ?? body).backgroundColor),
      ).toBe('rgb(20, 19, 15)');
      expect(await violations(page)).toEqual([]);
      const home = page.getByRole('link', { name: link });
      await expect.poll(() => home.getAttribute('href')).toBe(`${gallery()}#m=vae&s=3&i=7&v=one`);
      await home.click();
      await digitShown(page);
      expect(page.url()).toBe(`${gallery()}#m=vae&s=3&i=7&v=one`);
    },
  );

  it('is told of without scripts, in both languages', async () => {
    const { page } = await open(await visitors.newVisitor({ javaScriptEnabled: false }), `${gallery()}wal`);
    expect(await page.getByRole('heading').allInnerTexts()).toEqual([
      'This page does not exist',
      'Этой страницы не существует',
    ]);
    expect(await page.getByRole('link').first().getAttribute('href')).toBe('./');
  });
});
