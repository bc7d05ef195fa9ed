// A scripted visit of every page: what a curious visitor does there by wheel, keys, clicks and drags. The benchmark measures
// how the pages behave meanwhile.

import type { Locator, Page } from 'playwright';
import { COMPARED } from './compareVisits.ts';
import { PATIENCE, click, drag, press, scroll, slide, wallDrawn, wayShown, type PageVisit } from './visitor.ts';

/** Waits until the front page shows a digit, and what comes after the first one. */
async function frontShown(page: Page): Promise<void> {
  await page.locator('one-digit article:not([data-digit=""])').waitFor();
  await page.locator('share-button button').waitFor();
}

const SEVEN = [
  [0.3, 0.2],
  [0.7, 0.2],
  [0.45, 0.85],
] as const;

const EXPLORED: readonly PageVisit[] = [
  {
    name: 'explore: morph',
    fragment: '#m=vae&s=5&i=7&v=explore&e=morph',
    async use(page) {
      await wayShown(page, 'morph');
      await slide(page);
      await click(page.getByRole('radio', { name: 'straight' }));
      await click(page.getByRole('button', { name: 'Play' }));
      await page.waitForTimeout(1000);
      await click(page.getByRole('button', { name: 'Pause' }));
      await scroll(page, 3);
    },
  },
  {
    name: 'explore: draw',
    fragment: '#m=vae&s=5&v=explore&e=draw',
    async use(page) {
      const sheet = page.getByRole('application');
      await drag(sheet, ...SEVEN);
      await click(page.getByRole('button', { name: 'See what the models make of it' }));
      await page.locator('drawn-again [data-state=ready]').first().waitFor(PATIENCE);
      await scroll(page, 4);
      await drag(sheet, [0.4, 0.5], [0.65, 0.5]);
      await sheet.focus();
      await press(page, 'Space', 'ArrowDown', 'ArrowDown', 'Space', 'Backspace');
      await page.locator('drawn-again [data-state=ready]').first().waitFor(PATIENCE);
    },
  },
  {
    name: 'explore: styles',
    fragment: '#m=cvae&s=5&v=explore&e=styles',
    async use(page) {
      await wayShown(page, 'styles');
      await scroll(page, 3);
      await click(page.getByRole('button', { name: 'Other styles' }));
      await wayShown(page, 'styles');
      await click(page.getByRole('button', { name: 'Styles before' }));
      await wayShown(page, 'styles');
    },
  },
  {
    name: 'explore: handwriting',
    fragment: '#m=cvae&s=5&i=7&v=explore&e=handwriting',
    async use(page) {
      await wayShown(page, 'handwriting');
      await slide(page);
      await scroll(page, 3);
      await wayShown(page, 'handwriting');
    },
  },
  {
    name: 'explore: map',
    fragment: '#m=vae&s=5&i=7&v=explore&e=map',
    async use(page) {
      await wayShown(page, 'map');
      const map = page.getByRole('application');
      await drag(map, [0.5, 0.5], [0.2, 0.3], [0.6, 0.6], [0.4, 0.5]);
      await page.mouse.move(400, 500);
      for (const turn of [-200, -200, -200, 200, 200, 200, 200]) {
        await page.mouse.wheel(0, turn);
        await page.waitForTimeout(60);
      }
      await map.focus();
      await press(page, 'ArrowRight', 'ArrowUp', '+', '+', '-', '-', '-', 'Enter');
      await click(page.getByRole('radio', { name: 'main directions' }));
      await wayShown(page, 'map');
    },
  },
  {
    name: 'explore: arithmetic',
    fragment: '#m=vae&s=5&v=explore&e=arithmetic',
    async use(page) {
      await wayShown(page, 'arithmetic');
      await click(page.getByLabel('Digit B: number or link'));
      await page.keyboard.type('12');
      await press(page, 'Enter');
      await wayShown(page, 'arithmetic');
      await scroll(page, 3);
    },
  },
];

/** Steps of each guided page. */
const LESSONS = { gan: 4, vae: 4, cvae: 3, 'vae-gan': 3 } as const;

const LEARNT: readonly PageVisit[] = Object.entries(LESSONS).map(([on, steps]) => ({
  name: `lesson: ${on}`,
  fragment: `#v=learn&on=${on}&step=1`,
  async use(page) {
    for (let step = 1; step <= steps; step++) {
      await page.locator(`article[data-lesson="${on}"][data-step="${step}"]`).waitFor();
      await page
        .locator('learn-page .note')
        .first()
        .waitFor({ state: 'detached', ...PATIENCE });
      await scroll(page, 4);
      await slide(page);
      const again = page.locator('learn-page .actions button');
      for (const button of await again.all()) await click(button);
      if (step < steps) await click(page.locator('learn-page').getByRole('link', { name: 'Next' }));
    }
  },
}));

/** In the order of the table. */
export const PAGE_VISITS: readonly PageVisit[] = [
  {
    name: 'one digit',
    fragment: '#v=one',
    async use(page) {
      await frontShown(page);
      await press(page, 'Space', 'Space', 'Space', 'ArrowRight', 'Backspace', 'ArrowLeft');
      const paper = page.locator('one-digit .paper');
      await click(paper);
      await drag(paper, [0.8, 0.5], [0.2, 0.5]);
      await click(page.getByRole('button', { name: 'Next digit' }));
      await click(page.locator('favourite-button button'));
      await click(page.getByLabel('Show pixels'));
      await click(page.getByLabel('Show pixels'));
      await page.getByRole('combobox').first().selectOption({ index: 1 });
      await page.waitForTimeout(500);
      await press(page, 'Tab', 'Tab');
      await scroll(page, 3);
    },
  },
  {
    name: 'the wall',
    fragment: '#m=vae&s=3&v=wall',
    async use(page) {
      await wallDrawn(page);
      await scroll(page, 12);
      await page.locator('[role=gridcell]').nth(30).focus();
      await press(page, 'ArrowRight', 'ArrowDown', 'ArrowDown', 'PageDown', 'End', 'Enter');
      await page.getByRole('dialog').waitFor();
      await press(page, 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Escape');
      await slide(page);
      await press(page, 'Tab');
      await page.keyboard.press('Space');
      await wallDrawn(page);
    },
  },
  {
    name: 'priors side by side',
    fragment: '#m=vae&s=3&v=priors',
    async use(page) {
      await wallDrawn(page);
      await scroll(page, 4);
      await slide(page);
      await wallDrawn(page);
    },
  },
  {
    name: 'weird ones',
    fragment: '#m=vae&s=3&v=weird',
    async use(page) {
      const done = page.locator('weird-ones article[data-busy=no]');
      await done.waitFor(PATIENCE);
      await scroll(page, 6);
      await click(page.getByRole('radio', { name: 'distance' }));
      await done.waitFor(PATIENCE);
      await click(page.getByRole('button', { name: 'The next 1,000' }));
      await done.waitFor(PATIENCE);
      await slide(page);
    },
  },
  {
    name: 'favourites',
    fragment: '#v=one&m=vae&s=3&i=7',
    async use(page) {
      await frontShown(page);
      for (let i = 0; i < 6; i++) {
        await click(page.locator('favourite-button button'));
        await press(page, 'ArrowRight');
      }
      await click(page.getByRole('navigation').getByRole('link', { name: 'Favourites' }));
      await page.locator('favourites-page li a').nth(5).waitFor();
      await scroll(page, 4);
      const remove = page.getByRole('button', { name: 'Remove: Generated digit, number 8 of seed 3' });
      await remove.focus();
      await press(page, 'Enter', 'Enter', 'Tab', 'Tab');
    },
  },
  {
    name: 'picture of a digit',
    fragment: '#m=cvae&s=5&i=7&v=digit',
    async use(page) {
      await page.locator('digit-page article[data-digit=shown]').waitFor();
      await scroll(page, 8);
      await click(page.locator('family-row').getByRole('button', { name: 'Draw all' }));
      await page.waitForTimeout(1500);
      await click(page.getByRole('button', { name: 'Ask the judge' }));
      await page.waitForTimeout(800);
      await scroll(page, 8);
      await click(page.getByRole('link', { name: 'Next digit' }));
      await page.locator('digit-page article[data-digit=shown]').waitFor();
      await page.waitForTimeout(500);
    },
  },
  ...EXPLORED,
  ...LEARNT,
  ...COMPARED,
  {
    name: 'which is nearer?',
    fragment: '#v=exhibit&set=5&round=1',
    async use(page) {
      await page.locator('exhibit-page article[data-ready=true]').waitFor(PATIENCE);
      for (const side of ['left', 'right', 'left']) {
        await click(page.getByRole('button', { name: `This one: ${side}` }));
        await scroll(page, 2);
        await click(page.getByRole('button', { name: 'Next round' }));
      }
      await click(page.getByRole('button', { name: 'With a digit of your own' }));
      await drag(page.getByRole('application'), ...SEVEN);
      await page.waitForTimeout(1000);
      await scroll(page, 3);
    },
  },
  {
    name: 'speed on your device',
    fragment: '#v=speed&on=gan',
    async use(page) {
      await click(page.getByRole('button', { name: 'Start the race' }));
      await page.getByRole('progressbar', { name: 'Progress of the race' }).waitFor();
      await page.waitForTimeout(1500);
      await click(page.getByRole('button', { name: 'Cancel' }));
      await click(page.getByRole('button', { name: 'Start the race' }));
      await page.locator('speed-page article[data-state=done]').waitFor(PATIENCE);
      await click(page.getByText('Show the numbers'));
      await scroll(page, 4);
    },
  },
  {
    name: 'settings',
    fragment: '#v=one&m=vae&s=3',
    async use(page) {
      await frontShown(page);
      await click(page.getByRole('button', { name: 'Settings' }));
      const choice = (group: string, name: string): Locator =>
        page.getByRole('dialog').getByRole('radiogroup', { name: group }).getByRole('radio', { name });
      await click(choice('Theme', 'dark'));
      await click(choice('Large digits', 'pixels'));
      await click(choice('Language', 'Русский'));
      await page.getByRole('dialog', { name: 'Настройки' }).waitFor();
      await press(page, 'ArrowLeft', 'Escape');
    },
  },
  {
    name: 'share and save',
    fragment: '#v=one&m=vae&s=3&i=7',
    async use(page) {
      await frontShown(page);
      await click(page.locator('share-button button'));
      const sheet = page.getByRole('dialog', { name: 'Share and save' });
      await sheet.waitFor();
      await sheet.getByLabel('Digits', { exact: true }).fill('60');
      for (const button of ['Save PNG', 'Save SVG', 'Save sheet', 'Save GIF', 'Save ZIP']) {
        const saving = page.waitForEvent('download', PATIENCE);
        await click(sheet.getByRole('button', { name: button }));
        await saving;
      }
      await click(sheet.getByRole('radio', { name: 'pixels' }));
      await press(page, 'Escape');
    },
  },
  {
    name: 'from page to page',
    fragment: '#v=one&m=vae&s=3',
    async use(page) {
      await frontShown(page);
      const navigation = page.getByRole('navigation', { name: 'Pages' });
      for (const name of ['The wall', 'Explore', 'How it works', 'Favourites', 'One digit']) {
        await click(navigation.getByRole('link', { name }));
        await page.locator('digit-gallery[data-page=ready]').waitFor();
        await page.waitForTimeout(600);
      }
      for (let i = 0; i < 3; i++) {
        await page.goBack();
        await page.waitForTimeout(400);
      }
      await page.goForward();
      await page.waitForTimeout(400);
    },
  },
];
