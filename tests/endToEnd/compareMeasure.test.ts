import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { COMPARED_METRICS } from '../../workers/comparison/comparedMetrics.ts';
import type { Comparison } from '../../workers/comparison/comparison.ts';
import { useBrowser } from './browser.ts';
import { measuredValues } from '../support/scenarios/measuredValues.ts';
import { address, open, violations } from './gallery.ts';
import { measuredOnNode } from './nodeMeasurement.ts';
import { upgradeDatabase } from './newerDatabase.ts';

const visitors = useBrowser();
const TWO = '#v=compare&how=measure&of=gan~vae&n=1000&s=7';
const ONE = '#v=compare&how=measure&of=gan&n=1000&s=7';
/** A measurement takes seconds of both cores, and several times that where others use them too. */
const LONG = { timeout: 240_000 };

async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Measure', exact: true }).click();
}

async function done(page: Page): Promise<void> {
  await page.locator('measure-result [data-state=done]').waitFor(LONG);
}

const tableValues = (page: Page) => page.evaluate(measuredValues);

/** Reads and selects the pictures of a result by keys alone; they have tables, and axe finds nothing wrong in either theme. */
async function usePicturesByKeys(page: Page): Promise<void> {
  const fid = page.locator('plot-figure').first();
  await fid.getByRole('application', { name: 'FID' }).focus();
  await page.keyboard.press('ArrowDown');
  await fid.getByText(/GAN: [\d.]+, interval/).waitFor();
  await page.keyboard.press('ArrowDown');
  await fid.getByText(/VAE: [\d.]+, interval/).waitFor();
  await fid.getByRole('button', { name: 'FID: as a table' }).focus();
  await page.keyboard.press('Enter');
  expect(await fid.getByRole('row').count()).toBe(3);

  const map = page.getByRole('application', { name: 'Map of the judge’s features' });
  await map.focus();
  for (const key of ['ArrowRight', '+', '+', '+', '+', '+', '+', '+', '+', '+', '+']) await page.keyboard.press(key);
  await page.getByText(/^In the box: /).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/^Selected: /).waitFor();
  await page
    .locator('measure-plots')
    .getByRole('link', { name: /^Digit [\d,]+ by (GAN|VAE)$/ })
    .first()
    .waitFor();
  expect(
    await page
      .locator('measure-plots')
      .getByRole('link', { name: /^Digit/ })
      .count(),
  ).toBe(48);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
}

/** Sentences come first, then digits of each model, then numbers; the map names its clusters, and links keep the models. */
async function readFromTop(page: Page): Promise<void> {
  const parts = await page
    .locator('measure-result')
    .evaluate((result) =>
      [...(result.shadowRoot?.querySelectorAll('.words, measured-samples, measure-table, measure-plots') ?? [])].map(
        ({ localName }) => localName,
      ),
    );
  expect(parts).toEqual(['div', 'measured-samples', 'measure-table', 'measure-plots']);
  for (const model of ['gan', 'vae']) {
    const samples = page.locator(`measured-samples [data-samples=${model}]`).getByRole('link');
    await expect.poll(() => samples.count()).toBe(10);
    expect(await samples.first().getAttribute('href')).toMatch(new RegExp(`^#m=${model}&s=7&`));
  }
  expect(await page.locator('feature-map .cluster').allInnerTexts()).toEqual([...'0123456789']);
  for (const name of ['a blind test of these models', 'These models side by side']) {
    expect(await page.getByRole('link', { name }).getAttribute('href')).toContain('&of=gan~vae');
  }
}

/** Selects all digits of a result with the mouse; nothing on the page is wider than the screen. */
async function selectByMouse(page: Page): Promise<void> {
  const map = page.getByRole('application', { name: 'Map of the judge’s features' });
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (!box) throw new Error('the map is not on screen');
  const corners = [
    [0.02, 0.02],
    [0.98, 0.02],
    [0.98, 0.98],
    [0.02, 0.98],
  ] as const;
  await page.mouse.move(box.x + 0.02 * box.width, box.y + 0.02 * box.height);
  await page.mouse.down();
  for (const [x, y] of corners) await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 5 });
  await page.mouse.up();
  await page.getByText(/^Selected: Real digits 2,000 and GAN 1,000\./).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await violations(page)).toEqual([]);
}

describe('a measurement in the tab', () => {
  it(
    'has the numbers of the command line and pictures for keys, is kept, removed and brought back, and says where that is refused',
    LONG,
    async () => {
      const visitor = await visitors.newVisitor({ colorScheme: 'light' });
      const { page } = await open(visitor, `${visitors.url}${TWO}`);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Measure', exact: true }).focus();
      await page.keyboard.press('Enter');
      await done(page);
      const expected = await measuredOnNode(['gan', 'vae'], 1000, 7);
      const values = await tableValues(page);
      for (const metric of COMPARED_METRICS) {
        const want = expected.models.map((model) =>
          model.status === 'measured' ? (model.metrics[metric]?.value ?? null) : null,
        );
        expect(values[metric], metric).toEqual(want);
      }
      await page.getByText('Small sample', { exact: true }).waitFor();
      await page.getByText('VAE is blurred').waitFor();

      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'JSON' }).click();
      const saved = JSON.parse(await readFile(await (await download).path(), 'utf8')) as Comparison;
      const { key: _a, ...first } = saved.models[0] ?? { key: '' };
      const { key: _b, ...wanted } = expected.models[0] ?? { key: '' };
      expect(first).toEqual(wanted);
      await readFromTop(page);
      const report = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Report' }).click();
      const html = await readFile(await (await report).path(), 'utf8');
      expect(html).toContain('<!doctype html>');
      expect(html.match(/<img class="samples"/g)).toHaveLength(2);
      await usePicturesByKeys(page);

      await page.reload();
      await done(page);
      expect(await tableValues(page)).toEqual(values);
      await page.getByRole('button', { name: 'Remove the result' }).click();
      await page.getByText('Nothing yet: your measurements').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Open the result' }).click();
      await done(page);

      expect(await upgradeDatabase(page, 'this-digit-measurements')).toBe('upgraded');
      await page.getByRole('button', { name: 'Remove the result' }).click();
      await page.locator('notice-bar').getByText('it will be here again at the next visit').waitFor();
    },
  );

  it('pauses, goes on, and after a reload in the middle goes on with what is left', LONG, async () => {
    const { page } = await open(
      await visitors.newVisitor(),
      `${visitors.url}#v=compare&how=measure&of=gan~vae~cvae&n=1000`,
    );
    await start(page);
    await page.locator('[data-status=busy]').first().waitFor(LONG);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused. Finished work is kept.').waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('[data-status=measured]').first().waitFor(LONG);
    const before = await tableValues(page);
    await page.reload();
    await page.getByRole('button', { name: 'Continue measuring' }).waitFor();
    const kept = await tableValues(page);
    expect(kept['fid']?.slice(0, 1)).toEqual(before['fid']?.slice(0, 1));
    await page.getByRole('button', { name: 'Continue measuring' }).click();
    await done(page);
    const values = await tableValues(page);
    expect(values['fid']).toHaveLength(3);
    expect(values['fid']).toContain(before['fid']?.[0]);
  });

  it('that is cancelled is gone if nothing was done, and another can begin', LONG, async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}${ONE.replace('n=1000', 'n=50000')}`);
    await start(page);
    await page.locator('[data-status=busy]').first().waitFor(LONG);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Nothing yet: your measurements').waitFor();
    await expect.poll(() => address(page).get('x')).toBeNull();
    await expect.poll(() => page.getByRole('button', { name: 'Measure', exact: true }).isEnabled()).toBe(true);
  });

  it(
    'works without a network once its files are there, says what it lacks before, and is selected by mouse',
    LONG,
    async () => {
      const visitor = await visitors.newVisitor({ serviceWorkers: 'allow', viewport: { width: 320, height: 640 } });
      const { page } = await open(visitor, `${visitors.url}${ONE}`);
      await page.locator('digit-gallery[data-offline=ready]').waitFor(LONG);
      await visitor.setOffline(true);
      await start(page);
      await page.getByRole('alert').waitFor(LONG);
      await visitor.setOffline(false);
      await page.getByRole('button', { name: 'Continue measuring' }).click();
      await done(page);
      await visitor.setOffline(true);
      await page.reload();
      await start(page);
      await page.locator('measure-result [data-state=running]').waitFor(LONG);
      await done(page);
      await selectByMouse(page);
    },
  );
});

describe('models that are bad', () => {
  it(
    'are called so: one that draws nearly the same everywhere, one between its digits, and one that has collapsed',
    LONG,
    async () => {
      const { page } = await open(
        await visitors.newVisitor(),
        `${visitors.url}#v=compare&how=measure&of=gan~vae~vae-gan&w=*0.1~normal~normal*0&n=1000&s=7`,
      );
      await start(page);
      await done(page);
      const found = page.locator('measure-result .findings');
      await found.getByText(/^GAN \(T 0\.1\) covers little of the variety of real digits/).waitFor();
      for (const what of [
        'is blurred',
        'draws digits that the judge cannot read',
        'draws many digits that are unlike real ones',
      ]) {
        await found.getByText(new RegExp(`^VAE \\(normal\\) ${what}`)).waitFor();
      }
      await page.getByText('are the same, want different ones; did the model collapse?').waitFor();
    },
  );
});

describe('the address of a measurement', () => {
  it('holds models, what is drawn of them, number and seed, and nonsense in it is said and survived', async () => {
    const { page } = await open(
      await visitors.newVisitor(),
      `${visitors.url}#v=compare&how=measure&of=gan~vae~nobody&w=*0.8~normal&n=5000&s=9`,
    );
    await page.getByText('nobody is not on this device').waitFor();
    expect(await page.getByRole('spinbutton', { name: 'Temperature of GAN' }).inputValue()).toBe('0.8');
    expect(await page.getByRole('combobox', { name: 'Prior of VAE' }).inputValue()).toBe('normal');
    await page.getByRole('checkbox', { name: /^Conditional GAN/ }).check();
    await expect.poll(() => address(page).get('of')).toBe('cgan~gan~vae~nobody');
    expect(address(page).get('w')).toBe('~*0.8~normal~');
    await page.goto(`${visitors.url}#v=compare&how=measure&n=3&s=x&w=!!`);
    await page.getByText('The number of digits in this address is not from 1,000 to 50,000').first().waitFor();
    await page.getByText('A prior or a temperature in this address').first().waitFor();
    await page.getByRole('button', { name: 'Measure', exact: true }).waitFor();
  });
});
