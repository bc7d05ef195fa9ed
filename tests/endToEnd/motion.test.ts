import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { open } from './gallery.ts';

const visitors = useBrowser();

interface Playing {
  readonly what: string;
  readonly fragment: string;
  /** Begins it. */
  start(page: Page): Promise<void>;
  /** What can be done while nothing plays. */
  stopped(page: Page): Locator;
  /** What is seen of it at the moment. */
  seen(page: Page): Promise<string>;
}

/** Whatever goes on moving by itself. */
const PLAYING: readonly Playing[] = [
  {
    what: 'a morph',
    fragment: '#m=vae&s=5&i=7&v=explore&e=morph',
    start: (page) => page.getByRole('button', { name: 'Play' }).click(),
    stopped: (page) => page.getByRole('button', { name: 'Play' }),
    seen: (page) => page.getByRole('slider', { name: 'Place on the path' }).inputValue(),
  },
  {
    what: 'the game of generator and discriminator',
    fragment: '#v=learn&on=gan&step=2',
    start: (page) => page.getByRole('button', { name: 'Play' }).click(),
    stopped: (page) => page.getByRole('button', { name: 'Play' }),
    seen: async (page) => (await page.locator('gan-game svg.chart').getAttribute('aria-label')) ?? '',
  },
  {
    what: 'two pictures in turn',
    fragment: '#v=compare&s=5&of=vae~cvae&n=1&w=slider_0-0-0_1-0-0',
    start: async (page) => {
      await page.getByRole('dialog').getByRole('radio', { name: 'in turn' }).check();
      await page.locator('pair-viewer .card[data-viewer=flicker]').waitFor();
    },
    stopped: (page) => page.getByRole('button', { name: 'Start' }),
    seen: async (page) => (await page.locator('pair-viewer canvas:not([hidden])').getAttribute('class')) ?? '',
  },
];

describe.each(PLAYING)('$what', ({ fragment, start, stopped, seen }) => {
  it.each([
    ['the system asks for less motion', (page: Page) => page.emulateMedia({ reducedMotion: 'reduce' })],
    ['the visitor asks for less motion in another tab', askInAnotherTab],
  ])('stops when, while it plays, %s', async (_, ask) => {
    const visitor = await visitors.newVisitor({ reducedMotion: 'no-preference' });
    await visitor.clock.install();
    const { page } = await open(visitor, `${visitors.url}${fragment}`);
    await start(page);
    const first = await seen(page);
    await expect.poll(() => seen(page), { timeout: 20_000 }).not.toBe(first);
    await ask(page);
    await stopped(page).waitFor();
    const last = await seen(page);
    await page.clock.runFor(5000);
    expect(await seen(page)).toBe(last);
  });
});

async function askInAnotherTab(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(`${new URL(page.url()).origin}/icons/digit.svg`);
  await other.evaluate(() => {
    localStorage.setItem('this-digit-settings', JSON.stringify({ version: 1, motion: 'reduced' }));
  });
}
