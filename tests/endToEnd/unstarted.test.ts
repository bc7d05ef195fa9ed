// A page whose own script never starts: visitors are told, and told what to do. What stands in index.html itself does that, so
// nothing here needs a script that has come.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page, Route } from 'playwright';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { useBrowser } from './browser.ts';
import { digitShown } from './gallery.ts';

const visitors = useBrowser();

/** The script that starts the page, as index.html names it. */
async function ownScript(): Promise<RegExp> {
  const html = await readFile(join(PROJECT_ROOT, 'dist', 'index.html'), 'utf8');
  const [, name = ''] = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(html) ?? [];
  expect(name).not.toBe('');
  return new RegExp(`${name.replaceAll('.', '\\.')}$`);
}

/** Opens the page; `answer` is what comes for its script. */
async function openWith(visitor: BrowserContext, answer: (route: Route) => unknown): Promise<Page> {
  await visitor.route(await ownScript(), answer);
  const page = await visitor.newPage();
  await page.goto(visitors.url, { waitUntil: 'commit' });
  return page;
}

const words = (page: Page) => page.getByRole('heading', { name: 'This page has not started' });
const javaScript = { status: 200, contentType: 'text/javascript' };

describe('a page whose script', () => {
  it.each<readonly [what: string, answer: (route: Route) => unknown]>([
    ['is not there', (route) => route.fulfill({ status: 404 })],
    ['is blocked', (route) => route.abort('blockedbyclient')],
    [
      'has another media type',
      async (route) => route.fulfill({ response: await route.fetch(), contentType: 'text/plain' }),
    ],
    ['is a web page', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Log in</h1>' })],
    ['cannot be read', (route) => route.fulfill({ ...javaScript, body: 'const = new' })],
    ['fails', (route) => route.fulfill({ ...javaScript, body: 'throw new Error("no")' })],
    ['imports what is not there', (route) => route.fulfill({ ...javaScript, body: 'import "./gone.js"' })],
    ['never answers', () => undefined],
  ])('%s says that it has not started, and what to do', async (_, answer) => {
    const page = await openWith(await visitors.newVisitor({ serviceWorkers: 'block' }), answer);
    await words(page).waitFor();
    await page.getByText('Reload the page, or try another network').waitFor();
    await page.getByText('Обновите страницу').waitFor({ state: 'hidden' });
  });

  it('fails says so in Russian to whoever reads that', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block', locale: 'ru-RU' });
    const page = await openWith(visitor, (route) => route.abort());
    await page.getByText('Обновите страницу').waitFor();
    await words(page).waitFor({ state: 'hidden' });
  });

  it('is on its way has its name in the visitor’s language from the beginning, and in what the settings say', async () => {
    for (const [locale, language, name] of [
      ['ru-RU', 'system', 'Этой цифры не существует'],
      ['en-US', 'ru', 'Этой цифры не существует'],
      ['ru-RU', 'en', 'This digit does not exist'],
    ] as const) {
      const visitor = await visitors.newVisitor({ serviceWorkers: 'block', locale });
      await visitor.addInitScript((chosen) => {
        localStorage.setItem('this-digit-settings', JSON.stringify({ version: 1, language: chosen }));
      }, language);
      const page = await openWith(visitor, () => undefined);
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      expect(await page.title()).toBe(name);
    }
  });

  it('comes late takes the place of these words', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const held: Route[] = [];
    const page = await openWith(visitor, (route) => held.push(route));
    await words(page).waitFor();
    for (const route of held) await route.continue();
    await digitShown(page);
    await words(page).waitFor({ state: 'detached' });
  });
});

describe('a page in which no script runs', () => {
  it('says so in both languages after some seconds, where something blocks them', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const isOfPage = ({ href }: URL): boolean => href === visitors.url;
    await visitor.route(isOfPage, async (route) => {
      const html = await (await route.fetch()).text();
      const body = html.replaceAll(/<script.*?<\/script>/gs, '');
      await route.fulfill({ status: 200, contentType: 'text/html', body });
    });
    const page = await visitor.newPage();
    await page.goto(visitors.url);
    await words(page).waitFor();
    await page.getByText('Обновите страницу').waitFor();
  });

  it('asks for JavaScript where the visitor has switched it off, and says nothing else', async () => {
    const page = await (await visitors.newVisitor({ javaScriptEnabled: false })).newPage();
    await page.goto(visitors.url);
    await page.locator('noscript p').waitFor();
    expect(await page.locator('.unstarted').evaluate((element) => getComputedStyle(element).display)).toBe('none');
  });
});
