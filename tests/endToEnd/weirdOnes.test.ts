import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { useBrowser } from './browser.ts';
import { address, drawn, focusedElement, open, violations, visit } from './gallery.ts';

const visitors = useBrowser();

/** Waits for the judge, and returns the numbers of the digits that are shown, in their order. */
async function weirdOnes(page: Page): Promise<readonly number[]> {
  await page.locator('weird-ones article[data-busy=no]').waitFor({ timeout: 60_000 });
  return page
    .locator('weird-ones li')
    .evaluateAll((tiles) => tiles.map((tile) => Number((tile as HTMLElement).dataset['index'])));
}

describe('weird ones', () => {
  it('are of the next thousand from where the wall was, the same at every visit, and lead to their place', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=2000`);
    await page.getByRole('link', { name: 'Weird ones' }).click();
    const found = await weirdOnes(page);
    expect(found).toHaveLength(60);
    for (const index of found) expect(index >= 2000 && index < 3000, String(index)).toBe(true);
    const sure = await page
      .locator('weird-ones .words')
      .evaluateAll((words) => words.map(({ textContent }) => Number(/(\d+)\s% confidence/.exec(textContent)?.[1])));
    expect(sure.every((percent) => percent > 0)).toBe(true);
    expect(sure).toEqual([...sure].sort((a, b) => a - b));
    await page.reload();
    expect(await weirdOnes(page)).toEqual(found);
    await page.locator('weird-ones li a').first().click();
    await page.getByRole('dialog').waitFor();
    expect([address(page).get('i'), address(page).get('d')]).toEqual([String(found[0]), '1']);
  });

  it('are there again, without another search, when one that was opened is closed', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&v=weird`);
    const found = await weirdOnes(page);
    const closings = [() => page.keyboard.press('Escape'), () => page.goBack()];
    for (const [place, close] of closings.entries()) {
      const index = found[40 + place] ?? 0;
      await page.locator(`weird-ones li[data-index="${index}"] a`).click();
      await page.getByRole('dialog').waitFor();
      await close();
      const indexOfFocus = async (): Promise<string | undefined> =>
        (await focusedElement(page)).evaluate((element) => element?.closest('li')?.dataset['index']);
      await expect.poll(indexOfFocus).toBe(String(index));
      expect(await page.locator('weird-ones article').getAttribute('data-busy')).toBe('no');
      expect(await weirdOnes(page)).toEqual(found);
      expect(new URL(page.url()).hash).toBe('#m=vae&s=3&v=weird');
    }
  });

  it('are in another order by distance, which the address tells; Back brings the first one back', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&v=weird`);
    const byDoubt = await weirdOnes(page);
    await page.getByRole('radio', { name: 'unusualness' }).check();
    await page.waitForFunction(() => location.hash === '#m=vae&s=3&v=weird&by=distance');
    const byDistance = await weirdOnes(page);
    expect(byDistance).not.toEqual(byDoubt);
    await page.goBack();
    await page.getByRole('radio', { name: 'the judge’s doubt', checked: true }).waitFor({ state: 'attached' });
    expect(await weirdOnes(page)).toEqual(byDoubt);
  });

  it('need no network once the judge is here, and say so where it cannot be had', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    let isBroken = true;
    await visitor.route(/judge/, (route) => (isBroken ? route.fulfill({ status: 404 }) : route.continue()));
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=3&v=weird`);
    await page.getByText('The file judge.safetensors is missing.').waitFor();
    expect(await page.locator('failure-panel').count()).toBe(1);
    isBroken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => page.locator('failure-panel').count()).toBe(0);
    await expect.poll(async () => (await weirdOnes(page)).length).toBe(60);
    isBroken = true;
    await page.getByRole('button', { name: 'The next 1,000' }).click();
    await page.getByText('Digits 1,000 to 1,999').waitFor();
    expect(await weirdOnes(page)).toHaveLength(60);
  });

  it('survive nonsense in the address, and have nothing that axe finds wrong', async () => {
    const visitor = await visitors.newVisitor({ colorScheme: 'dark', viewport: { width: 320, height: 640 } });
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=3&v=weird&by=%3Cscript%3E`);
    await page.locator('notice-bar').getByText('There is no order “<script>” here').waitFor();
    await weirdOnes(page);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

describe('the size of the wall’s digits', () => {
  it('is chosen by keyboard and remembered; the first digit stays where it is', async () => {
    const visitor = await visitors.newVisitor({ viewport: { width: 1280, height: 800 } });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3&i=700`);
    const columns = async () => Number(await page.locator('digit-wall').getAttribute('data-columns'));
    const usual = await columns();
    await page.getByRole('slider', { name: 'Size' }).focus();
    await page.keyboard.press('End');
    await page.waitForFunction((before) => {
      const wall = document.querySelector('digit-gallery')?.shadowRoot?.querySelector('wall-page')?.shadowRoot;
      return Number(wall?.querySelector<HTMLElement>('digit-wall')?.dataset['columns']) < before / 3;
    }, usual);
    await drawn(page);
    expect(address(page).get('i')).toBe('700');
    const again = await visit(visitor, `${visitors.url}#m=vae&s=4`);
    expect(Number(await again.page.locator('digit-wall').getAttribute('data-columns'))).toBeLessThan(usual / 3);
  });
});
