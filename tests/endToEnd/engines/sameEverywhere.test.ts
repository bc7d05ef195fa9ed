// What must not depend on the engine: pixels, figures, what is kept, and what keys do.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPARED_METRICS } from '../../../workers/comparison/comparedMetrics.ts';
import type { Comparison } from '../../../workers/comparison/comparison.ts';
import { enginesHere } from '../../support/engines/browserPaths.ts';
import type { Engine } from '../../support/engines/engine.ts';
import type { EnginePage } from '../../support/engines/enginePage.ts';
import { launchEngine } from '../../support/engines/launchEngine.ts';
import { serveWatchedPage, type WatchedSite } from '../../support/engines/watchedSite.ts';
import { measuredValues } from '../../support/scenarios/measuredValues.ts';
import { isWallDrawn, wallLevels } from '../../support/scenarios/wallInk.ts';
import { sha256 } from '../gallery.ts';
import { nodeDigits } from '../nodeDigits.ts';
import { measuredOnNode } from '../nodeMeasurement.ts';

const SEED = 20_260_704;
const COUNT = 60;
const MODELS = ['vae', 'gan', 'vae-gan', 'cvae', 'cgan', 'cvae-gan'];
/** A measurement takes seconds of all cores, and several times that where others use them too. */
const PATIENCE = { timeoutMs: 240_000 };
const LONG = { timeout: 300_000 };

/** The checksum of the first digits' grey levels, once the wall is drawn; of the wall before for a moment after a turn to another. */
async function wallSum(page: EnginePage): Promise<string> {
  await page.waitFor('the wall to be drawn', isWallDrawn, [], PATIENCE);
  return sha256(Uint8Array.from(await page.evaluate(wallLevels, [0, COUNT] as const)));
}

async function wallIs(page: EnginePage, digits: Uint8Array): Promise<void> {
  const wanted = sha256(digits);
  let seen = 'none';
  await page.until(
    () => `the wall to have the digits ${wanted}; it has ${seen}`,
    async () => (seen = await wallSum(page)) === wanted,
    PATIENCE,
  );
}

let measured: Promise<Comparison> | undefined;
/** Once for all engines. */
function figures(): Promise<Comparison> {
  return (measured ??= measuredOnNode(['gan'], 1000, 7));
}

describe.each(await enginesHere())('%s', (name) => {
  let engine: Engine;
  let site: WatchedSite;
  let page: EnginePage;

  beforeAll(async () => {
    [engine, site] = await Promise.all([launchEngine(name), serveWatchedPage()]);
    page = await engine.newVisitor();
  });
  afterAll(async () => {
    await engine.close();
    await site.close();
  });

  it.each(MODELS)('draws the digits of the %s as Node does, to the last bit', async (model) => {
    await page.goto(`${site.url}#m=${model}&s=${SEED}`);
    await wallIs(page, await nodeDigits(SEED, 0, COUNT, {}, model));
  });

  it('draws the prior, the temperature and the class of an address', async () => {
    await page.goto(`${site.url}#m=cvae&s=${SEED}&t=0.6&p=normal&c=4`);
    const drawing = { temperature: 0.6, prior: 'normal', class: 4 };
    await wallIs(page, await nodeDigits(SEED, 0, COUNT, drawing, 'cvae'));
  });

  it('measures 1,000 digits, and finds the figures of the command line', LONG, async () => {
    await page.goto(`${site.url}#v=compare&how=measure&of=gan&n=1000&s=7`);
    await page.role('button', 'Measure', { exact: true }).click();
    await page.get('measure-result [data-state=done]').waitFor(PATIENCE);
    const values = await page.evaluate(measuredValues);
    const { models } = await figures();
    for (const metric of COMPARED_METRICS) {
      const want = models.map(
        (model) => (model.status === 'measured' ? model.metrics[metric]?.value : undefined) ?? null,
      );
      expect(values[metric], metric).toEqual(want);
    }
  });

  it('is led by keys alone: digits, the wall, a dialog', async () => {
    await page.goto(`${site.url}#v=one&m=vae&s=3&i=7`);
    const shown = (digit: string) => page.get(`one-digit article[data-digit="m=vae&s=3${digit}"]`).waitFor(PATIENCE);
    await shown('&i=7');
    await page.press('Space', 'ArrowRight');
    await shown('&i=9');
    await page.press('ArrowLeft', 'Backspace');
    await shown('&i=7');

    await page.goto(`${site.url}#m=vae&s=3`);
    await page.waitFor('the wall to be drawn', isWallDrawn, [], PATIENCE);
    await page.get('[role=gridcell][tabindex="0"]').focus();
    await page.press('ArrowRight', 'ArrowRight', 'Enter');
    await page.role('dialog').role('img', 'number 2 of seed 3').waitFor();
    await page.press('Escape');
    await page.role('dialog').waitUntilGone();
    await page.waitFor(
      'the digit to have the focus again',
      () => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.getAttribute('aria-label')?.includes('number 2 of seed 3');
      },
      [],
    );
  });

  it('takes a drawing by pointer, and shows what the models make of it', LONG, async () => {
    await page.goto(`${site.url}#m=vae&s=5&v=explore&e=draw`);
    const sheet = page.role('application');
    await sheet.drag([
      [0.3, 0.2],
      [0.7, 0.2],
      [0.45, 0.85],
    ]);
    await page.role('button', 'Draw it with the models').click();
    await page.get('drawn-again [data-state=ready]').waitFor(PATIENCE);
  });

  it('keeps settings, favourites and models, and needs no network for them', LONG, async () => {
    await page.goto(`${site.url}#v=one&m=gan&s=3&i=7`);
    await page.role('button', 'Favourite', { exact: true }).click();
    await page.get('favourite-button [aria-pressed=true]').waitFor();
    await page.get('digit-gallery[data-offline=ready]').waitFor(PATIENCE);
    await page.goto(`${site.url}#m=gan&s=${SEED}`);
    const digits = await nodeDigits(SEED, 0, COUNT, {}, 'gan');
    await wallIs(page, digits);
    expect(await page.problems()).toEqual([]);
    expect(site.refused).toEqual([]);
    await site.close();
    await page.reload();
    await wallIs(page, digits);
    await page.goto(`${site.url}#v=favourites`);
    await page.get('favourites-page li canvas[data-painted]').waitFor(PATIENCE);
    await page.get('digit-gallery[data-offline=ready]').waitFor(PATIENCE);
    expect(await page.problems()).toEqual([]);
  });
});
