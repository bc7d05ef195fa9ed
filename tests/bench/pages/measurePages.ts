// How the gallery's pages behave in a scripted visit on one core: long tasks, interactions, layout shifts. Every visit is that
// of somebody new, so that loading is part of it; pages take turns, so that a machine that is busy for a minute disturbs one
// visit to each and not all visits to one.

import { join } from 'node:path';
import type { Browser } from 'playwright';
import { spread } from '../../../workers/benchmark/statistics.ts';
import { createProgress } from '../../../workers/node/progress.ts';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { serveSite } from '../../../workers/node/tasks/siteServer.ts';
import { printLines } from '../../../workers/node/terminal.ts';
import { chromiumDriver } from '../../support/engines/chromiumEngine.ts';
import { EnginePage } from '../../support/engines/enginePage.ts';
import { PAGE_SCENARIOS } from '../../support/scenarios/pageScenarios.ts';
import type { Scenario } from '../../support/scenarios/visitor.ts';
import { watchPage } from '../../support/scenarios/watchPage.ts';
import { pagesTable } from '../report/pagesTable.ts';
import { launchOnOneCore } from './oneCore.ts';
import type { PageFigures, PageRow, ScenarioResult } from './pageRow.ts';
import { TRACED, workIn } from './traceManners.ts';

const VIEWPORT = { width: 1280, height: 800 };
/** Where there is no way to keep all of a browser on one core. */
const THROTTLING = 4;
const TIMEOUT_MS = 120_000;

export async function measurePages(rounds: number, signal: AbortSignal): Promise<PageFigures> {
  const site = await serveSite({ folder: join(PROJECT_ROOT, 'dist'), port: 0 });
  const { browser, how, close } = await launchOnOneCore();
  const progress = createProgress({ title: 'bench: pages', total: rounds * PAGE_SCENARIOS.length, unit: 'visits' });
  const visits = new Map<Scenario, ScenarioResult[]>(PAGE_SCENARIOS.map((visit) => [visit, []]));
  let done = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [visit, manners] of visits) {
        signal.throwIfAborted();
        manners.push(await pay(browser, site.url, visit, how === 'taskset' ? 1 : THROTTLING));
        progress.update(++done, visit.name);
      }
    }
  } finally {
    progress.stop();
    await close();
    await site.close();
  }
  const rows = [...visits].map(([{ name }, manners]) => rowOf(name, manners));
  printLines(pagesTable(rows, how));
  return { pages: rows, chromium: browser.version() };
}

async function pay(browser: Browser, url: string, visit: Scenario, throttling: number): Promise<ScenarioResult> {
  const context = await browser.newContext({ viewport: VIEWPORT, acceptDownloads: true });
  context.setDefaultTimeout(TIMEOUT_MS);
  context.setDefaultNavigationTimeout(TIMEOUT_MS);
  try {
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    // Chromium counts the cores of the machine, whichever it may use; where there is one, there is one worker.
    await devTools.send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: 1 });
    if (throttling > 1) {
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: throttling });
    }
    await page.addInitScript(watchPage);
    await browser.startTracing(page, { categories: TRACED });
    await page.goto(`${url}${visit.fragment}`);
    await visit.use(new EnginePage(chromiumDriver(page)));
    await page.waitForTimeout(500); // for what comes late
    const manners = await page.evaluate(() => window.pageManners());
    return { ...manners, work: workIn(await browser.stopTracing()) };
  } finally {
    await context.close();
  }
}

function rowOf(page: string, visits: readonly ScenarioResult[]): PageRow {
  const median = (of: (manners: ScenarioResult) => number): number => spread(visits.map(of)).median;
  return {
    host: 'chromium',
    page,
    longestWorkMs: median(({ work }) => work.longestTaskMs),
    inpWorkMs: median(({ work }) => work.inpMs),
    longestTaskMs: median(({ longestTaskMs }) => longestTaskMs),
    longTasks: median(({ longTasks }) => longTasks),
    inpMs: median(({ inpMs }) => inpMs),
    interactions: median(({ interactions }) => interactions),
    cls: median(({ cls }) => cls),
    visits,
  };
}
