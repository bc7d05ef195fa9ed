// The shell on phones: every page can be reached, and nothing lies over what a visitor came for.

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { VIEWS } from '../../web/address/views.ts';
import { useBrowser } from './browser.ts';
import { digitShown, open, violations, type Gallery } from './gallery.ts';

const visitors = useBrowser();
const SLOW = { timeout: 60_000 };

interface Phone {
  readonly width: number;
  readonly height: number;
  readonly locale: 'en-GB' | 'ru-RU';
}

const PHONES: readonly Phone[] = [
  { width: 390, height: 844, locale: 'ru-RU' },
  { width: 320, height: 640, locale: 'en-GB' },
];

async function visitOn({ width, height, locale }: Phone): Promise<Gallery> {
  const colorScheme = locale === 'ru-RU' ? 'dark' : 'light';
  const visitor = await visitors.newVisitor({ viewport: { width, height }, locale, colorScheme });
  const gallery = await open(visitor, `${visitors.url}#v=one&m=vae&s=3`);
  await digitShown(gallery.page);
  return gallery;
}

/** Whether a place of the middle of an element is the element's own, and not of what lies over it. */
function isUncovered(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const at = { x: (left + right) / 2, y: (top + bottom) / 2 };
    let found = document.elementFromPoint(at.x, at.y);
    while (found?.shadowRoot?.elementFromPoint(at.x, at.y)) {
      const inner = found.shadowRoot.elementFromPoint(at.x, at.y);
      if (inner === found) break;
      found = inner;
    }
    return top >= 0 && bottom <= innerHeight && found !== null && (found === element || element.contains(found));
  });
}

describe.each(PHONES)('on a phone of $width × $height, $locale', (phone) => {
  it(
    'every page is reached from the menu, which has that on screen in view and closes with the choice',
    SLOW,
    async () => {
      const { page } = await visitOn(phone);
      const menu = page.getByRole('banner').getByRole('navigation').getByRole('button');
      const links = page.locator('page-menu a');
      for (const { id } of VIEWS.filter(({ navigation }) => navigation !== 'none')) {
        await menu.click();
        await page.locator(`page-menu a[href="#v=${id}"]`).click();
        await page.locator(`digit-gallery[data-view=${id}][data-page=ready]`).waitFor();
        await expect.poll(() => links.first().isVisible()).toBe(false);
        await menu.click();
        const current = page.locator('page-menu a[aria-current=page]');
        const name = await current.innerText();
        expect(await isUncovered(page, 'page-menu a[aria-current=page]'), id).toBe(true);
        expect(await menu.innerText()).toBe(name);
        if (id === 'favourites') expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    },
  );

  it('the status line is one line, which opens to the whole and moves nothing', async () => {
    const { page } = await visitOn(phone);
    const line = page.locator('status-bar');
    await line.locator('.rate').waitFor({ state: 'attached' });
    const rows = (): Promise<number> =>
      line.locator('p').evaluate((p) => Math.round(p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)));
    expect(await rows()).toBe(1);
    const before = await page.locator('footer').boundingBox();
    await line.getByRole('button').click();
    expect(await rows()).toBeGreaterThanOrEqual(3);
    expect(await isUncovered(page, 'status-bar .rate a')).toBe(true);
    expect(await page.locator('footer').boundingBox()).toEqual(before);
    await page.keyboard.press('Escape');
    expect(await rows()).toBe(1);
  });

  it('nothing covers the button for the next digit', async () => {
    const { page } = await visitOn(phone);
    await page.locator('page-menu').waitFor();
    expect(await isUncovered(page, 'one-digit .primary')).toBe(true);
    const [button, footer] = await Promise.all(
      ['one-digit .primary', 'footer'].map((of) => page.locator(of).boundingBox()),
    );
    if (!button || !footer) throw new Error('the button or the status line is not on screen');
    expect(button.y + button.height).toBeLessThanOrEqual(footer.y);
    await page.setViewportSize({ width: 320, height: 640 });
    const isCut = await page
      .locator('one-digit .primary')
      .evaluate((element) => element.scrollWidth > element.clientWidth);
    expect(isCut).toBe(false);
  });
});
