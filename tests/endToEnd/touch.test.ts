// Fingers only: no mouse, no keys.

import type { CDPSession, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { formatView, type MapView } from '../../web/features/explore/mapView.ts';
import { useBrowser } from './browser.ts';
import { address, open } from './gallery.ts';

const visitors = useBrowser();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

type Finger = readonly [x: number, y: number];

interface Hand {
  readonly page: Page;
  /** Puts fingers down, moves them from point to point (shares of an element's edges) and lifts them. */
  move(selector: string, ...steps: readonly (readonly Finger[])[]): Promise<void>;
}

async function onPhone(fragment: string): Promise<Hand> {
  const visitor = await visitors.newVisitor(PHONE);
  const { page } = await open(visitor, `${visitors.url}${fragment}`);
  const devtools: CDPSession = await visitor.newCDPSession(page);
  return {
    page,
    async move(selector, ...steps) {
      const target = page.locator(selector);
      await target.scrollIntoViewIfNeeded();
      const box = await target.boundingBox();
      if (!box) throw new Error(`touch: ${selector} is not on screen`);
      for (const [n, fingers] of steps.entries()) {
        await devtools.send('Input.dispatchTouchEvent', {
          type: n === 0 ? 'touchStart' : 'touchMove',
          touchPoints: fingers.map(([x, y], id) => ({ x: box.x + x * box.width, y: box.y + y * box.height, id })),
        });
      }
      await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
  };
}

/** The view in the address of a map, once it is the one on screen: the address follows when nothing has moved for a moment. */
async function view(page: Page): Promise<readonly [s: number, t: number, scale: number]> {
  const tab = page.locator('map-tab');
  await expect
    .poll(async () => {
      const seen = await tab.evaluate((element) => (element as unknown as { readonly view?: MapView }).view); // as map-tab.ts has it
      return seen && address(page).get('w') === `three_${formatView(seen)}`;
    })
    .toBe(true);
  const [, s, t, scale] = (address(page).get('w') ?? '').split('_').map(Number);
  return [s ?? NaN, t ?? NaN, scale ?? NaN];
}

describe('by touch alone', () => {
  it('a swipe brings the next digit, and the very next tap counts', async () => {
    const { page, move } = await onPhone('');
    const before = address(page).toString();
    await move('.paper', [[0.8, 0.5]], [[0.7, 0.5]], [[0.5, 0.5]], [[0.3, 0.5]]);
    await page.getByRole('button', { name: 'Favourite', pressed: false }).tap();
    await page.getByRole('button', { name: 'Favourite', pressed: true }).waitFor();
    expect(address(page).toString()).not.toBe(before);
  });

  it('a map lets a finger scroll the page, is zoomed by two and chosen from by a tap, and is pulled when that is chosen', async () => {
    const { page, move } = await onPhone('#m=vae&s=5&i=7&v=explore&e=map&w=three_0_0_40');
    await page.locator('map-tab [data-state=ready]').waitFor();
    const surface = 'map-surface .surface';
    const scrolled = async (): Promise<number> => page.evaluate(() => scrollY);
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    await move(surface, [[0.5, 0.8]], [[0.5, 0.7]], [[0.5, 0.5]], [[0.5, 0.3]], [[0.5, 0.1]]);
    await expect.poll(scrolled).toBeGreaterThan(50);
    expect(address(page).get('w')).toBe('three_0_0_40');
    await page.getByRole('button', { name: 'Move with one finger' }).tap();
    await page.locator(surface).scrollIntoViewIfNeeded();
    const before = await scrolled();
    await move(surface, [[0.5, 0.8]], [[0.5, 0.7]], [[0.5, 0.5]], [[0.5, 0.3]], [[0.5, 0.1]]);
    await view(page);
    expect(await scrolled()).toBe(before);
    await move(surface, [[0.5, 0.5]], [[0.4, 0.5]], [[0.2, 0.5]]);
    const pulled = await view(page);
    await move(surface, [[0.5, 0.5]], [[0.4, 0.5]], [[0.2, 0.5]]);
    const further = await view(page);
    expect(further[0]).toBeGreaterThan(pulled[0]); // pulled to the left, so more of the right is seen
    expect(further[2]).toBe(pulled[2]);
    const apart = (reach: number): readonly Finger[] => [
      [0.5 - reach, 0.5],
      [0.5 + reach, 0.5],
    ];
    await page.getByRole('button', { name: 'Move with one finger', pressed: true }).tap();
    await move(surface, apart(0.1), apart(0.15), apart(0.25), apart(0.3));
    const zoomed = await view(page);
    expect(zoomed[2]).toBeGreaterThan(1.5 * further[2]);
    expect(Math.hypot(zoomed[0] - further[0], zoomed[1] - further[1]) * zoomed[2]).toBeLessThan(60); // in pixels
    await move(surface, [[0.5, 0.3]]);
    await page.getByRole('img', { name: 'The digit at' }).waitFor();
  });

  it('a digit is drawn, and read; a reload does not lose it', async () => {
    const { page, move } = await onPhone('#m=vae&s=5&v=explore&e=draw');
    await move('digit-pad .surface', [[0.3, 0.2]], [[0.5, 0.2]], [[0.7, 0.2]], [[0.6, 0.5]], [[0.45, 0.85]]);
    await page.getByRole('button', { name: 'Draw it with the models' }).tap();
    await page.getByText(/It reads \d with/).waitFor({ timeout: 60_000 });
    const before = await page.locator('digit-pad .ink').getAttribute('d');
    await page.reload();
    await page.getByRole('img', { name: 'Your digit as the networks see it' }).waitFor();
    expect(await page.locator('digit-pad .ink').getAttribute('d')).toBe(before);
    await page.getByRole('button', { name: 'Clear' }).tap();
    await page.reload();
    await page.getByText('The sheet is empty').waitFor();
  });

  it('guided pages are read and their figures used', async () => {
    const { page } = await onPhone('#v=learn&on=gan&step=2');
    const loss = page.locator('gan-game dd').nth(1);
    await loss.waitFor();
    const before = await loss.textContent();
    await page.getByRole('button', { name: 'Ten turns' }).tap();
    await expect.poll(() => loss.textContent()).not.toBe(before);
    await page.getByRole('link', { name: 'Next' }).tap();
    await page.locator('article[data-lesson=gan][data-step="3"]').waitFor();
  });

  it('the exhibit takes votes, and goes on', async () => {
    const { page } = await onPhone('#v=exhibit&set=5&round=1');
    await page.locator('article[data-ready=true]').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'This one: left' }).tap();
    await page.getByRole('row', { name: 'layer l' }).waitFor();
    await page.getByRole('button', { name: 'Next round' }).tap();
    await page.locator('article[data-round="2"]').waitFor();
  });
});

describe('Back', () => {
  it('in a map leads to the view that the address has', async () => {
    const { page } = await onPhone('#m=vae&s=5&i=7&v=explore&e=map&w=three_0_0_40');
    await page.locator('map-tab [data-state=ready]').waitFor();
    const place = async (): Promise<string | null> => page.locator('map-surface .mark').first().getAttribute('style');
    await expect.poll(place).not.toBe(null);
    const before = await place();
    await page.evaluate(() => {
      location.hash = location.hash.replace('three_0_0_40', 'three_1_1_80');
    });
    await expect.poll(place).not.toBe(before);
    await page.goBack();
    await expect.poll(place).toBe(before);
  });
});
