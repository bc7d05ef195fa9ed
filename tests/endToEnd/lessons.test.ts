// Lessons, the a, b, c exhibit and the race of engines, with the models that ship.

import type { BrowserContext, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, open, resize, turnTo, violations } from './gallery.ts';

const visitors = useBrowser();
const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true };
/** Of each lesson. */
const STEPS = { gan: 4, vae: 4, cvae: 3, 'vae-gan': 3 } as const;

async function openLesson(visitor: BrowserContext, on: string, step: number): Promise<Page> {
  const { page } = await open(visitor, `${visitors.url}#v=learn&on=${on}&step=${step}`);
  await page.locator(`article[data-lesson="${on}"][data-step="${step}"]`).waitFor();
  return page;
}

/** Another page or step of it, in the same document. */
async function turnToLesson(page: Page, on: string, step: number): Promise<void> {
  await turnTo(page, `#v=learn&on=${on}&step=${step}`);
  await page.locator(`article[data-lesson="${on}"][data-step="${step}"]`).waitFor();
}

/** Waits until no figure waits for its numbers any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('learn-page h2').waitFor();
  await expect.poll(() => page.locator('learn-page work-note').count(), { timeout: 60_000 }).toBe(0);
}

describe('lessons', () => {
  it.each(Object.entries(STEPS))(
    'on the %s have numbers of this device in every step, and axe finds nothing',
    async (on, steps) => {
      const page = await openLesson(await visitors.newVisitor({ colorScheme: 'dark' }), on, 1);
      for (let step = 1; step <= steps; step++) {
        if (step > 1) await turnToLesson(page, on, step);
        await settled(page);
        expect(await page.getByRole('alert').count()).toBe(0);
        expect(await violations(page), `step ${step}`).toEqual([]);
      }
    },
  );

  it('are turned by keys and by links, and Back turns them back', async () => {
    const page = await openLesson(await visitors.newVisitor(), 'gan', 4);
    await page.keyboard.press('ArrowRight');
    await page.locator('article[data-lesson=vae][data-step="1"]').waitFor();
    expect([address(page).get('on'), address(page).get('step')]).toEqual(['vae', '1']);
    await page.getByRole('link', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'What it is trained for' }).waitFor();
    await page.goBack();
    await page.locator('article[data-lesson=vae][data-step="1"]').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.locator('article[data-lesson=gan][data-step="4"]').waitFor();
    await page.reload();
    await page.locator('article[data-lesson=gan][data-step="4"]').waitFor();
  });

  it('on the CVAE have each class over the middle of its column', async () => {
    const page = await openLesson(await visitors.newVisitor(), 'cvae', 1);
    await settled(page);
    const headers = page.locator('condition-table th');
    expect(await headers.allInnerTexts()).toEqual([...'0123456789']);
    const aligned = await headers.evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign));
    expect(new Set(aligned)).toEqual(new Set(['center']));
  });

  it('on the GAN mark a draw among the losses, and say how often the discriminator was right', async () => {
    const page = await openLesson(await visitors.newVisitor(), 'gan', 4);
    await settled(page);
    expect(await page.locator('training-card .chart text').allTextContents()).toContain('At a draw');
    await page
      .getByText(/the discriminator was right about 90\s% of the originals and 95\s% of the generated/)
      .waitFor();
  });

  it('fit a small phone, in Russian, too', async () => {
    const page = await openLesson(await visitors.newVisitor({ ...PHONE, locale: 'ru' }), 'gan', 1);
    for (const on of Object.keys(STEPS)) {
      await turnToLesson(page, on, 1);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await violations(page)).toEqual([]);
    }
  });

  it('say what is wrong with an address, and show a page all the same', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=learn&on=%3Cb%3E&step=1e9`);
    await page.getByText('There is no lesson called “<b>”').first().waitFor();
    await page.locator('article[data-lesson=gan][data-step="1"]').waitFor();
    expect(address(page).get('step')).toBe('1e9');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => address(page).get('step')).toBe('2');
  });

  it('play the game on a line until it is a draw', async () => {
    const page = await openLesson(await visitors.newVisitor(), 'gan', 2);
    const loss = page.locator('gan-game dd').nth(1);
    const before = await loss.textContent();
    for (let i = 0; i < 20; i++) await page.getByRole('button', { name: 'Ten turns' }).press('Enter');
    await expect.poll(() => loss.textContent()).toBe('1.38');
    expect(before).toBe('1.39'); // nobody knows anything yet
  });
});

describe('the a, b, c exhibit', () => {
  it('lets visitors vote, and keeps their votes', async () => {
    const visitor = await visitors.newVisitor();
    const { page } = await open(visitor, `${visitors.url}#v=exhibit&set=5&round=2`);
    await page.locator('article[data-ready=true][data-round="2"]').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'This one: left' }).press('Enter');
    const pixels = page.getByRole('row', { name: 'pixel by pixel' }).locator('td');
    const [b = NaN, c = NaN] = (await pixels.allTextContents()).map(Number);
    expect(b).toBeLessThan(c);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem('this-digit-exhibit'))).toMatch(
      /^\{"shape":[01],"pixels":[01]\}$/,
    );
    await page.getByRole('button', { name: 'Next round' }).click();
    await page.locator('article[data-round="3"]').waitFor();
    expect(address(page).get('round')).toBe('3');
  });

  it('shows three pictures of one size, on every screen, before and after the vote', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=exhibit&set=5&round=2`);
    await page.locator('article[data-ready=true][data-round="2"]').waitFor({ timeout: 60_000 });
    const sizes = async (): Promise<readonly string[]> => {
      const boxes = await page
        .locator('.picture ink-tile')
        .evaluateAll((tiles) => tiles.map((tile) => tile.getBoundingClientRect()));
      return boxes.map(({ width, height }) => `${Math.round(width)} × ${Math.round(height)}`);
    };
    for (const isAnswered of [false, true]) {
      for (const width of [320, 390, 1280]) {
        await resize(page, { width, height: 700 });
        const [a = '', ...others] = await sizes();
        expect(others, `${width} px wide, answered: ${isAnswered}`).toEqual([a, a]);
        expect(Number.parseInt(a), a).toBeGreaterThan(90);
      }
      if (!isAnswered) await page.getByRole('button', { name: 'This one: left' }).click();
    }
  });

  it('takes a drawing for a', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=exhibit&set=5`);
    await page.locator('article[data-ready=true]').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'With a digit of your own' }).click();
    const sheet = page.getByRole('application');
    await sheet.press('Space');
    for (let i = 0; i < 12; i++) await sheet.press('ArrowDown');
    await sheet.press('Space');
    await page.getByText('Your digit is now a, above.').waitFor();
    await page.getByRole('button', { name: 'This one: right' }).click();
    await page.getByRole('row', { name: 'layer l' }).waitFor();
  });
});

describe('the race of engines', () => {
  const DONE = 'speed-page article[data-state=done]';

  it('is run in workers, cancelled and run again; its digits are compared first', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=speed&on=gan`);
    await page.getByRole('button', { name: 'Start the race' }).click();
    await page.getByRole('progressbar', { name: 'Progress of the race' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('speed-page article[data-state=idle]').waitFor();
    await page.getByRole('button', { name: 'Start the race' }).click();
    await page.locator(DONE).waitFor({ timeout: 120_000 });
    await page.getByText('times as fast as TensorFlow.js').first().waitFor();
    await page.getByText('Show the numbers').click();
    const strict = page.getByRole('row', { name: 'Our strict kernels' }).first();
    expect(await strict.textContent()).toContain('to the last bit');
    expect(await page.getByRole('row', { name: 'TensorFlow.js' }).textContent()).toMatch(/to 0\.0+\d of ink/);
    expect(await violations(page)).toEqual([]);
  });

  it('says who could not run, and why', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    await visitor.route(/tfjs-backend-wasm/, (route) => route.abort());
    const { page } = await open(visitor, `${visitors.url}#v=speed&on=gan`);
    await page.getByRole('button', { name: 'Start the race' }).click();
    await page.locator(DONE).waitFor({ timeout: 120_000 });
    await page.getByText('TensorFlow.js, 1 core: it could not be fetched').waitFor();
  });
});
