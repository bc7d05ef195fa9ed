// Scripted visits of the pages that compare models.

import { PATIENCE, click, drag, press, scroll, slide, wayShown, type PageVisit } from './visitor.ts';

/** Rounds of a blind test that are played. */
const ROUNDS = 4;

export const COMPARED: readonly PageVisit[] = [
  {
    name: 'compare: side by side',
    fragment: '#v=compare&s=5&i=7&n=8',
    async use(page) {
      await wayShown(page, 'grid');
      await slide(page);
      await wayShown(page, 'grid');
      await page.getByLabel('Rows differ in').selectOption('class');
      await wayShown(page, 'grid');
      await scroll(page, 6);
      await page.locator('model-grid [role=gridcell][tabindex]').first().focus();
      await press(page, 'ArrowRight', 'ArrowDown', 'ArrowDown', ' ', 'ArrowRight', 'Enter');
      const viewer = page.locator('pair-viewer dialog');
      await viewer.waitFor();
      for (const choice of await viewer.getByRole('radio').all()) await click(choice);
      await press(page, 'Escape');
      const saving = page.waitForEvent('download', PATIENCE);
      await click(page.getByRole('button', { name: 'Save PNG, 1×' }));
      await saving;
    },
  },
  {
    name: 'compare: measure here',
    fragment: '#v=compare&how=measure&of=gan~vae&n=1000&s=7',
    async use(page) {
      await click(page.getByRole('button', { name: 'Measure', exact: true }));
      await page.locator('[data-status=busy]').first().waitFor(PATIENCE);
      await click(page.getByRole('button', { name: 'Pause' }));
      await click(page.getByRole('button', { name: 'Go on' }));
      await scroll(page, 4);
      await page.locator('measure-result [data-state=done]').waitFor(PATIENCE);
      await scroll(page, 10);
      const map = page.getByRole('application', { name: 'Map of what the judge sees' });
      await drag(map, [0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6]);
      await page.locator('measure-plots .chosen[data-state=ready] digit-tiles').waitFor(PATIENCE);
      await click(page.getByRole('radio', { name: 'by variation' }));
      await map.focus();
      await press(page, 'ArrowLeft', 'ArrowUp', '+', 'Enter');
      const pictures = page.getByRole('button', { name: 'as a table' }); // fewer with each click
      while ((await pictures.count()) > 0) await click(pictures.first());
    },
  },
  {
    name: 'compare: certificate',
    fragment: '#v=compare&how=certificate&m=vae&s=5&i=7',
    async use(page) {
      await wayShown(page, 'certificate');
      await scroll(page, 6);
      await page.getByLabel('Digit X: number or link').fill('11');
      await press(page, 'Enter');
      await page.getByRole('img', { name: 'number 11 of seed 5' }).first().waitFor(PATIENCE);
      await wayShown(page, 'certificate');
      const saving = page.waitForEvent('download', PATIENCE);
      await click(page.getByRole('button', { name: 'Save as PNG' }));
      await saving;
      await page.goBack();
      await wayShown(page, 'certificate');
    },
  },
  {
    name: 'compare: blind test',
    fragment: '#v=compare&how=blind&by=models&s=3',
    async use(page) {
      for (let round = 1; round <= ROUNDS; round++) {
        const shown = page.locator(`[data-state=playing] .round[data-number="${round}"]`);
        await shown.and(page.locator('[data-answered=false]')).waitFor(PATIENCE);
        await press(page, round % 2 === 0 ? 'ArrowLeft' : 'ArrowRight');
        await shown.and(page.locator('[data-answered=true]')).waitFor();
        await press(page, 'Enter');
      }
      await scroll(page, 6);
    },
  },
];
