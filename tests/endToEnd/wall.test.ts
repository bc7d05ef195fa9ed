import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { address, drawn, focusedName, open, resize, visit, wallPixels } from './gallery.ts';
import { nodeDigits } from './nodeDigits.ts';

const visitors = useBrowser();

async function blockCount(page: Page): Promise<number> {
  return page.locator('digit-wall .block').count();
}

describe('the wall', () => {
  it('goes on for ever, both ways, without growing', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    const blocks = await blockCount(page);
    // Five times to the end of what can be scrolled over: each time there is more behind it.
    for (let i = 0; i < 5; i++) {
      const before = Number(address(page).get('i') ?? 0);
      await page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight);
      });
      await expect.poll(() => Number(address(page).get('i') ?? 0)).toBeGreaterThan(before + 100_000);
    }
    await drawn(page);
    const far = Number(address(page).get('i'));
    expect(await wallPixels(page, far, 20)).toEqual(await nodeDigits(3, far, 20));
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    await expect.poll(() => Number(address(page).get('i') ?? 0)).toBeLessThan(far - 100_000);
    await drawn(page);
    expect(await blockCount(page)).toBeLessThanOrEqual(2 * blocks);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  });

  it('is scrolled natively and the address follows', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 2000);
    await expect.poll(() => Number(address(page).get('i'))).toBeGreaterThan(100);
    await drawn(page);
    const shown = page.url();
    const again = await visit(await visitors.newVisitor(), shown);
    expect(again.page.url()).toBe(shown);
    const index = Number(address(page).get('i'));
    expect(await wallPixels(again.page, index, 16)).toEqual(await wallPixels(page, index, 16));
  });

  it('jumps to any digit, frames it and puts the keyboard there', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    await page.getByLabel('Go to digit').click();
    await page.keyboard.type('1,000,000,007');
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedName(page)).toBe('Generated digit, number 1,000,000,007 of seed 3');
    await expect.poll(() => address(page).get('i')).toBe('1000000007');
    await drawn(page);
    expect(await wallPixels(page, 1_000_000_007, 20)).toEqual(await nodeDigits(3, 1_000_000_007, 20));
    const cell = await page.locator('[role=gridcell][data-index="1000000007"]').boundingBox();
    expect(await page.locator('digit-wall .mark').boundingBox()).toEqual(cell);
    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  });

  it('becomes another with the space key and comes back with Back', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=700`);
    await page.keyboard.press('Space');
    await expect.poll(() => address(page).get('s')).not.toBe('3');
    await expect.poll(() => address(page).get('i')).toBe(null);
    await drawn(page);
    const seed = Number(address(page).get('s'));
    expect(await wallPixels(page, 0, 20)).toEqual(await nodeDigits(seed, 0, 20));
    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3&i=700');
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(await nodeDigits(3, 700, 20));
  });

  it('becomes that of a seed that is entered, and refuses what is none', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae`);
    const field = page.getByLabel('Seed', { exact: true });
    await field.fill('minus one');
    await field.press('Enter');
    await page.getByRole('alert').getByText('whole number from 0 to 9,007,199,254,740,991').waitFor();
    await field.fill('42');
    await field.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=42');
    await page.getByRole('button', { name: 'New wall' }).click();
    await expect.poll(() => address(page).get('s')).not.toBe('42');
    await expect.poll(() => field.inputValue()).toBe(address(page).get('s'));
  });

  it('follows an address that is edited by hand', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    await page.evaluate(() => {
      location.hash = '#m=vae&s=8&i=5000';
    });
    await page.locator('[role=gridcell][aria-label="Generated digit, number 5,000 of seed 8"]').waitFor();
    await drawn(page);
    expect(await wallPixels(page, 5000, 5)).toEqual(await nodeDigits(8, 5000, 5));
  });

  it('keeps the first digit on screen when the window gets another width', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=12345`);
    await resize(page, { width: 390, height: 844 });
    const cell = page.locator('[role=gridcell][data-index="12345"]');
    await expect.poll(async () => (await cell.boundingBox())?.y).toBeLessThan(200);
    await expect.poll(() => address(page).get('i')).toBe('12345');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it('fits a screen of 320 pixels, with tiles that fingers can hit', async () => {
    const { page } = await visit(
      await visitors.newVisitor({ viewport: { width: 320, height: 568 } }),
      `${visitors.url}#v=wall`,
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const cell = await page.getByRole('gridcell').first().boundingBox();
    expect(cell?.width).toBeGreaterThanOrEqual(44);
  });
});

describe('the keyboard', () => {
  it('walks the grid and keeps what it reaches on screen', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    const columns = Number(await page.locator('digit-wall').getAttribute('data-columns'));
    const name = (index: number): string => `Generated digit, number ${index.toLocaleString('en')} of seed 3`;
    await page.getByRole('gridcell').first().focus();
    const steps: readonly (readonly [string, number])[] = [
      ['ArrowRight', 1],
      ['ArrowDown', 1 + columns],
      ['End', 2 * columns - 1],
      ['ArrowLeft', 2 * columns - 2],
      ['Home', columns],
      ['ArrowUp', 0],
      ['ArrowUp', 0],
    ];
    for (const [key, index] of steps) {
      await page.keyboard.press(key);
      expect(await focusedName(page), key).toBe(name(index));
    }
    for (let i = 0; i < 40; i++) await page.keyboard.press('PageDown');
    const reached = await focusedName(page);
    const index = Number(/number ([\d,]+)/.exec(reached ?? '')?.[1]?.replaceAll(',', ''));
    expect(index).toBeGreaterThan(40 * columns);
    const cell = await page.locator(`[role=gridcell][data-index="${index}"]`).boundingBox();
    expect(cell?.y).toBeGreaterThan(60);
    expect((cell?.y ?? 0) + (cell?.height ?? 0)).toBeLessThan(670);
    await page.keyboard.press('Control+End');
    expect(await focusedName(page)).toBe(name(Number.MAX_SAFE_INTEGER));
    await page.keyboard.press('Control+Home');
    expect(await focusedName(page)).toBe(name(0));
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it('leaves one stop for Tab in the grid, and it is on screen after scrolling', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3`);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 5000);
    await expect.poll(() => address(page).get('i')).not.toBe(null);
    await expect.poll(() => page.locator('[role=gridcell][tabindex="0"]').count()).toBe(1);
    const cell = await page.locator('[role=gridcell][tabindex="0"]').boundingBox();
    expect(cell?.y).toBeGreaterThanOrEqual(0);
    expect(cell?.y).toBeLessThan(700);
  });
});

describe('digits that scroll away', () => {
  it('are not made: a long jump asks for no more than what is on screen', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}?workers=1#m=vae&s=3`);
    for (let i = 1; i <= 30; i++) {
      await page.evaluate((y) => {
        scrollTo(0, y);
      }, i * 20_000);
    }
    await drawn(page);
    expect(await blockCount(page)).toBeLessThan(12);
  });
});
