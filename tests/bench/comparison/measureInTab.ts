// "Measure here": how long it takes a tab to measure models, what memory, and whether the page answers meanwhile.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { spread } from '../../../workers/benchmark/statistics.ts';
import { readModelIndex } from '../../../workers/node/modelSource.ts';
import { createProgress } from '../../../workers/node/progress.ts';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { ensureChromium } from '../../../workers/node/tasks/browsers/chromium.ts';
import { serveSite } from '../../../workers/node/tasks/siteServer.ts';
import { printLines } from '../../../workers/node/terminal.ts';
import { watchPage } from '../../support/scenarios/watchPage.ts';
import { alignColumns } from '../report/columns.ts';
import type { TabFigures, TabMeasurement } from './tabRow.ts';

const DIGITS = 10_000;
const TIMEOUT_MS = 600_000;
const LOOK_MS = 100;
/** Into a measurement, before it is cancelled. */
const MIDDLE_MS = 5000;

/** `models` by id: those that ship, or those of them that were asked for. */
export async function measureInTab(
  models: readonly string[],
  rounds: number,
  signal: AbortSignal,
): Promise<TabFigures> {
  const shipped = (await readModelIndex('bench')).models.map(({ id }) => id).filter((id) => models.includes(id));
  const site = await serveSite({ folder: join(PROJECT_ROOT, 'dist'), port: 0 });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  const progress = createProgress({ title: 'bench: comparison', total: rounds, unit: 'measurements' });
  const measurements: TabMeasurement[] = [];
  try {
    while (measurements.length < rounds) {
      signal.throwIfAborted();
      measurements.push(
        await measureOnce(browser, `${site.url}#v=compare&how=measure&n=${DIGITS}&of=${shipped.join('~')}`),
      );
      progress.update(measurements.length, `${shipped.length} models`);
    }
  } finally {
    progress.stop();
    await browser.close();
    await site.close();
  }
  printLines(tabTable(measurements, shipped.length));
  return { comparison: { models: shipped, digits: DIGITS, measurements }, chromium: browser.version() };
}

async function measureOnce(browser: Browser, address: string): Promise<TabMeasurement> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT_MS);
    await page.addInitScript(watchPage);
    await page.goto(address);
    const begin = page.getByRole('button', { name: 'Measure', exact: true });
    await begin.waitFor();
    await page.locator('digit-gallery[data-offline=ready]').waitFor(); // no files are copied meanwhile
    const before = await ownMemory(browser);
    await begin.click();
    const began = performance.now();
    let [most, isDone] = [before ?? 0, false];
    const done = page.locator('measure-result [data-state=done]').waitFor();
    const watched = done.finally(() => (isDone = true));
    while (!isDone) {
      most = Math.max(most, (await ownMemory(browser)) ?? 0);
      await Promise.race([watched, new Promise((resolve) => setTimeout(resolve, LOOK_MS))]);
    }
    await watched;
    const seconds = (performance.now() - began) / 1000;
    await page.waitForTimeout(500); // plots are drawn
    const { longestTaskMs } = await page.evaluate(() => window.pageManners());
    const memory = before === undefined ? undefined : { most, more: most - before };
    return { seconds, longestTaskMs, memory, cancelMs: await cancelOne(page, address) };
  } finally {
    await context.close();
  }
}

async function cancelOne(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address);
  const begin = page.getByRole('button', { name: 'Measure', exact: true });
  await begin.click();
  await page.waitForTimeout(MIDDLE_MS);
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await cancel.hover(); // what is left is the click
  const began = performance.now();
  await cancel.click();
  await begin.waitFor();
  return performance.now() - began;
}

/** Megabytes that the largest page's process has for itself alone; undefined where the system does not say. */
async function ownMemory(browser: Browser): Promise<number | undefined> {
  const devTools = await browser.newBrowserCDPSession();
  const { processInfo } = await devTools.send('SystemInfo.getProcessInfo');
  await devTools.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  const sizes = await Promise.all(
    pages.map(async ({ id }) => {
      const use = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
      const own = [...use.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)];
      return own.reduce((sum, [, kilobytes]) => sum + Number(kilobytes) / 1000, 0);
    }),
  );
  const largest = Math.max(0, ...sizes);
  return largest > 0 ? largest : undefined;
}

function tabTable(measurements: readonly TabMeasurement[], models: number): string {
  const cells = (name: string, digits: number, of: (one: TabMeasurement) => number | undefined): readonly string[] => {
    const values = measurements.flatMap((one) => of(one) ?? []);
    if (values.length === 0) return [name, '–', '–'];
    return [name, spread(values).median.toFixed(digits), Math.max(...values).toFixed(digits)];
  };
  return [
    `chromium · ${models} models measured in a tab, ${DIGITS} digits each; medians of ${measurements.length}`,
    ...alignColumns([
      ['', 'median', 'most'],
      cells('until the result, s', 1, ({ seconds }) => seconds),
      cells('longest task of the page’s thread, ms', 0, ({ longestTaskMs }) => longestTaskMs),
      cells('memory of the page’s process alone, MB', 0, ({ memory }) => memory?.most),
      cells('more than before, MB', 0, ({ memory }) => memory?.more),
      cells('until it is cancelled, ms', 0, ({ cancelMs }) => cancelMs),
    ]),
    '',
  ].join('\n');
}
