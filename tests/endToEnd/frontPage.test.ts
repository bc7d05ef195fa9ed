import type { CDPSession, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { AXE_LOOKS } from './axeLooks.ts';
import { useBrowser } from './browser.ts';
import { address, digitShown, open, violations, type Gallery } from './gallery.ts';
import { nodeDigits, shippedModel } from './nodeDigits.ts';
import type { BrowserContext } from 'playwright';

const visitors = useBrowser();

async function visitFront(context: BrowserContext, fragment = ''): Promise<Gallery> {
  const gallery = await open(context, `${visitors.url}${fragment}`);
  await digitShown(gallery.page);
  return gallery;
}

/** The numbers of the digits in the strip, in their order. */
async function strip(page: Page): Promise<readonly string[]> {
  const names = await page
    .getByRole('list', { name: 'Recent digits' })
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));
  return names.map((name) => /number ([\d,]+)/.exec(name)?.[1] ?? name);
}

function index(page: Page): number {
  return Number(address(page).get('i') ?? 0);
}

/** Grey levels of the large digit, shown as squares. */
function largePixels(page: Page): Promise<readonly number[]> {
  return page.locator('digit-picture canvas').evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext('2d');
    if (!context) throw new Error('the picture has no canvas');
    const { data } = context.getImageData(0, 0, 28, 28);
    return Array.from({ length: canvas.width * canvas.height }, (_, i) => data[4 * i + 3] ?? -1);
  });
}

async function swipe(devtools: CDPSession, page: Page, by: number): Promise<void> {
  const box = await page.locator('.paper').boundingBox();
  if (!box) throw new Error('the paper is not on screen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x + by, y: y + 4 }] });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

describe('the front page', () => {
  it('shows one digit, the one of its address, and says who made it, where and how fast', async () => {
    const { page } = await visitFront(await visitors.newVisitor(), '#v=one&m=vae&s=3&i=7');
    await page.getByText(/^Generated on this device in [\d.,]+ ms by the VAE\.$/).waitFor();
    await page.getByText('Number 7 of seed 3').waitFor();
    await page.getByRole('img', { name: 'Generated digit, number 7 of seed 3' }).waitFor();
    await page.locator('[data-drawing=contours] path').waitFor();
    await page.getByLabel('Show pixels').check();
    await page.locator('[data-drawing=pixels] canvas').waitFor();
    expect(await largePixels(page)).toEqual([...(await nodeDigits(3, 7, 1))]);
    const enlarged = page.locator('digit-picture canvas');
    expect(await enlarged.evaluate((canvas) => getComputedStyle(canvas).imageRendering)).toBe('pixelated');
    expect(await page.title()).toBe('This digit does not exist');
    expect(await page.evaluate(() => performance.getEntriesByName('first-digits').length)).toBe(1);
  });

  it('is where an address without anything leads, with a digit that nobody has chosen', async () => {
    const [one, other] = await Promise.all([visitors.newVisitor(), visitors.newVisitor()]);
    const [{ page }, again] = [await visitFront(one), await visitFront(other)];
    const first = await digitShown(page);
    expect(first).toMatch(new RegExp(`^m=${(await shippedModel()).id}&s=\\d+$`));
    expect(await digitShown(again.page)).not.toBe(first);
    expect(new URL(page.url()).hash).toBe('');
  });

  it('has a new digit at every reload where its address names none, and Back leads to the one that was there', async () => {
    const { page } = await visitFront(await visitors.newVisitor());
    const first = await digitShown(page);
    await page.reload();
    const second = await digitShown(page);
    expect(second).not.toBe(first);
    expect(new URL(page.url()).hash).toBe('');
    await page.keyboard.press('Space');
    await expect.poll(() => digitShown(page)).toBe(`${second}&i=1`);
    await page.goBack();
    await expect.poll(() => digitShown(page)).toBe(second);
    await page.getByRole('button', { name: 'Previous digit' }).click();
    await expect.poll(() => digitShown(page)).toBe(first);
    expect(new URL(page.url()).hash).toBe(`#${first}&v=one`);
  });

  it('brings the next digit with each key, click and button, and the last one with others and with Back', async () => {
    const { page } = await visitFront(await visitors.newVisitor(), '#v=one&m=vae&s=3');
    const steps: readonly (readonly [() => Promise<unknown>, number])[] = [
      [() => page.keyboard.press('Space'), 1],
      [() => page.keyboard.press('Enter'), 2],
      [() => page.keyboard.press('ArrowRight'), 3],
      [() => page.locator('.paper').click(), 4],
      [() => page.getByRole('button', { name: 'Next digit' }).click(), 5],
      [() => page.keyboard.press('Backspace'), 4],
      [() => page.keyboard.press('ArrowLeft'), 3],
      [() => page.getByRole('button', { name: 'Previous digit' }).click(), 2],
      [() => page.goBack(), 1],
      [() => page.goForward(), 2],
    ];
    const length = await page.evaluate(() => history.length);
    for (const [step, wanted] of steps) {
      await step();
      await expect.poll(() => index(page)).toBe(wanted);
      await digitShown(page);
    }
    expect(await page.evaluate(() => history.length)).toBe(length + 5);
    expect(await strip(page)).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('does not flood the history while a key is held', async () => {
    const { page } = await visitFront(await visitors.newVisitor(), '#v=one&m=vae&s=3');
    const length = await page.evaluate(() => history.length);
    for (let i = 0; i < 30; i++) await page.keyboard.down('Space');
    await page.keyboard.up('Space');
    await expect.poll(() => index(page)).toBe(30);
    expect(await page.evaluate(() => history.length)).toBe(length + 1);
    await page.goBack();
    await expect.poll(() => index(page)).toBe(0);
  });

  it('follows a finger: left for the next, right for the last, and stays when the page is scrolled', async () => {
    const visitor = await visitors.newVisitor({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const { page } = await visitFront(visitor, '#v=one&m=vae&s=3');
    const devtools = await visitor.newCDPSession(page);
    await swipe(devtools, page, -120);
    await expect.poll(() => index(page)).toBe(1);
    await digitShown(page);
    await page.locator('.paper').tap();
    await expect.poll(() => index(page)).toBe(2);
    await digitShown(page);
    await swipe(devtools, page, 120);
    await expect.poll(() => index(page)).toBe(1);
    await swipe(devtools, page, 25);
    await digitShown(page);
    expect(index(page)).toBe(1);
  });

  it('keeps its digit and those of this visit through a reload where its address names one, without a network too', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
    const { page } = await visitFront(visitor, '#v=one&s=3');
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await page.keyboard.press('Space');
    await expect.poll(() => index(page)).toBe(1);
    await digitShown(page);
    await visitor.setOffline(true);
    await page.reload();
    expect(await digitShown(page)).toMatch(/&s=3&i=1$/);
    await expect.poll(() => strip(page)).toEqual(['0', '1']);
    await page.getByRole('list', { name: 'Recent digits' }).getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => index(page)).toBe(0);
    await digitShown(page);
  });

  it('leads to where the digit lives, copies its link, and changes its family', async () => {
    const visitor = await visitors.newVisitor({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = await visitFront(visitor, '#v=one&m=vae&s=3&i=700');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copied ✓' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await page.getByRole('radio', { name: 'GAN', exact: true }).check();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=gan&s=3&i=700&v=one');
    await digitShown(page);
    await page.goBack();
    await page.getByRole('link', { name: 'Find it on the wall' }).click();
    await page.locator('[role=gridcell][data-index="700"]').waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700');
    await page.goBack();
    await digitShown(page);
  });

  it.each([1280, 390, 320])('moves nothing that has been shown, and fits, %d pixels wide', async (width) => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow', viewport: { width, height: 700 } });
    await visitor.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value = 0 } = entry as PerformanceEntry & { value?: number }; // layout-shift is not in the DOM types yet
          const { dataset } = document.documentElement;
          dataset['shift'] = String(Number(dataset['shift'] ?? 0) + value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const { page } = await visitFront(visitor);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    expect(Number((await page.locator('html').getAttribute('data-shift')) ?? 0)).toBeLessThanOrEqual(0.005);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const targets = await page.locator('button:visible, a:visible, input:visible, select:visible').all();
    for (const target of targets) {
      const box = await target.boundingBox();
      const label = target.locator('xpath=ancestor::label');
      const around = (await label.count()) > 0 ? await label.first().boundingBox() : box;
      expect(Math.min(around?.width ?? 0, around?.height ?? 0), String(target)).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('axe finds nothing wrong', () => {
  it.each(AXE_LOOKS)('with one digit and with the settings, %s, in %s', async (colorScheme, locale) => {
    const visitor = await visitors.newVisitor({ colorScheme, locale, viewport: { width: 390, height: 844 } });
    const { page } = await visitFront(visitor);
    await page.keyboard.press('Space');
    await digitShown(page);
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('banner')
      .getByRole('button', { name: locale.startsWith('ru') ? 'Настройки' : 'Settings' })
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
