import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { MODEL_FILE, open, violations, visit } from './gallery.ts';

const visitors = useBrowser();

describe.each(['light', 'dark'] as const)('axe finds nothing wrong, %s', (colorScheme) => {
  it.each([
    ['a desktop', { width: 1280, height: 800 }],
    ['a phone', { width: 390, height: 844 }],
  ])('with the wall on %s', async (_, viewport) => {
    const { page } = await visit(await visitors.newVisitor({ colorScheme, viewport }), `${visitors.url}#v=wall`);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['a desktop', { width: 1280, height: 800 }],
    ['a phone', { width: 320, height: 568 }],
  ])('with the priors side by side on %s', async (_, viewport) => {
    const visitor = await visitors.newVisitor({ colorScheme, viewport });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3&v=priors&t=0.5`);
    expect(await page.getByRole('grid').count()).toBe(2);
    expect(await violations(page)).toEqual([]);
  });

  it('with all that waits behind the button on a phone', async () => {
    const visitor = await visitors.newVisitor({ colorScheme, viewport: { width: 320, height: 568 } });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3&t=3.3`);
    await page.getByRole('button', { name: 'Seed, digit' }).click();
    await page.getByRole('slider', { name: 'Temperature' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('with a digit that is open', async () => {
    const { page } = await visit(await visitors.newVisitor({ colorScheme }), `${visitors.url}#m=vae&s=3&i=7&d=1`);
    await page.getByRole('img').waitFor();
    await page.waitForTimeout(300); // colours are judged when the dialog has faded in
    expect(await violations(page)).toEqual([]);
  });

  it('with messages and a field that refuses its text', async () => {
    const { page } = await visit(await visitors.newVisitor({ colorScheme }), `${visitors.url}#m=nobody&s=x&i=y&t=z`);
    await page.getByLabel('Seed', { exact: true }).fill('x');
    await page.getByLabel('Seed', { exact: true }).press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('with a wall that stays empty', async () => {
    const visitor = await visitors.newVisitor({ colorScheme, serviceWorkers: 'block' });
    await visitor.route(MODEL_FILE, (route) => route.fulfill({ status: 404 }));
    const { page } = await open(visitor, `${visitors.url}#v=wall`);
    await page.getByText('The wall stays empty for now').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('a visitor', () => {
  it('with a phone reaches what there is to choose behind a button', async () => {
    const { page } = await visit(
      await visitors.newVisitor({ viewport: { width: 390, height: 844 } }),
      `${visitors.url}#v=wall`,
    );
    await page.getByRole('button', { name: 'Seed, digit' }).click();
    await page.getByLabel('Go to digit').fill('777');
    await page.getByLabel('Go to digit').press('Enter');
    await page.locator('[role=gridcell][data-index="777"]').waitFor();
    expect(await page.getByLabel('Go to digit').isVisible()).toBe(false);
  });

  it('who wants less motion gets none', async () => {
    const visitor = await visitors.newVisitor({ reducedMotion: 'reduce' });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3&i=7&d=1`);
    await page.getByRole('img').waitFor();
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
  });

  it('hears of a new wall', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#v=wall`);
    await page.keyboard.press('Space');
    await page.getByRole('status').getByText('New wall, seed').waitFor();
  });
});
