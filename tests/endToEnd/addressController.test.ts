// The one reader and writer of a page's address, on a page that has nothing else, with a browser's own history.

import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import type { AddressPage, Shown } from '../support/address/addressPage.ts';
import { bundledScript } from '../support/address/bundledScript.ts';
import { useBrowser } from './browser.ts';

const visitors = useBrowser();
let script = '';
beforeAll(async () => {
  script = await bundledScript(join(PROJECT_ROOT, 'tests', 'support', 'address', 'addressPage.ts'));
});

/** A page that has begun at an address. */
async function begun(fragment: string): Promise<Page> {
  const page = await (await visitors.newVisitor()).newPage();
  await page.goto(`${visitors.url}licences.html${fragment}`);
  await page.evaluate(script);
  await page.evaluate(() => {
    document.body.append(document.createElement('address-page'));
  });
  return page;
}

/** Runs in the page, on its element. */
function on<Result>(page: Page, what: (element: AddressPage) => Result) {
  return page.locator('address-page').evaluate<Result, void, HTMLElement | SVGElement>(
    what as (element: HTMLElement | SVGElement) => Result, // there is one address-page
  );
}

const shown = (page: Page): Promise<readonly Shown[]> => on(page, (element) => element.shown);
const bar = (page: Page): Promise<string> => page.evaluate(() => location.hash);
const entries = (page: Page): Promise<number> => page.evaluate(() => history.length);

describe('an address controller', () => {
  it('shows what the address says when it begins, and completes it without a step', async () => {
    const page = await begun('#v=weird&m=cgan&s=3');
    expect(await shown(page)).toEqual([['cgan', 0, '', true]]);
    await expect.poll(() => bar(page)).toBe('#m=cgan&s=3&v=weird');
    const before = await entries(page);
    await on(page, (element) => {
      element.replace({ index: 4 });
    });
    expect(await bar(page)).toBe('#m=cgan&s=3&i=4&v=weird');
    expect(await entries(page)).toBe(before);
  });

  it('makes a step of what is pushed, with its state; Back shows what was there before, as read', async () => {
    const page = await begun('#v=weird&m=vae&s=3');
    const before = await entries(page);
    await on(page, (element) => {
      element.push({ index: 5 }, { isOurs: true });
    });
    expect([await bar(page), await entries(page)]).toEqual(['#m=vae&s=3&i=5&v=weird', before + 1]);
    expect(await page.evaluate((): unknown => history.state)).toEqual({ isOurs: true });
    await page.goBack();
    await expect
      .poll(() => shown(page))
      .toEqual([
        ['vae', 0, '', true],
        ['vae', 5, '', false],
        ['vae', 0, '', true],
      ]);
  });

  it('corrects the address a moment after what is no step, and before the next step', async () => {
    const page = await begun('#v=weird&m=vae&s=3');
    const before = await entries(page);
    await on(page, (element) => {
      element.change({ index: 1 }, false);
      element.change({ index: 2 }, false);
    });
    await expect.poll(() => bar(page)).toBe('#m=vae&s=3&i=2&v=weird');
    expect(await entries(page)).toBe(before);
    await on(page, (element) => {
      element.change({ index: 3 }, false);
      element.change({ index: 9 }, true);
    });
    await page.goBack();
    await expect.poll(() => bar(page)).toBe('#m=vae&s=3&i=3&v=weird');
  });

  it('follows what is on screen without showing it again', async () => {
    const page = await begun('#v=weird&m=vae&s=3');
    await on(page, (element) => {
      element.follow({ index: 8 });
    });
    await expect.poll(() => bar(page)).toBe('#m=vae&s=3&i=8&v=weird');
    expect([await shown(page), await on(page, (element) => element.index)]).toEqual([[['vae', 0, '', true]], 8]);
  });

  it('leaves out what a model does not have, when an element asks for that model', async () => {
    const page = await begun('#v=weird&m=vae&s=3&p=normal');
    await on(page, (element) => {
      element.change({ model: 'cgan', class: 4 }, true);
    });
    expect(await bar(page)).toBe('#m=cgan&s=3&c=4&v=weird');
  });

  it('keeps model and seed where an edited address leaves them out', async () => {
    const page = await begun('#v=weird&m=cgan&s=3');
    await page.evaluate(() => {
      location.hash = '#v=weird';
    });
    await expect.poll(() => bar(page)).toBe('#m=cgan&s=3&v=weird');
  });

  it('keeps an address that it could not read in full, until the visitor does something', async () => {
    const came = '#v=weird&m=vae&s=3&by=nonsense';
    const page = await begun(came);
    await on(page, (element) => {
      element.replace({ index: 6 });
    });
    expect(await bar(page)).toBe(came);
    await page.keyboard.press('Shift');
    await on(page, (element) => {
      element.replace({ index: 7 });
    });
    expect(await bar(page)).toBe('#m=vae&s=3&i=7&v=weird&by=nonsense');
  });

  it('writes nothing over the address of another page, and nothing once it is gone', async () => {
    const page = await begun('#v=weird&m=vae&s=3');
    await page.evaluate(() => {
      document.querySelector('address-page')?.follow({ index: 2 });
      history.pushState(null, '', '#v=speed');
      document.querySelector('address-page')?.replace({ index: 3 });
    });
    expect(await bar(page)).toBe('#v=speed');
    const isSilent = await page.evaluate(() => {
      const element = document.querySelector('address-page');
      const count = element?.shown.length;
      element?.remove();
      history.pushState(null, '', '#v=weird&m=vae&s=4');
      dispatchEvent(new PopStateEvent('popstate'));
      return element?.shown.length === count;
    });
    expect([isSilent, await bar(page)]).toEqual([true, '#v=weird&m=vae&s=4']);
  });
});
