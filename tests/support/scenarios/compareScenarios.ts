// Scripted visits of the pages that compare models.

import type { Target } from '../engines/target.ts';
import { PATIENCE, click, drag, press, scroll, slide, tabShown, type Scenario } from './visitor.ts';

/** Rounds of a blind test that are played. */
const ROUNDS = 4;

export const COMPARED: readonly Scenario[] = [
  {
    name: 'compare: side by side',
    fragment: '#v=compare&s=5&i=7&n=8',
    async use(page) {
      await tabShown(page, 'grid');
      await slide(page);
      await tabShown(page, 'grid');
      await page.label('Rows differ in').choose('class');
      await tabShown(page, 'grid');
      await scroll(page, 6);
      await page.get('model-grid [role=gridcell][tabindex]').first().focus();
      await press(page, 'ArrowRight', 'ArrowDown', 'ArrowDown', ' ', 'ArrowRight', 'Enter');
      const viewer = page.get('pair-viewer dialog');
      await viewer.waitFor();
      for (const choice of await viewer.role('radio').all()) await click(choice);
      await press(page, 'Escape');
      await page.saves(() => click(page.role('button', 'Save PNG, 1×')), PATIENCE);
    },
  },
  {
    name: 'compare: measure here',
    fragment: '#v=compare&how=measure&of=gan~vae&n=1000&s=7',
    async use(page) {
      await click(page.role('button', 'Measure', { exact: true }));
      // At once: so few digits may be measured before a slow hand gets there.
      await click(page.role('button', 'Pause'));
      await click(page.role('button', 'Go on'));
      await page.get('[data-status=busy], [data-state=done]').waitFor(PATIENCE);
      await scroll(page, 4);
      await page.get('measure-result [data-state=done]').waitFor(PATIENCE);
      await scroll(page, 10);
      const map = page.role('application', 'Map of the judge’s features');
      await drag(map, [0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6]);
      await page.get('measure-plots .chosen[data-state=ready] digit-tiles').waitFor(PATIENCE);
      await click(page.role('radio', 'by variation'));
      await map.focus();
      await press(page, 'ArrowLeft', 'ArrowUp', '+', 'Enter');
      const pictures = page.role('button', 'as a table'); // fewer with each click
      while ((await pictures.count()) > 0) await click(pictures.first());
    },
  },
  {
    name: 'compare: certificate',
    fragment: '#v=compare&how=certificate&m=vae&s=5&i=7',
    async use(page) {
      await tabShown(page, 'certificate');
      await scroll(page, 6);
      await page.label('Digit X: number or link').fill('11');
      await press(page, 'Enter');
      // Its own picture: the field above has one of the new digit before the certificate is that digit's.
      await page.get('certificate-report .certificate').role('img', 'number 11 of seed 5').waitFor(PATIENCE);
      await tabShown(page, 'certificate');
      // By keys: the page may still scroll, and WebKit's pointer then hits what was there before.
      await page.saves(async () => {
        await page.role('button', 'Save as PNG').focus();
        await press(page, 'Enter');
      }, PATIENCE);
      await page.back();
      await tabShown(page, 'certificate');
    },
  },
  {
    name: 'compare: blind test',
    fragment: '#v=compare&how=blind&by=models&s=3',
    async use(page) {
      for (let round = 1; round <= ROUNDS; round++) {
        const shown = (answered: boolean): Target =>
          page.get(`[data-state=playing] .round[data-number="${round}"][data-answered=${answered}]`);
        await shown(false).waitFor(PATIENCE);
        await press(page, round % 2 === 0 ? 'ArrowLeft' : 'ArrowRight');
        await shown(true).waitFor(PATIENCE);
        await press(page, 'Enter');
      }
      await scroll(page, 6);
    },
  },
];
