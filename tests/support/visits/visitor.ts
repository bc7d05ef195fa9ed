// What a visitor's hands do on a page in a scripted visit, and what they wait for.

import type { Locator, Page } from 'playwright';

export interface PageVisit {
  readonly name: string;
  /** Where it begins. */
  readonly fragment: string;
  /** Waits for what the page is there to show, then uses it. */
  use(page: Page): Promise<void>;
}

/** Between one thing that a visitor does and the next. */
const PAUSE_MS = 120;
/** The judge, all encoders or a whole race may be wanted first, on one core. */
export const PATIENCE = { timeout: 120_000 };

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PAUSE_MS);
  }
}

export async function click(target: Locator): Promise<void> {
  await target.click();
  await target.page().waitForTimeout(PAUSE_MS);
}

/** Through the whole page by wheel, or as far as that goes in so many turns, and back. */
export async function scroll(page: Page, turns = 8): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(width / 2, height / 2);
  for (const direction of [1, -1]) {
    for (let i = 0; i < turns; i++) {
      await page.mouse.wheel(0, direction * 400);
      await page.waitForTimeout(60);
    }
  }
}

/** From one point of an element to others, as shares of its edges, with the button held. */
export async function drag(target: Locator, ...points: readonly (readonly [x: number, y: number])[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('visit: what is to be dragged is not on screen');
  const { mouse } = target.page();
  for (const [i, [x, y]] of points.entries()) {
    await mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 8 });
    if (i === 0) await mouse.down();
  }
  await mouse.up();
  await target.page().waitForTimeout(PAUSE_MS);
}

/** Waits until no block of the wall, and none of a comparison, is still to be drawn. */
export async function wallDrawn(page: Page): Promise<void> {
  await page.locator('.block[data-state=ready]').first().waitFor(PATIENCE);
  await page.waitForTimeout(300);
}

export async function wayShown(page: Page, way: string): Promise<void> {
  await page.locator(`${way}-way [data-state=ready]`).first().waitFor(PATIENCE);
}

/** Every slider that is there, by keys and by hand. */
export async function slide(page: Page): Promise<void> {
  for (const slider of await page.getByRole('slider').all()) {
    await slider.focus();
    await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'PageUp');
  }
  const [first] = await page.getByRole('slider').all();
  if (first) await drag(first, [0.5, 0.5], [0.8, 0.5], [0.3, 0.5]);
}
