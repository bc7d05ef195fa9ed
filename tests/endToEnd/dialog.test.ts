import { readFile } from 'node:fs/promises';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, focusedName, visit } from './gallery.ts';
import { nodeDigits } from './nodeDigits.ts';

const visitors = useBrowser();

describe('a digit', () => {
  it('opens large at a click, with its link, and closes with Escape', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    await page.locator('[role=gridcell][data-index="5"]').click();
    const dialog = page.getByRole('dialog', { name: 'Digit 5' });
    await dialog.waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=5&d=1');
    expect(await dialog.getByLabel('Link to this digit').inputValue()).toBe(page.url());
    const picture = await dialog.getByRole('img', { name: 'Generated digit, number 5 of seed 3' }).boundingBox();
    expect(picture?.width).toBeGreaterThan(300);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3');
  });

  it('is a step of the history: Back closes it, and closing it leaves nothing to go back over', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    const wall = '#m=vae&s=3';
    const dialog = page.getByRole('dialog');
    const entries = await page.evaluate(() => history.length);
    const closings: readonly (() => Promise<unknown>)[] = [
      () => page.goBack(),
      () => page.keyboard.press('Escape'),
      () => page.getByRole('button', { name: 'Close' }).click(),
    ];
    for (const close of closings) {
      await page.locator('[role=gridcell][data-index="5"]').click();
      await dialog.waitFor();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('dialog', { name: 'Digit 6' }).waitFor();
      await close();
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(() => new URL(page.url()).hash).toBe(wall);
      await expect.poll(() => focusedName(page)).toBe('Generated digit, number 6 of seed 3');
    }
    expect(await page.evaluate(() => history.length)).toBe(entries + 1);
    await page.goForward();
    await page.getByRole('dialog', { name: 'Digit 6' }).waitFor();
    await page.goBack();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.locator('digit-gallery').getAttribute('data-view')).toBe('wall');
  });

  it('stays open over a reload, and then closes to its wall', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=40`);
    await page.locator('[role=gridcell][data-index="45"]').click();
    await page.getByRole('dialog', { name: 'Digit 45' }).waitFor();
    await page.reload();
    await page.getByRole('dialog', { name: 'Digit 45' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#m=vae&s=3&i=45&d=1');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => address(page).get('d')).toBe(null);
    expect(address(page).get('s')).toBe('3');
  });

  it('opens from its link, walks to its neighbours, and the keyboard returns to where it went', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=1000&d=1`);
    await page.getByRole('dialog', { name: 'Digit 1,000' }).waitFor();
    const entries = await page.evaluate(() => history.length);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Next digit' }).click();
    await page.getByRole('dialog', { name: 'Digit 1,002' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('dialog', { name: 'Digit 1,001' }).waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=1001&d=1');
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedName(page)).toBe('Generated digit, number 1,001 of seed 3');
    await expect.poll(() => address(page).get('d')).toBe(null);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  it('opens with Enter, and space does not change the wall behind it', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    await page.locator('[role=gridcell][data-index="2"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('heading', { name: 'Digit 2' }).click();
    await page.keyboard.press('Space');
    await expect.poll(() => address(page).get('s')).toBe('3');
  });

  it('gives its link to the clipboard', async () => {
    const visitor = await visitors.newVisitor({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3&i=7&d=1`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copied ✓' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

  it('is selected for copying by hand where the clipboard is closed to pages', async () => {
    const visitor = await visitors.newVisitor();
    await visitor.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
    });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3&i=7&d=1`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('copy it yourself').waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(page.url());
  });

  it('is saved as a PNG of its pixels, black on white', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=7&d=1`);
    await page.getByLabel('Show pixels').check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download PNG' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('digit-vae-3-7.png');
    const { width, height, channels, data } = decode(await readFile(await download.path()));
    expect([width, height]).toEqual([672, 672]);
    // The middle of each of the 28 × 28 squares has its pixel's level, on white.
    const levels = Array.from({ length: 784 }, (_, i) => {
      const x = (i % 28) * 24 + 12;
      const y = Math.floor(i / 28) * 24 + 12;
      return 255 - (data[(y * width + x) * channels] ?? 0);
    });
    const want = await nodeDigits(3, 7, 1);
    const differences = levels.map((level, i) => Math.abs(level - (want[i] ?? 0)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(1); // the canvas rounds when it blends
  });
});
