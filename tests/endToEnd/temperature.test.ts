import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, drawn, visit, wallPixels } from './gallery.ts';
import { nodeDigits } from './nodeDigits.ts';

const visitors = useBrowser();

function slider(page: Page): Locator {
  return page.getByRole('slider', { name: 'Temperature' });
}

function shown(page: Page): Promise<string> {
  return page.locator('temperature-field output').innerText();
}

describe('the temperature', () => {
  it('changes the digits of the same places, is part of the address, and Back undoes it', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=700`);
    expect(await shown(page)).toBe('1.00');
    await slider(page).fill('0.5');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700&t=0.5');
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(await nodeDigits(3, 700, 20, { temperature: 0.5 }));
    await page.locator('status-bar').getByText('temperature 0.5').waitFor();

    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700');
    await expect.poll(() => slider(page).inputValue()).toBe('1');
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(await nodeDigits(3, 700, 20));
    await page.goForward();
    await expect.poll(() => slider(page).inputValue()).toBe('0.5');
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(await nodeDigits(3, 700, 20, { temperature: 0.5 }));
  });

  it('is changed by keyboard, and what is pressed in a row is one step of the history', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    const before = await page.evaluate(() => history.length);
    await slider(page).focus();
    for (const [key, text] of [
      ['ArrowLeft', '0.95'],
      ['ArrowLeft', '0.90'],
      ['ArrowRight', '0.95'],
      ['End', '2.00'],
      ['Home', '0.00'],
      ['PageUp', '0.20'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await shown(page), key).toBe(text);
    }
    await expect.poll(() => address(page).get('t')).toBe('0.2');
    await drawn(page);
    expect(await wallPixels(page, 0, 20)).toEqual(await nodeDigits(3, 0, 20, { temperature: 0.2 }));
    // A press that comes late, on a machine that is busy, is a step of its own.
    expect(await page.evaluate(() => history.length)).toBeLessThan(before + 6);
  });

  it('follows the thumb, and all of its way is one step of the history', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    const before = await page.evaluate(() => history.length);
    const box = await slider(page).boundingBox();
    if (!box) throw new Error('the slider is not on screen');
    const y = box.y + 12;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, y, { steps: 10 });
    await expect.poll(() => address(page).get('t')).not.toBe(null); // while it is held
    await drawn(page);
    await page.mouse.move(box.x + box.width * 0.2, y, { steps: 30 });
    await page.mouse.up();
    const text = await shown(page);
    expect(Number(text)).toBeLessThan(0.5);
    await expect.poll(() => Number(address(page).get('t'))).toBe(Number(text));
    await drawn(page);
    expect(await wallPixels(page, 0, 20)).toEqual(await nodeDigits(3, 0, 20, { temperature: Number(text) }));
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3');
  });

  it('goes back to 1 with a button, which leaves the keyboard at the slider', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&t=0.3`);
    const reset = page.getByRole('button', { name: 'Reset the temperature to 1' });
    await reset.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3');
    expect(await reset.count()).toBe(0);
    expect(await slider(page).evaluate((input: HTMLElement) => input.matches(':focus'))).toBe(true);
    await drawn(page);
    expect(await wallPixels(page, 0, 20)).toEqual(await nodeDigits(3, 0, 20));
  });

  it.each([
    ['3.3', '3.30', '4'],
    ['0.8375', '0.8375', '2'],
    ['0', '0.00', '2'],
  ])('of an address is shown as it is, even where the slider is coarser or shorter (%s)', async (t, text, max) => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&t=${t}`);
    expect(await shown(page)).toBe(text);
    expect(await slider(page).getAttribute('max')).toBe(max);
    expect(address(page).get('t')).toBe(t);
    expect(await wallPixels(page, 0, 20)).toEqual(await nodeDigits(3, 0, 20, { temperature: Number(t) }));
  });

  it('says what it means', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    await page.getByText('safer', { exact: true }).waitFor();
    await page.getByText('stranger', { exact: true }).waitFor();
    const hint = await page.locator('temperature-field #hint').textContent();
    expect(hint).toBe('Below 1 digits are safer, above 1 stranger.');
  });
});
