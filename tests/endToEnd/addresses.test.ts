import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isThorough } from '../support/thorough.ts';
import { useBrowser } from './browser.ts';
import { address, digitShown, drawn, open, visit } from './gallery.ts';
import { shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();

/** Fragments from plausible to hostile. */
const fragment = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.tuple(
        fc.constantFrom('m', 's', 'i', 't', 'p', 'c', 'd', 'v', 'x', '__proto__', 'constructor'),
        fc.oneof(
          fc.nat().map(String),
          fc.maxSafeNat().map(String),
          fc.constantFrom(
            'vae',
            'gan',
            'cvae',
            'normal',
            'priors',
            'one',
            'wall',
            '-1',
            '1e9',
            'NaN',
            '9007199254740991',
            '9007199254740992',
            '<img src=x onerror=1>',
          ),
          fc.string({ maxLength: 12 }),
        ),
      ),
      { maxLength: 6 },
    )
    .map((fields) => fields.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')),
);

const CANONICAL =
  /^#m=c?(gan|vae|vae-gan)&s=\d+(&i=[1-9]\d*)?(&t=[\d.]+)?(&p=normal)?(&c=\d)?((&v=priors)?(&d=1)?|&v=one)$/;
/** Whether it is the front page's and names no digit: then it stays as it came, since each visit has another one there. */
function isBare(hash: string): boolean {
  const fields = new URLSearchParams(hash.slice(1));
  return (fields.get('v') ?? 'one') === 'one' && !['s', 'i', 'd'].some((name) => fields.has(name));
}

describe('an address', () => {
  it(
    'of any kind shows a page and is put right, unless there is something to say about it',
    { timeout: 180_000 },
    async () => {
      const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#v=wall`);
      await fc.assert(
        fc.asyncProperty(fragment, async (text) => {
          await page.evaluate((hash) => {
            document.querySelector('digit-gallery')?.setAttribute('data-reported', '');
            addEventListener('address-problem', () =>
              document.querySelector('digit-gallery')?.setAttribute('data-reported', 'yes'),
            );
            location.hash = hash;
          }, text);
          const came = new URL(page.url()).hash;
          const isReported = async (): Promise<boolean> =>
            (await page.locator('digit-gallery').getAttribute('data-reported')) === 'yes' &&
            new URL(page.url()).hash === came;
          const isRight = (hash: string): boolean => CANONICAL.test(hash) || (hash === came && isBare(hash));
          await expect.poll(async () => isRight(new URL(page.url()).hash) || isReported()).toBe(true);
          await page.locator('digit-gallery[data-state=ready][data-page=ready]').waitFor();
          const view = await page.locator('digit-gallery').getAttribute('data-view');
          await (view === 'one' ? page.locator('one-digit article:not([data-digit=""])').waitFor() : drawn(page));
        }),
        { numRuns: isThorough ? 100 : 30, seed: 2026 },
      );
    },
  );

  it('that says nonsense is explained in words, which can be put away', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=<b>&s=-3&i=1e9&t=hot&p=<i>`);
    const bars = page.locator('notice-bar');
    expect(await bars.count()).toBe(5);
    await page.getByText('The seed in this address is missing, or not a whole number').first().waitFor();
    for (let left = 5; left > 0; left--) {
      await bars.first().getByRole('button', { name: 'Dismiss this message' }).click();
      await expect.poll(() => bars.count()).toBe(left - 1);
    }
  });

  it('with a model that is not here says which one there is', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=who-knows&s=3`);
    await page.getByText('There is no model called “who-knows” here').first().waitFor();
    expect(new URL(page.url()).hash).toBe('#m=who-knows&s=3');
  });

  it('that cannot be understood stays in the bar until the visitor does something', async () => {
    const came = '#m=who-knows&s=3&i=12&s=4';
    for (const [view, tag, key] of [
      ['wall', 'wall-page', 'Space'],
      ['one', 'one-digit', 'ArrowRight'],
      ['explore', 'explore-page', undefined],
      ['digit', 'digit-page', 'ArrowRight'],
    ] as const) {
      const { page } = await open(await visitors.newVisitor(), `${visitors.url}${came}&v=${view}`);
      await page.locator(`digit-gallery[data-state=ready] ${tag}`).waitFor();
      await page.getByText('There is no model called “who-knows” here').first().waitFor();
      // Whatever the page writes by itself, it has written when a second round of all that waits has passed.
      await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), 300)));
      expect(new URL(page.url()).hash, view).toBe(`${came}&v=${view}`);
      if (key) await page.keyboard.press(key);
      else await page.getByRole('link', { name: 'Map' }).click();
      await expect.poll(() => address(page).get('m'), { message: view }).toBe((await shippedModel()).id);
      await page.goBack();
      await expect.poll(() => new URL(page.url()).hash, { message: view }).toBe(`${came}&v=${view}`);
    }
  });

  it('of a comparison that cannot be understood stays, too', async () => {
    for (const came of [
      '#v=compare&how=grid&of=vae&s=-5&n=3',
      '#v=compare&how=measure&of=vae~cvae&s=x&n=7',
      '#v=compare&how=certificate&m=vae&s=5&i=-1',
      '#v=compare&how=nonsense&of=vae&s=5&n=3',
    ]) {
      const { page } = await open(await visitors.newVisitor(), visitors.url + came);
      await page.locator('notice-bar').first().waitFor();
      await page.locator('compare-page .tab > :is(grid-tab, measure-tab, certificate-tab)').waitFor();
      await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), 300)));
      expect(new URL(page.url()).hash).toBe(came);
    }
  });

  it('that mailers and chats have handed on shows the same digit, and is put right', async () => {
    for (const text of [
      '#m=cvae%26s=5%26i=7%26c=3%26v=one',
      '#/m=cvae&amp;s=5&amp;i=7&amp;c=3&amp;v=one)',
      '#%EF%BB%BFM%3DCVAE%26S%3D5%26I%3D7%26C%3D3%26V%3DONE',
    ]) {
      const { page } = await open(await visitors.newVisitor(), visitors.url + text);
      expect(await digitShown(page)).toBe('m=cvae&s=5&i=7&c=3');
      expect(await page.locator('notice-bar').count()).toBe(0);
    }
  });
});
