import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { FRONT, VIEWS } from '../../web/address/views.ts';
import {
  MODEL_FILE,
  address,
  digitShown,
  drawn,
  focusedElement,
  follow,
  open,
  turnTo,
  violations,
  visit,
} from './gallery.ts';

const visitors = useBrowser();
const SLOW = { timeout: 60_000 };
/** What the address of a page has when the page has completed it, of those that do not name one digit first. */
const WHOLE: Readonly<Record<string, RegExp>> = {
  compare: /&s=/,
  exhibit: /&set=/,
  learn: /&on=/,
  speed: /^#v=speed/,
  favourites: /^#v=favourites/,
};

/** The tag of what has the focus, through all shadow trees. */
async function focused(page: Page): Promise<string> {
  return (await focusedElement(page)).evaluate((element) => `${element?.tagName ?? ''} ${element?.textContent ?? ''}`);
}

/** Every page that has sliders; they are there and hold their values when this is. */
const SLIDER_PLACES = [
  { fragment: '#m=vae&s=3&t=1.6&v=wall', ready: 'temperature-field output' },
  { fragment: '#m=vae&s=5&i=7&v=explore&e=morph', ready: 'morph-tab [data-state=ready]' },
  { fragment: '#m=vae&s=5&i=7&v=explore&e=handwriting', ready: 'handwriting-tab [data-state=ready]' },
  { fragment: '#v=compare&s=5&of=vae~cvae&n=1&w=slider_0-0-0_1-0-0', ready: 'pair-viewer dialog[open] input' },
  { fragment: '#v=learn&on=vae&step=2', ready: 'code-cloud input' },
  { fragment: '#v=learn&on=cvae&step=1', ready: 'condition-table input' },
];

/** By how many of its steps a slider is away from the number that its text says; nothing where the text has no number. */
function distanceFromLabel(element: Element): { readonly said: string; readonly off: number } {
  const input = element as HTMLInputElement; // sliders are
  const said = input.getAttribute('aria-valuetext') ?? '';
  const [min, max, step] = [input.min, input.max, input.step || '1'].map(Number) as [number, number, number];
  const number = Number(/−?-?[\d.]+/.exec(said)?.[0].replace('−', '-') ?? NaN);
  const wanted = said.includes('%') ? min + (number / 100) * (max - min) : number;
  return { said, off: Number.isNaN(number) ? 0 : Math.abs(input.valueAsNumber - wanted) / step };
}

describe('the pages', () => {
  it('are reached by navigation, Back and reload; title and focus go along', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one&s=3`);
    await digitShown(page);
    await follow(page, 'The wall');
    await drawn(page);
    expect(await page.title()).toBe('The wall · This digit does not exist');
    expect(await page.locator('page-menu a[href="#v=wall"]').getAttribute('aria-current')).toBe('page');
    await expect.poll(() => focused(page)).toBe('H1 The wall');
    await page.goBack();
    await digitShown(page);
    await expect.poll(() => page.title()).toBe('This digit does not exist');
    await expect.poll(() => focused(page)).toBe('H1 This digit does not exist');
    await page.goForward();
    await drawn(page);
    await page.reload();
    await drawn(page);
    expect(await page.locator('digit-gallery').getAttribute('data-view')).toBe('wall');
  });

  it('are of one seed, whichever way a visitor takes through them, and stay what they are over a reload', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=wall`);
    await drawn(page);
    const seed = address(page).get('s');
    const walk = async (name: string, view: string): Promise<void> => {
      await follow(page, name);
      await page.locator(`digit-gallery[data-view=${view}][data-page=ready]`).waitFor();
    };
    for (const [name, view, shown] of [
      ['Explore', 'explore', '7'], // an example of the gallery's
      ['The wall', 'wall', seed],
      ['The wall', 'wall', seed],
    ] as const) {
      await walk(name, view);
      await expect.poll(() => address(page).get('s')).toBe(shown);
    }
    await page.getByRole('button', { name: 'New wall' }).click();
    await expect.poll(() => address(page).get('s')).not.toBe(seed);
    const next = address(page).get('s');
    await walk('Compare', 'compare');
    await walk('The wall', 'wall');
    await expect.poll(() => address(page).get('s')).toBe(next);
  });

  it('show after a reload what their address says', SLOW, async () => {
    const { page } = await open(await visitors.newVisitor(), visitors.url);
    for (const { id } of VIEWS.filter((view) => view !== FRONT)) {
      await turnTo(page, `#v=${id}`);
      await page.locator(`digit-gallery[data-view=${id}][data-page=ready]`).waitFor();
      // What a page completes of its address is there before the reload.
      const { [id]: whole = /^#m=.*&s=/ } = WHOLE;
      await expect.poll(() => new URL(page.url()).hash).toMatch(whole);
      const before = page.url();
      await page.reload();
      await page.locator(`digit-gallery[data-view=${id}][data-page=ready]`).waitFor();
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      expect(page.url()).toBe(before);
    }
  });

  it('that are not here give way to the front page, with a word about it', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=<script>&s=3`);
    await page.locator('one-digit article[data-digit$="&s=3"]').waitFor();
    await page.getByText('There is no page called “<script>” here').first().waitFor();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(page.url()).hash).toMatch(/&s=3&i=1&v=one$/);
  });

  it('with sliders have each where its label says, on a first visit', { timeout: 300_000 }, async () => {
    const seen = new Set<string>();
    for (const { fragment, ready } of SLIDER_PLACES) {
      const { page } = await open(await visitors.newVisitor(), visitors.url + fragment);
      await page.locator(ready).first().waitFor();
      for (const slider of await page.locator('input[type=range]').all()) {
        const { said, off } = await slider.evaluate(distanceFromLabel);
        seen.add(said.replaceAll(/[\d.−,\s]/gu, ''));
        expect(off, `${fragment}: ${said}, off by so many steps`).toBeLessThanOrEqual(1);
      }
      await page.close();
    }
    // Degrees and pixels of handwriting, shares of a path, times and bare numbers.
    for (const unit of ['', '%', '°', 'px']) expect([...seen]).toContain(unit);
  });

  it('that are drawn slowly stay when they are there', async () => {
    const visitor = await visitors.newVisitor();
    await visitor.clock.install();
    await visitor.addInitScript(() => {
      interface Drawn {
        scheduleUpdate(): Promise<void>;
      }
      const { define } = customElements;
      customElements.define = (name, element) => {
        const { prototype } = element as unknown as { readonly prototype: Drawn }; // all of ours are Lit's
        const draw = prototype.scheduleUpdate;
        if (name === 'weird-ones') {
          prototype.scheduleUpdate = async function (this: Drawn) {
            await new Promise((resolve) => setTimeout(resolve, 1000));
            await draw.call(this);
          };
        }
        define.call(customElements, name, element);
      };
    });
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3`);
    await digitShown(page);
    await page.clock.pauseAt('2100-01-01');
    await turnTo(page, '#v=weird&m=vae&s=3');
    await page.waitForFunction(() => customElements.get('weird-ones') !== undefined);
    // Its code has come at once, and its drawing takes longer than a page may take without a word about it.
    await expect
      .poll(async () => {
        await page.clock.runFor(1);
        return page.locator('weird-ones').count();
      })
      .toBe(1);
    await page.clock.runFor(5000);
    await page.locator('digit-gallery[data-page=ready] weird-ones article').waitFor();
  });

  it('that come late take nothing from the one that is asked for after them', async () => {
    const visitor = await visitors.newVisitor();
    await visitor.clock.install();
    await visitor.route(/assets\/weird-ones-/, () => undefined); // never answered
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3`);
    await digitShown(page);
    await page.clock.pauseAt('2100-01-01');
    const gallery = page.locator('digit-gallery');
    await turnTo(page, '#v=weird&m=vae&s=3');
    await expect.poll(() => gallery.getAttribute('data-page')).toBe('loading');
    await turnTo(page, '#v=one&m=vae&s=3');
    await expect
      .poll(async () => {
        await page.clock.runFor(1);
        return gallery.getAttribute('data-page');
      })
      .toBe('ready');
    await page.clock.runFor(5000);
    expect(await gallery.getAttribute('data-page')).toBe('ready');
    expect(await page.locator('one-digit').count()).toBe(1);
  });

  it('whose code cannot be had are explained, and had on the next try', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    await visitor.route(/assets\/wall-/, (route) => route.abort());
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3`);
    await digitShown(page);
    await follow(page, 'The wall');
    await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await visitor.unroute(/assets\/wall-/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await drawn(page);
  });
});

describe('messages', () => {
  it('stay in sight, and what they lie over can be scrolled out from under them', async () => {
    const visitor = await visitors.newVisitor({ viewport: { width: 1280, height: 800 } });
    await visitor.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    const { page } = await open(visitor, `${visitors.url}#v=learn&on=gan&step=1`);
    const bar = page.locator('notice-bar');
    await bar.waitFor();
    const inSight = () =>
      bar.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    expect(await inSight()).toBe(true);
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 5000);
    await page.locator('learn-page').getByRole('link', { name: 'Next' }).click();
    await page.locator('article[data-step="2"]').waitFor();
    expect(await inSight()).toBe(true);
  });
});

describe('the settings', () => {
  it('apply at once, are remembered, and leave the keyboard where it was', async () => {
    const visitor = await visitors.newVisitor({ colorScheme: 'light' });
    const { page } = await open(visitor, `${visitors.url}#v=one&s=3`);
    await digitShown(page);
    const button = page.getByRole('button', { name: 'Settings' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'dark' }).check();
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))
      .toBe('rgb(20, 19, 15)');
    await dialog.getByRole('radiogroup', { name: 'Large digits' }).getByRole('radio', { name: 'pixels' }).check();
    await dialog.getByRole('combobox', { name: 'Default model' }).selectOption('gan');
    await dialog.getByRole('radiogroup', { name: 'Language' }).getByRole('radio', { name: 'Русский' }).check();
    await page.getByRole('dialog', { name: 'Настройки' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/^BUTTON/);

    const { page: later } = await open(visitor, visitors.url);
    expect(await digitShown(later)).toMatch(/^m=gan&/);
    expect(await later.locator('html').getAttribute('lang')).toBe('ru');
    await later.getByText('Этой цифры не существует').first().waitFor();
    await later.locator('[data-drawing=pixels]').waitFor();
    expect(await later.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  });

  it('close with Back, and closing them leaves nothing to go back over', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one&m=vae&s=3`);
    await digitShown(page);
    const entries = await page.evaluate(() => history.length);
    for (const close of [() => page.goBack(), () => page.keyboard.press('Escape')]) {
      for (const name of ['Settings', 'Share and save']) {
        await page.getByRole('button', { name }).click();
        const dialog = page.getByRole('dialog', { name });
        await dialog.waitFor();
        await close();
        await dialog.waitFor({ state: 'hidden' });
        await page.waitForFunction(() => history.state === null);
        expect(await digitShown(page)).toBe('m=vae&s=3');
      }
    }
    expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  });

  it('show in the first paint: a stored theme waits for no script of the page', async () => {
    const visitor = await visitors.newVisitor({ colorScheme: 'light', serviceWorkers: 'block' });
    const { page } = await open(visitor, `${visitors.url}#v=one&s=3`);
    await digitShown(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    const themes = page.getByRole('dialog', { name: 'Settings' }).getByRole('radiogroup', { name: 'Theme' });
    await themes.getByRole('radio', { name: 'dark' }).check();

    await visitor.route(/assets\/.*\.js$/, (route) => route.abort());
    const { page: later } = await open(visitor, visitors.url);
    expect(await later.locator('digit-gallery').count()).toBe(0);
    expect(await later.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(20, 19, 15)',
    );
  });

  it('that are garbage are as if they had never been set', async () => {
    const visitor = await visitors.newVisitor();
    await visitor.addInitScript(() => {
      localStorage.setItem('this-digit-settings', '{"version":1,"theme":"<b>","language":7,"model":"../x"');
      sessionStorage.setItem('this-digit-trail', '[1,{"version":1}]');
    });
    const { page } = await open(visitor, visitors.url);
    await digitShown(page);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('system');
  });
});

describe('a Russian visitor', () => {
  it('reads in Russian why there are no digits and what to do, and then how the failure puts it', async () => {
    const visitor = await visitors.newVisitor({ locale: 'ru-RU', serviceWorkers: 'block' });
    await visitor.route(MODEL_FILE, (route) => route.fulfill({ status: 503 }));
    const { page } = await open(visitor, `${visitors.url}#v=one&m=vae&s=3`);
    await page.getByText(/^Не хватает файла [\w.-]+\. Проверьте соединение/).waitFor();
    await page.getByText('Сообщение об ошибке').click();
    expect(await page.locator('failure-panel [lang=en]').innerText()).toContain('the server answered 503');
    expect(await violations(page)).toEqual([]);
    await visitor.unroute(MODEL_FILE);
    await page.getByRole('button', { name: 'Повторить' }).click();
    await digitShown(page);
    expect(await page.locator('failure-panel').count()).toBe(0);
  });

  it('reads Russian from the first word on, on the wall too, and numbers as they are written there', async () => {
    const visitor = await visitors.newVisitor({ locale: 'ru-RU', viewport: { width: 390, height: 844 } });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3&i=1000000`);
    expect(await page.title()).toBe('Стена · Этой цифры не существует');
    await page.getByRole('gridcell', { name: /^Сгенерированная цифра № 1\s000\s000, зерно 3$/ }).waitFor();
    await page.getByRole('button', { name: 'Новая стена' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

describe('the status line', () => {
  it('says what is true of the page on screen, and nothing of the one before', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=5&i=0`);
    const line = page.locator('status-bar');
    await line.getByText('model VAE').waitFor();
    await line.getByText('digits/s').waitFor();
    await turnTo(page, '#v=learn&on=cvae&step=2');
    await line.getByText('model Conditional VAE').waitFor();
    await expect.poll(() => page.locator('learn-page work-note').count(), { timeout: 30_000 }).toBe(0);
    expect(await line.getByText('digits/s').count()).toBe(0); // its pictures of latents are not counted as digits
    await turnTo(page, '#v=favourites');
    await line.getByText('All digits are generated on this device').waitFor();
    expect(await line.getByText('model').count()).toBe(0);
  });
});
