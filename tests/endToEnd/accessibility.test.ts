import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { MODEL_FILE, open, visit } from './gallery.ts';

const visitors = useBrowser();

/** What axe finds wrong with the page as it is now, one line each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run()); // just put there
  return (results satisfies AxeResults).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join('; ')}`,
  );
}

describe.each(['light', 'dark'] as const)('axe finds nothing wrong, %s', (colorScheme) => {
  it.each([
    ['a desktop', { width: 1280, height: 800 }],
    ['a phone', { width: 390, height: 844 }],
  ])('with the wall on %s', async (_, viewport) => {
    const { page } = await visit(await visitors.newVisitor({ colorScheme, viewport }), visitors.url);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
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
    const { page } = await open(visitor, visitors.url);
    await page.getByText('The wall stays empty for now').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('a visitor', () => {
  it('with a phone reaches seed, prior and digit behind a button', async () => {
    const { page } = await visit(await visitors.newVisitor({ viewport: { width: 390, height: 844 } }), visitors.url);
    await page.getByRole('button', { name: 'Seed, prior and digit' }).click();
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
    const { page } = await visit(await visitors.newVisitor(), visitors.url);
    await page.keyboard.press('Space');
    await page.getByRole('status').getByText('New wall, seed').waitFor();
  });
});
