import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { COMPARED_DIGITS } from '../../web/features/wall/wallAddress.ts';
import { useBrowser } from './browser.ts';
import { address, drawn, focusedElement, resize, sidePixels, visit, wallPixels } from './gallery.ts';
import { nodeDigits } from './nodeDigits.ts';

const visitors = useBrowser();

function prior(page: Page, name: string): Locator {
  return page.getByRole('radiogroup', { name: 'Prior' }).getByRole('radio', { name });
}

function side(page: Page, name: 'fitted mixture' | 'N(0, I)'): Locator {
  return page.getByRole('grid', { name: `Generated digits, prior ${name}` });
}

/** The accessible name of what has the focus, and of the grid that it is in. */
async function focused(page: Page): Promise<readonly (string | null | undefined)[]> {
  return (await focusedElement(page)).evaluate((element) => [
    element?.closest('[role=grid]')?.ariaLabel,
    element?.ariaLabel,
  ]);
}

describe('priors side by side', () => {
  it('show the digits of the wall under each of them, from the switch and back to the wall', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=700`);
    await prior(page, 'side by side').check();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700&v=priors');
    await page.getByRole('status').getByText('Priors side by side').waitFor();
    await side(page, 'N(0, I)').waitFor();
    await drawn(page);
    const [mixture, normal] = await sidePixels(page);
    expect(mixture).toEqual(await nodeDigits(3, 700, COMPARED_DIGITS));
    expect(normal).toEqual(await nodeDigits(3, 700, COMPARED_DIGITS, { prior: 'normal' }));

    await prior(page, 'N(0, I)').check();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700&p=normal');
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(normal?.slice(0, 20 * 784));
    await page.goBack();
    await side(page, 'fitted mixture').waitFor();
    expect(await prior(page, 'side by side').isChecked()).toBe(true);
    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700');
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(mixture?.slice(0, 20 * 784));
  });

  it('are an address, with seed, place and temperature like the wall’s', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=5&t=0.5&p=normal&v=priors`);
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=5&t=0.5&v=priors');
    expect(await sidePixels(page)).toEqual([
      await nodeDigits(3, 5, COMPARED_DIGITS, { temperature: 0.5 }),
      await nodeDigits(3, 5, COMPARED_DIGITS, { temperature: 0.5, prior: 'normal' }),
    ]);
    await page.keyboard.press('Space');
    await expect.poll(() => address(page).get('s')).not.toBe('3');
    expect([address(page).get('v'), address(page).get('i')]).toEqual(['priors', null]);
    await page.getByLabel('Go to digit').fill('1000000007');
    await page.getByLabel('Go to digit').press('Enter');
    const name = `Generated digit, number 1,000,000,007 of seed ${String(address(page).get('s'))}`;
    await expect.poll(() => focused(page)).toEqual(['Generated digits, prior fitted mixture', name]);
  });

  it('end where the wall ends', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=9007199254740991&v=priors`);
    const [mixture] = await sidePixels(page);
    expect(mixture).toEqual(await nodeDigits(3, Number.MAX_SAFE_INTEGER - COMPARED_DIGITS + 1, COMPARED_DIGITS));
  });

  it('open a digit from the side that it is on, and the keyboard returns there', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=700&v=priors`);
    await side(page, 'N(0, I)').getByRole('gridcell', { name: 'number 705 ' }).click();
    await page.getByRole('dialog', { name: 'Digit 705' }).waitFor();
    await page.getByText('· prior N(0, I)').waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=705&p=normal&v=priors&d=1');
    expect(await page.getByLabel('Link to this digit').inputValue()).toBe(page.url());
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: 'Digit 706' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700&v=priors');
    const name = 'Generated digit, number 706 of seed 3';
    await expect.poll(() => focused(page)).toEqual(['Generated digits, prior N(0, I)', name]);
    expect((await sidePixels(page))[0]).toEqual(await nodeDigits(3, 700, COMPARED_DIGITS));
  });

  it('are walked by keyboard, each side a grid of its own', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&v=priors`);
    const left = page.locator('digit-sheet').first();
    const columns = Number(await left.getAttribute('data-columns'));
    await side(page, 'fitted mixture').getByRole('gridcell').first().focus();
    const steps: readonly (readonly [string, number])[] = [
      ['ArrowRight', 1],
      ['ArrowDown', 1 + columns],
      ['End', 2 * columns - 1],
      ['Control+End', COMPARED_DIGITS - 1],
      ['ArrowDown', COMPARED_DIGITS - 1],
      ['Control+Home', 0],
    ];
    for (const [key, index] of steps) {
      await page.keyboard.press(key);
      expect((await focused(page))[1], key).toBe(`Generated digit, number ${index} of seed 3`);
    }
    await page.keyboard.press('Tab');
    expect((await focused(page))[0]).toBe('Generated digits, prior N(0, I)');
    await page.keyboard.press('Enter');
    await page.getByText('· prior N(0, I)').waitFor();
  });

  it('have captions with what was measured, and a sentence about what is seen', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&v=priors`);
    await page.getByText('its codes leave holes there; latents from a hole give blurred or broken digits').waitFor();
    const captions = page.locator('prior-comparison figcaption');
    await captions.nth(0).getByRole('heading', { name: 'fitted mixture' }).waitFor();
    expect(await captions.nth(0).innerText()).toMatch(/unreadable \d+(\.\d+)?\s%/);
    await captions.nth(1).getByRole('heading', { name: 'N(0, I)' }).waitFor();
  });

  it('fit any screen, with tiles that fingers can hit', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&v=priors`);
    for (const width of [320, 390, 1024, 1600]) {
      await resize(page, { width, height: 800 });
      await drawn(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const cell = await side(page, 'N(0, I)').getByRole('gridcell').first().boundingBox();
      expect(cell?.width, `${width} pixels`).toBeGreaterThanOrEqual(44);
      const tops = [side(page, 'fitted mixture'), side(page, 'N(0, I)')].map(
        async (grid) => (await grid.boundingBox())?.y,
      );
      const [left, right] = await Promise.all(tops);
      expect(left, `${width} pixels`).toBe(right);
    }
  });

  it('keep the digits that are drawn when the window gets another width', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&v=priors`);
    const before = await sidePixels(page);
    const columns = await page.locator('digit-sheet').first().getAttribute('data-columns');
    await resize(page, { width: 390, height: 844 });
    await page.locator(`digit-sheet:not([data-columns="${columns}"])`).nth(1).waitFor();
    expect(await sidePixels(page)).toEqual(before);
  });

  it('whose code cannot be had are explained in words, and the wall stays', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    await visitor.route(/prior-comparison/, (route) => route.abort());
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3`);
    await prior(page, 'side by side').click(); // it goes back at once, and so is never seen checked
    await page.getByText('The view of priors side by side could not be loaded').first().waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3');
    await drawn(page);
    expect(await wallPixels(page, 0, 20)).toEqual(await nodeDigits(3, 0, 20));
  });
});
