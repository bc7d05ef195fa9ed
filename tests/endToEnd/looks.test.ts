import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SiteServer } from '../../workers/node/tasks/siteServer.ts';
import { enginesHere } from '../support/engines/browserPaths.ts';
import { ENGINE_NAMES, type EngineName } from '../support/engines/driver.ts';
import type { Engine, VisitorOptions } from '../support/engines/engine.ts';
import type { EnginePage } from '../support/engines/enginePage.ts';
import { launchEngine } from '../support/engines/launchEngine.ts';
import { crowding } from '../support/looks/crowding.ts';
import { seenFocus } from '../support/looks/focus.ts';
import { serveBuiltPage } from '../support/site.ts';
import { isThorough } from '../support/thorough.ts';
import { PAGE_PLACES } from '../support/scenarios/pagePlaces.ts';

/** All pages, one after the other; the judge and other models come with some. */
const WHOLE_VISIT_MS = 240_000;

const WINDOWS = [
  ['a large window, in English', { width: 1280, height: 900 }, 'en'],
  ['a middling window, in Russian', { width: 1024, height: 768 }, 'ru'],
  ['a phone, in English', { width: 390, height: 844 }, 'en'],
] as const;

let site: SiteServer;
beforeAll(async () => {
  site = await serveBuiltPage();
});
afterAll(() => site.close());

/** Each engine has another window in a quick run, so that all of them are seen. */
function windowsFor(name: EngineName): readonly (typeof WINDOWS)[number][] {
  return isThorough ? WINDOWS : WINDOWS.filter((_, i) => i === ENGINE_NAMES.indexOf(name) % WINDOWS.length);
}

describe.each(await enginesHere())('in %s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await launchEngine(name, { reducedMotion: true });
  });
  afterAll(() => engine.close());

  async function open(options: VisitorOptions, language: string): Promise<EnginePage> {
    const page = await engine.newVisitor(options);
    onTestFinished(() => page.close());
    await page.goto(`${site.url}icons/digit.svg`);
    await page.evaluate((chosen) => {
      localStorage.setItem('this-digit-settings', JSON.stringify({ version: 1, language: chosen }));
    }, language);
    await page.goto(site.url);
    await page.get('one-digit article:not([data-digit=""])').waitFor();
    return page;
  }

  async function turnTo(page: EnginePage, fragment: string): Promise<void> {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
  }

  it.each(windowsFor(name))(
    'in %s, nothing lies over anything else, and the name of every control is seen',
    async (_, size, language) => {
      const page = await open(size, language);
      const crowded: string[] = [];
      for (const { name: place, fragment, ready } of PAGE_PLACES) {
        await turnTo(page, fragment);
        await page.get(ready).first().waitFor();
        crowded.push(...(await page.evaluate(crowding)).map((fault) => `${place}: ${fault}`));
      }
      expect(crowded).toEqual([]);
    },
    WHOLE_VISIT_MS,
  );

  it('a table of digits that was laid out in a narrow window has room for them in a wide one', async () => {
    const page = await open({ width: 390, height: 844 }, 'en');
    await turnTo(page, '#m=cvae&s=5&v=explore&e=styles');
    await page.get('styles-tab [data-state=ready]').waitFor();
    await page.setViewport(1280, 900);
    await page.waitFor('the wide window to be laid out', () => innerWidth > 1000, []);
    expect(await page.evaluate(crowding)).toEqual([]);
  });

  it.each(windowsFor(name))('in %s, the steps of a morph stand in one line', async (_, size, language) => {
    const page = await open(size, language);
    await turnTo(page, '#m=vae&s=5&i=7&v=explore&e=morph');
    const steps = page.get('morph-tab .stack digit-tiles li');
    await page.until('eleven steps', async () => (await steps.count()) === 11);
    const tops = await Promise.all(
      (await steps.all()).map((step) => step.evaluate((item) => item.getBoundingClientRect().top)),
    );
    expect(new Set(tops).size).toBe(1);
  });

  it('a page that is turned to begins at its heading without a ring around it; the keyboard’s place is drawn', async () => {
    const page = await open({}, 'en');
    const headings: string[] = [];
    for (const fragment of ['#v=wall&m=vae&s=3', '#v=explore', '#v=compare&how=measure', '#v=learn', '#v=favourites']) {
      await turnTo(page, fragment);
      await page.until(`the heading of ${fragment} to have the focus`, async () => {
        const { at } = await page.evaluate(seenFocus);
        return at.startsWith('h') && at !== headings.at(-1);
      });
      const { at, isDrawn } = await page.evaluate(seenFocus);
      headings.push(at);
      expect(isDrawn, at).toBe(false);
      await page.press('Tab');
      await page.until(`the place after ${at} to be drawn`, async () => {
        const next = await page.evaluate(seenFocus);
        return next.at !== at && next.isDrawn;
      });
    }
    for (const fragment of ['#v=learn&on=vae&step=1', '#v=learn&on=vae&step=2']) {
      await turnTo(page, fragment);
      await page.get(`article[data-lesson=vae][data-step="${fragment.at(-1) ?? ''}"]`).waitFor();
    }
    await page.until('the next step’s heading to have the focus', async () =>
      (await page.evaluate(seenFocus)).at.startsWith('h2'),
    );
    expect((await page.evaluate(seenFocus)).isDrawn).toBe(false);
  });
});
