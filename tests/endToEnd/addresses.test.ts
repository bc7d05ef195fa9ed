import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, digitShown, drawn, visit } from './gallery.ts';
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

describe('an address', () => {
  it('of any kind shows a page and is put right', { timeout: 180_000 }, async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#v=wall`);
    await fc.assert(
      fc.asyncProperty(fragment, async (text) => {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, text);
        await expect.poll(() => new URL(page.url()).hash).toMatch(CANONICAL);
        await page.locator('digit-gallery[data-state=ready][data-page=ready]').waitFor();
        if (address(page).get('v') === 'one') await digitShown(page);
        else await drawn(page);
      }),
      { numRuns: 100, seed: 2026 },
    );
  });

  it('that says nonsense is explained in words, which can be put away', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=<b>&s=-3&i=1e9&t=hot&p=<i>`);
    const bars = page.locator('notice-bar');
    expect(await bars.count()).toBe(5);
    await page.getByText('The seed in this address is not a whole number').first().waitFor();
    await expect.poll(() => new URL(page.url()).hash).toMatch(new RegExp(`^#m=${(await shippedModel()).id}&s=\\d+$`));
    for (let left = 5; left > 0; left--) {
      await bars.first().getByRole('button', { name: 'Dismiss this message' }).click();
      await expect.poll(() => bars.count()).toBe(left - 1);
    }
  });

  it('with a model that is not here says which one there is', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=who-knows&s=3`);
    await page.getByText('There is no model called “who-knows” here').first().waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe(`#m=${(await shippedModel()).id}&s=3`);
  });
});
