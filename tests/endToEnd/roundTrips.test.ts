// First visits in rounds: how many times a visitor's browser has to ask and wait, one time after the other.

import type { BrowserContext, Page } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveInRounds, type RoundSite } from '../support/roundSite.ts';
import { FIRST_VISITS } from '../support/scenarios/pagePlaces.ts';
import { useBrowser } from './browser.ts';
import { MODEL_FILE } from './gallery.ts';

const visitors = useBrowser();

/** Whether the page shows what its address is for. */
type Shown = (page: Page) => Promise<unknown>;

const digits: Shown = (page) => page.waitForFunction(() => performance.getEntriesByName('first-digits').length > 0);
const ready: Shown = (page) => page.locator('digit-gallery[data-page=ready]').waitFor();

/**
 * How long nothing is asked before a round is answered. A busy machine may take longer from one thing that a page asks for to the
 * next; only what is too many rounds by the last of these is.
 */
const QUIETS_MS = [700, 3000, 8000];

/** What a first visit asks the host for until it is shown, in rounds that are as `areFew` wants them, if that can be had. */
async function firstRounds(
  fragment: string,
  shown: Shown,
  areFew: (rounds: RoundSite['rounds']) => boolean,
): Promise<RoundSite['rounds']> {
  let answered: RoundSite['rounds'] = [];
  for (const quietMs of QUIETS_MS) {
    const site = await serveInRounds(quietMs);
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const page = await visitor.newPage();
    void page.goto(site.url + fragment).catch(() => undefined); // it settles when the last round has been answered
    await shown(page);
    answered = [...site.rounds];
    site.answerAtOnce();
    await visitor.close();
    await site.close();
    if (areFew(answered)) break;
  }
  return answered;
}

/** Kilobytes are those of the build that the budget was set for, and a little more. */
describe('a first visit', () => {
  it.each([
    { ...FIRST_VISITS.front, shown: digits, rounds: 2, kilobytes: 238 },
    { ...FIRST_VISITS.wall, shown: digits, rounds: 3, kilobytes: 264 },
    { ...FIRST_VISITS.otherModel, shown: digits, rounds: 3, kilobytes: 258 },
    { ...FIRST_VISITS.digit, shown: digits, rounds: 3, kilobytes: 262 },
    { ...FIRST_VISITS.explore, shown: digits, rounds: 3, kilobytes: 280 },
    { ...FIRST_VISITS.map, shown: digits, rounds: 3, kilobytes: 284 },
    { ...FIRST_VISITS.compare, shown: ready, rounds: 3, kilobytes: 100 },
    { ...FIRST_VISITS.learn, shown: ready, rounds: 3, kilobytes: 78 },
    { ...FIRST_VISITS.favourites, shown: ready, rounds: 3, kilobytes: 66 },
  ])('to $page has what it is for after $rounds rounds', async ({ fragment, shown, rounds, kilobytes }) => {
    const answered = await firstRounds(fragment, shown, ({ length }) => length <= rounds);
    const asked = answered.map((round) => [...round.keys()].join(' ')).join('\n');
    const bytes = new Map(answered.flatMap((round) => [...round])); // each once: some hosts let browsers keep files
    const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
    expect(answered.length, asked).toBeLessThanOrEqual(rounds);
    expect(total / 1000, asked).toBeLessThanOrEqual(kilobytes);
  });

  it('to weird digits has all that they take after three rounds, also what judges them', async () => {
    /** What is asked for after three rounds, and has no time to lose. */
    const asked = (rounds: RoundSite['rounds']): readonly string[] => rounds.flatMap((round) => [...round.keys()]);
    const late = (rounds: RoundSite['rounds']): readonly string[] =>
      asked(rounds.slice(3)).filter((path) => !/icons|computeWorker|storage|lazyJobs/.test(path));
    const rounds = await firstRounds('#v=weird', digits, (answered) => late(answered).length === 0);
    const early = asked(rounds.slice(0, 3)).join(' ');
    for (const file of ['weird-ones', 'judge', 'lazyJobs']) expect(early, file).toContain(file);
    expect(late(rounds)).toEqual([]);
  });
});

describe('a later visit', () => {
  /** Comes, sees, waits until as many files as that are in storage, and comes again: what is asked of the host then. */
  async function askedAgain(
    visitor: BrowserContext,
    fragment: string,
    shown: Shown,
    { models, isOffline }: { readonly models: number; readonly isOffline: boolean },
  ): Promise<readonly string[]> {
    const site = await serveInRounds();
    onTestFinished(() => site.close());
    site.answerAtOnce();
    const first = await visitor.newPage();
    await first.goto(site.url + fragment);
    await shown(first);
    await expect
      .poll(() => first.evaluate(() => localStorage.getItem('this-digit-models-kept')?.split(' ').length ?? 0))
      .toBeGreaterThanOrEqual(models);
    if (isOffline) await first.locator('digit-gallery[data-offline=ready]').waitFor();
    await first.close();
    const asked = site.answerAtOnce();
    const again = await visitor.newPage();
    await again.goto(site.url + fragment);
    await shown(again);
    return asked;
  }

  it.each([
    { page: 'the front page', fragment: '', models: 1 },
    { page: 'a wall of a model that no service worker keeps', fragment: '#m=vae&s=5', models: 1 },
    { page: 'latent space', fragment: '#v=explore', models: 1 },
    { page: 'weird digits, by the judge', fragment: '#v=weird', models: 2 },
  ])('to $page asks the network for nothing that the device keeps', async ({ fragment, models }) => {
    const asked = await askedAgain(await visitors.newVisitor({ serviceWorkers: 'allow' }), fragment, digits, {
      models,
      isOffline: true,
    });
    expect(asked.filter((path) => /^\/(assets|models)\//.test(path))).toEqual([]);
  });

  it('asks for no model that is in storage where there is no service worker', async () => {
    const visitor = await visitors.newVisitor({ serviceWorkers: 'block' });
    const asked = await askedAgain(visitor, '#m=vae&s=5', digits, { models: 1, isOffline: false });
    expect(asked.filter((path) => MODEL_FILE.test(path))).toEqual([]);
    expect(asked).toContainEqual(expect.stringMatching(/^\/assets\/storage-/));
  });
});
