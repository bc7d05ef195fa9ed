import { describe, expect, it } from 'vitest';
import { crowding } from '../support/looks/crowding.ts';
import { PAGE_PLACES } from '../support/visits/pagePlaces.ts';
import { useBrowser } from './browser.ts';
import { open } from './gallery.ts';

const visitors = useBrowser();

describe.each([
  ['a large window, in English', { width: 1280, height: 900 }, 'en'],
  ['a middling window, in Russian', { width: 1024, height: 768 }, 'ru'],
  ['a phone, in English', { width: 390, height: 844 }, 'en'],
] as const)('on %s', (_, viewport, language) => {
  it('nothing lies over anything else, and the name of every control is seen', async () => {
    const visitor = await visitors.newVisitor({ viewport, reducedMotion: 'reduce' });
    await visitor.addInitScript((chosen) => {
      localStorage.setItem('this-digit-settings', JSON.stringify({ version: 1, language: chosen }));
    }, language);
    const { page } = await open(visitor, visitors.url);
    const crowded: string[] = [];
    for (const { name, fragment, ready } of PAGE_PLACES) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, fragment);
      await page.locator(ready).first().waitFor();
      crowded.push(...(await page.evaluate(crowding)).map((fault) => `${name}: ${fault}`));
    }
    expect(crowded).toEqual([]);
  });

  it('the steps of a morph stand in one line', async () => {
    const visitor = await visitors.newVisitor({ viewport });
    const { page } = await open(visitor, `${visitors.url}#m=vae&s=5&i=7&v=explore&e=morph`);
    const steps = page.locator('morph-way .stack digit-tiles li');
    await steps.nth(10).waitFor();
    const tops = await steps.evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
  });
});
