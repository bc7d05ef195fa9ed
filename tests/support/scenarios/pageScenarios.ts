// A scripted visit of every page: what a curious visitor does there by wheel, keys, clicks and drags. The benchmark measures
// how the pages behave meanwhile.

import type { EnginePage } from '../engines/enginePage.ts';
import type { Target } from '../engines/target.ts';
import { COMPARED } from './compareScenarios.ts';
import { PATIENCE, click, drag, look, press, scroll, slide, wallDrawn, tabShown, type Scenario } from './visitor.ts';

/** Waits until the front page shows a digit, and what comes after the first one. */
async function frontShown(page: EnginePage): Promise<void> {
  await page.get('one-digit article:not([data-digit=""])').waitFor();
  await page.get('share-button button').waitFor();
}

/** A race of engines that is cancelled while it runs. */
async function raceGivenUp(page: EnginePage): Promise<void> {
  await click(page.role('button', 'Start the race'));
  await page.role('progressbar', 'Progress of the race').waitFor();
  await look(1500);
  await click(page.role('button', 'Cancel'));
  await page.get('speed-page article[data-state=idle]').waitFor();
}

const SEVEN = [
  [0.3, 0.2],
  [0.7, 0.2],
  [0.45, 0.85],
] as const;

const EXPLORED: readonly Scenario[] = [
  {
    name: 'explore: morph',
    fragment: '#m=vae&s=5&i=7&v=explore&e=morph',
    async use(page) {
      await tabShown(page, 'morph');
      await slide(page);
      await click(page.get('morph-tab .options summary'));
      await click(page.role('radio', 'straight'));
      await click(page.role('button', 'Play'));
      await look(1000);
      await click(page.role('button', 'Pause'));
      await scroll(page, 3);
    },
  },
  {
    name: 'explore: draw',
    fragment: '#m=vae&s=5&v=explore&e=draw',
    async use(page) {
      const sheet = page.role('application');
      await drag(sheet, ...SEVEN);
      await click(page.role('button', 'Draw it with the models'));
      await page.get('drawn-again [data-state=ready]').waitFor(PATIENCE);
      await scroll(page, 4);
      await drag(sheet, [0.4, 0.5], [0.65, 0.5]);
      await sheet.focus();
      await press(page, 'Space', 'ArrowDown', 'ArrowDown', 'Space', 'Backspace');
      await page.get('drawn-again [data-state=ready]').waitFor(PATIENCE);
    },
  },
  {
    name: 'explore: styles',
    fragment: '#m=cvae&s=5&v=explore&e=styles',
    async use(page) {
      await tabShown(page, 'styles');
      await scroll(page, 3);
      await click(page.role('button', 'Other styles'));
      await tabShown(page, 'styles');
      await click(page.role('button', 'Previous styles'));
      await tabShown(page, 'styles');
    },
  },
  {
    name: 'explore: handwriting',
    fragment: '#m=cvae&s=5&i=7&v=explore&e=handwriting',
    async use(page) {
      await tabShown(page, 'handwriting');
      await slide(page);
      await scroll(page, 3);
      await tabShown(page, 'handwriting');
    },
  },
  {
    name: 'explore: map',
    fragment: '#m=vae&s=5&i=7&v=explore&e=map',
    async use(page) {
      await tabShown(page, 'map');
      const map = page.role('application');
      await drag(map, [0.5, 0.5], [0.2, 0.3], [0.6, 0.6], [0.4, 0.5]);
      for (const turn of [-200, -200, -200, 200, 200, 200, 200]) {
        await page.wheel(turn, [400, 500]);
        await look(60);
      }
      await map.focus();
      await press(page, 'ArrowRight', 'ArrowUp', '+', '+', '-', '-', '-', 'Enter');
      await click(page.get('map-tab .options summary'));
      await click(page.role('radio', 'main directions'));
      await tabShown(page, 'map');
    },
  },
  {
    name: 'explore: arithmetic',
    fragment: '#m=vae&s=5&v=explore&e=arithmetic',
    async use(page) {
      await tabShown(page, 'arithmetic');
      await click(page.label('Digit B: number or link'));
      await page.type('12');
      await press(page, 'Enter');
      await tabShown(page, 'arithmetic');
      await scroll(page, 3);
    },
  },
];

/** Steps of each guided page. */
const LESSONS = { gan: 4, vae: 4, cvae: 3, 'vae-gan': 3 } as const;

const LEARNT: readonly Scenario[] = Object.entries(LESSONS).map(([on, steps]) => ({
  name: `lesson: ${on}`,
  fragment: `#v=learn&on=${on}&step=1`,
  async use(page) {
    for (let step = 1; step <= steps; step++) {
      await page.get(`article[data-lesson="${on}"][data-step="${step}"]`).waitFor();
      await page.get('learn-page work-note').first().waitUntilGone(PATIENCE);
      await scroll(page, 4);
      await slide(page);
      const again = page.get('learn-page .actions button');
      for (const button of await again.all()) await click(button);
      if (step < steps) await click(page.get('learn-page').role('link', 'Next'));
    }
  },
}));

/** In the order of the table. */
export const PAGE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'one digit',
    fragment: '#v=one',
    async use(page) {
      await frontShown(page);
      await press(page, 'Space', 'Space', 'Space', 'ArrowRight', 'Backspace', 'ArrowLeft');
      const paper = page.get('one-digit .paper');
      await click(paper);
      await drag(paper, [0.8, 0.5], [0.2, 0.5]);
      await click(page.role('button', 'Next digit'));
      await click(page.get('favourite-button button'));
      await click(page.label('Show pixels'));
      await click(page.label('Show pixels'));
      await page.role('combobox').first().choose(1);
      await look(500);
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
      await page.get('[role=gridcell]').nth(30).focus();
      await press(page, 'ArrowRight', 'ArrowDown', 'ArrowDown', 'PageDown', 'End', 'Enter');
      await page.role('dialog').waitFor();
      await press(page, 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Escape');
      await slide(page);
      await press(page, 'Tab');
      await page.press('Space');
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
      const done = page.get('weird-ones article[data-busy=no]');
      await done.waitFor(PATIENCE);
      await scroll(page, 6);
      await click(page.role('radio', 'unusualness'));
      await done.waitFor(PATIENCE);
      await click(page.role('button', 'The next 1,000'));
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
        await click(page.get('favourite-button button'));
        await press(page, 'ArrowRight');
      }
      await click(page.role('navigation').role('link', 'Favourites'));
      await page.get('favourites-page li a').nth(5).waitFor();
      await scroll(page, 4);
      const remove = page.role('button', 'Remove: Generated digit, number 8 of seed 3');
      await remove.focus();
      await press(page, 'Enter', 'Enter', 'Tab', 'Tab');
    },
  },
  {
    name: 'picture of a digit',
    fragment: '#m=cvae&s=5&i=7&v=digit',
    async use(page) {
      await page.get('digit-page article[data-digit=shown]').waitFor();
      await scroll(page, 8);
      await click(page.get('family-row').role('button', 'Draw all'));
      await look(1500);
      await click(page.role('button', 'Ask the judge'));
      await look(800);
      await scroll(page, 8);
      await click(page.role('link', 'Next digit'));
      await page.get('digit-page article[data-digit=shown]').waitFor();
      await look(500);
    },
  },
  ...EXPLORED,
  ...LEARNT,
  ...COMPARED,
  {
    name: 'which is nearer?',
    fragment: '#v=exhibit&set=5&round=1',
    async use(page) {
      await page.get('exhibit-page article[data-ready=true]').waitFor(PATIENCE);
      for (const side of ['left', 'right', 'left']) {
        await click(page.role('button', `This one: ${side}`));
        await scroll(page, 2);
        await click(page.role('button', 'Next round'));
      }
      await click(page.role('button', 'With a digit of your own'));
      await drag(page.role('application'), ...SEVEN);
      await look(1000);
      await scroll(page, 3);
    },
  },
  {
    name: 'speed on your device',
    fragment: '#v=speed&on=gan',
    useBriefly: raceGivenUp,
    async use(page) {
      await raceGivenUp(page);
      await click(page.role('button', 'Start the race'));
      await page.get('speed-page article[data-state=done]').waitFor(PATIENCE);
      await click(page.text('Show the numbers'));
      await scroll(page, 4);
    },
  },
  {
    name: 'settings',
    fragment: '#v=one&m=vae&s=3',
    async use(page) {
      await frontShown(page);
      await click(page.role('button', 'Settings'));
      const choice = (group: string, name: string): Target =>
        page.role('dialog').role('radiogroup', group).role('radio', name);
      await click(choice('Theme', 'dark'));
      await click(choice('Large digits', 'pixels'));
      await click(choice('Language', 'Русский'));
      await page.role('dialog', 'Настройки').waitFor();
      await press(page, 'ArrowLeft', 'Escape');
    },
  },
  {
    name: 'share and save',
    fragment: '#v=one&m=vae&s=3&i=7',
    async use(page) {
      await frontShown(page);
      await click(page.get('share-button button'));
      const sheet = page.role('dialog', 'Share and save');
      await sheet.waitFor();
      await sheet.label('Digits', { exact: true }).fill('60');
      for (const button of ['Save PNG', 'Save SVG', 'Save sheet', 'Save GIF', 'Save ZIP']) {
        await page.saves(() => click(sheet.role('button', button)), PATIENCE);
      }
      await click(sheet.role('radio', 'pixels'));
      await press(page, 'Escape');
    },
  },
  {
    name: 'from page to page',
    fragment: '#v=one&m=vae&s=3',
    async use(page) {
      await frontShown(page);
      const navigation = page.role('navigation', 'Pages');
      for (const name of ['The wall', 'Explore', 'How it works', 'Favourites', 'One digit']) {
        await click(navigation.role('link', name));
        await page.get('digit-gallery[data-page=ready]').waitFor();
        await look(600);
      }
      for (let i = 0; i < 3; i++) {
        await page.back();
        await look(400);
      }
      await page.forward();
      await look(400);
    },
  },
];
