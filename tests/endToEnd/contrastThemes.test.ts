import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { inkShare } from '../support/looks/inkContrast.ts';
import { pagePlace, type PagePlace } from '../support/scenarios/pagePlaces.ts';
import { representatives } from '../support/thorough.ts';
import { useBrowser } from './browser.ts';
import { open } from './gallery.ts';

const visitors = useBrowser();

interface Place extends PagePlace {
  /** What has ink on it. */
  readonly ink: string;
  /** What is to be done first. */
  readonly before?: (page: Page) => Promise<void>;
}

/** Share of a digit's square, or of squares full of digits, that has ink on it at least. */
const LEAST_INK = 0.02;

/** Wherever digits are drawn, each way of drawing them once. */
const PLACES: readonly Place[] = [
  {
    name: 'the digit of the front page, as outlines',
    fragment: '#v=one&m=vae&s=3&i=7',
    ready: 'digit-picture svg',
    ink: 'one-digit digit-picture',
  },
  {
    name: 'the strip of the last digits',
    fragment: '#v=one&m=vae&s=3&i=7',
    ready: 'digit-strip button',
    ink: 'digit-strip img',
  },
  { ...pagePlace('the wall'), ink: '.block' },
  { ...pagePlace('a digit of the wall'), ink: 'digit-dialog digit-picture' },
  { ...pagePlace('priors side by side'), ink: 'digit-sheet .block' },
  { ...pagePlace('weird ones'), ink: 'weird-ones li canvas' },
  {
    name: 'a comparison',
    fragment: '#v=compare&s=5&i=7&n=8&of=vae',
    ready: 'grid-tab [data-state=ready]',
    ink: 'model-grid canvas',
  },
  { ...pagePlace('explore: map'), ink: 'map-surface canvas' },
  { ...pagePlace('explore: morph'), ink: 'digit-chooser img' },
  { ...pagePlace('picture of a digit'), ink: 'family-row [aria-current] img' },
  {
    name: 'the digit of the front page, as pixels',
    fragment: '#v=one&m=vae&s=3&i=7',
    ready: 'one-digit article:not([data-digit=""])',
    ink: 'one-digit digit-picture',
    before: (page) => page.getByLabel('Show pixels').check(),
  },
];

/** A contrast theme and the page's own: the first two differ, which is the harder case. */
const THEMES = [
  ['light', 'dark'],
  ['dark', 'light'],
  ['light', 'light'],
  ['dark', 'dark'],
] as const;

describe('with a contrast theme', () => {
  it.each(representatives(THEMES, 2))(
    '%s, and the page set to %s, ink is seen everywhere',
    async (colorScheme, theme) => {
      const visitor = await visitors.newVisitor({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
      await visitor.addInitScript((chosen) => {
        localStorage.setItem('this-digit-settings', JSON.stringify({ version: 1, theme: chosen }));
      }, theme);
      const { page } = await open(visitor, `${visitors.url}${PLACES[0]?.fragment ?? ''}`);
      const unseen: string[] = [];
      for (const { name, fragment, ready, ink, before } of PLACES) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, fragment);
        await page.locator(ready).first().waitFor();
        await before?.(page);
        const drawn = page.locator(ink).first();
        await drawn.scrollIntoViewIfNeeded();
        const share = await inkSettled(page, drawn);
        if (share < LEAST_INK) unseen.push(`${name}: ${(100 * share).toFixed(1)} % of it can be told from its ground`);
      }
      expect(unseen).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)(
    '%s, the difference of two digits says by colours whose ink it is',
    async (colorScheme) => {
      const visitor = await visitors.newVisitor({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
      const fragment = '#v=compare&s=5&of=vae~cvae&n=1&w=difference_0-0-0_1-0-0';
      const { page } = await open(visitor, `${visitors.url}${fragment}`);
      await page.locator('pair-viewer [data-state=ready] .only-a').waitFor();
      const colours = await page
        .locator('pair-viewer :is(.only-a, .only-b)')
        .evaluateAll((names) => names.map((name) => getComputedStyle(name).color));
      expect(new Set(colours).size).toBe(2);
    },
  );
});

/** Of an element whose pictures may still be decoded when the element is there: until some ink is seen, or for long. */
async function inkSettled(page: Page, element: Locator): Promise<number> {
  let share = 0;
  const deadline = performance.now() + 20_000;
  while (share < LEAST_INK && performance.now() < deadline) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    share = inkShare(await element.screenshot());
  }
  return share;
}
