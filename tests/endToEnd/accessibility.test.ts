import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { MODEL_FILE, drawn, open, resize, turnTo, violations, visit } from './gallery.ts';

const visitors = useBrowser();

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 320, height: 568 };

describe.each(['light', 'dark'] as const)('axe finds nothing wrong, %s', (colorScheme) => {
  it('with the wall and with the priors side by side, on a desktop and on a phone', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'allow', colorScheme, viewport: DESKTOP });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3&t=0.5`);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    expect(await violations(page), 'wall, desktop').toEqual([]);
    await resize(page, { width: 390, height: 844 });
    await drawn(page);
    expect(await violations(page), 'wall, phone').toEqual([]);
    await turnTo(page, '#m=vae&s=3&v=priors&t=0.5');
    await page.getByRole('grid').nth(1).waitFor();
    for (const [name, size] of [
      ['phone', PHONE],
      ['desktop', DESKTOP],
    ] as const) {
      await resize(page, size);
      await drawn(page);
      expect(await page.getByRole('grid').count()).toBe(2);
      expect(await violations(page), `priors, ${name}`).toEqual([]);
    }
  });

  it('with a digit that is open, messages, a field that refuses its text, and what waits behind the button', async () => {
    const visitor = await visitors.newVisitor({ colorScheme });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3&i=7&d=1`);
    await page.getByRole('img').waitFor();
    expect(await violations(page), 'a digit').toEqual([]);
    await page.keyboard.press('Escape');
    await turnTo(page, '#m=nobody&s=x&i=y&t=z');
    await page.getByText('There is no model called “nobody” here').first().waitFor();
    await page.getByLabel('Seed', { exact: true }).fill('x');
    await page.getByLabel('Seed', { exact: true }).press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await violations(page), 'messages').toEqual([]);
    await turnTo(page, '#m=vae&s=3&t=3.3');
    await resize(page, PHONE);
    await page.getByRole('button', { name: 'Seed, digit' }).click();
    await page.getByRole('slider', { name: 'Temperature' }).waitFor();
    expect(await violations(page), 'behind the button').toEqual([]);
  });

  it('with a wall that stays empty', async () => {
    const visitor = await visitors.newVisitor({ colorScheme, serviceWorkers: 'block' });
    await visitor.route(MODEL_FILE, (route) => route.fulfill({ status: 404 }));
    const { page } = await open(visitor, `${visitors.url}#v=wall`);
    await page.getByText('The wall cannot be drawn at the moment').waitFor();
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
