// Every page is visited in every engine, as a curious visitor does (tests/support/scenarios): nothing goes wrong, and what the page
// is there to show is shown.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enginesHere } from '../../support/engines/browserPaths.ts';
import type { Engine } from '../../support/engines/engine.ts';
import type { EnginePage } from '../../support/engines/enginePage.ts';
import { launchEngine } from '../../support/engines/launchEngine.ts';
import { serveWatchedPage, type WatchedSite } from '../../support/engines/watchedSite.ts';
import { PAGE_SCENARIOS } from '../../support/scenarios/pageScenarios.ts';
import { isThorough } from '../../support/thorough.ts';
import { setPace, type Scenario } from '../../support/scenarios/visitor.ts';

/** A whole race, or measuring two models, on a machine that does something else too. */
const PATIENCE_MS = 300_000;

/**
 * All visits are paid by one visitor, who loads the page once. So the judge is asked for where there is a button for that before
 * another page has called for it, and the page is Russian at the end only.
 */
const FIRST = 'picture of a digit';
const LAST = 'settings';
const place = ({ name }: Scenario): number => Number(name === LAST) - Number(name === FIRST);
const VISITS = [...PAGE_SCENARIOS].sort((a, b) => place(a) - place(b));

let site: WatchedSite;
beforeAll(async () => {
  setPace(isThorough ? 1 : 0.1);
  site = await serveWatchedPage();
});
afterAll(() => site.close());

/** What the page says has failed, and digits that could not be drawn. */
function failures(page: EnginePage): Promise<readonly string[]> {
  return page.sight(({ found, isVisible }) =>
    found([{ css: '[role=alert], .failed, .failure, [data-state=failed]' }])
      .filter(isVisible)
      .map((element) => element.textContent.trim()),
  );
}

describe.each(await enginesHere())('%s', (name) => {
  let engine: Engine;
  let page: EnginePage;
  let noted = 0;

  beforeAll(async () => {
    engine = await launchEngine(name);
    page = await engine.newVisitor({ width: 1280, height: 800 });
  });
  afterAll(() => engine.close());

  it.each(VISITS.map((visit) => [visit.name, visit] as const))(
    '%s: is shown and used, and nothing goes wrong',
    async (_, visit) => {
      await page.goto(`${site.url}${visit.fragment}`);
      await (visit.useBriefly && !isThorough ? visit.useBriefly(page) : visit.use(page));
      expect(await failures(page)).toEqual([]);
      const problems = await page.problems();
      const later = problems.slice(noted);
      noted = problems.length;
      expect(later).toEqual([]);
      expect(site.refused).toEqual([]);
    },
    PATIENCE_MS,
  );
});
