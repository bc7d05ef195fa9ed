// A gallery of two models: the shipped one, and a conditional one that nobody trained.

import axe from 'axe-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { createBackend } from '../../workers/node/createBackend.ts';
import { serveSite } from '../../workers/node/tasks/siteServer.ts';
import type { GeneratedDigits } from '../../workers/service/computeService.ts';
import { createComputeService } from '../../workers/service/createComputeService.ts';
import { buildTwoModelSite, type TwoModelSite } from '../support/twoModelSite.ts';
import { useBrowser } from './browser.ts';
import { address, drawn, visit, wallPixels } from './gallery.ts';
import { nodeDigits } from './nodeDigits.ts';

const temporary = mkdtempSync(join(tmpdir(), 'digits-test-'));
let built: TwoModelSite;
const visitors = useBrowser(async () => {
  built = await buildTwoModelSite(temporary);
  return serveSite({ folder: built.folder, port: 0 });
});
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
});

const SECOND = 'conditional.safetensors';

/** The conditional model's digits, made in this process. */
async function secondDigits(seed: number, first: number, count: number, label?: number): Promise<GeneratedDigits> {
  const { sha256: model, file } = built.second;
  const service = createComputeService({ createBackend });
  await service.start('wasm');
  await service.load(model, file);
  return service.generate({ model, seed, first, count, temperature: 1, class: label, format: 'grey' });
}

function levels({ pixels }: GeneratedDigits): Uint8Array {
  return new Uint8Array(pixels);
}

function choice(page: Page, name: 'Model' | 'Class') {
  return page.getByRole('combobox', { name });
}

const wide = { viewport: { width: 1700, height: 700 } };

describe('the model', () => {
  it('can be changed: the same places of the wall by another, and back', async () => {
    const { page, requests } = await visit(await visitors.newVisitor(wide), `${visitors.url}#m=vae&s=3&i=700`);
    expect(requests.filter((url) => url.includes(SECOND))).toEqual([]);
    await choice(page, 'Model').selectOption('conditional-sample');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=conditional-sample&s=3&i=700');
    await page.getByRole('status').getByText('Model: Sample, not trained').waitFor();
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(levels(await secondDigits(3, 700, 20)));
    expect(requests.filter((url) => url.includes(SECOND)).length).toBeGreaterThan(0);
    await page.locator('truth-line').getByText('model Sample, not trained').waitFor();

    await page.goBack();
    await expect.poll(() => choice(page, 'Model').inputValue()).toBe('vae');
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(await nodeDigits(3, 700, 20));
  });

  it('of an address is the only one that is fetched', async () => {
    const { page, requests } = await visit(
      await visitors.newVisitor({ ...wide, serviceWorkers: 'block' }),
      `${visitors.url}#m=conditional-sample&s=3`,
    );
    expect(await choice(page, 'Model').inputValue()).toBe('conditional-sample');
    const models = requests.filter((url) => url.includes('.safetensors'));
    expect(models.map((url) => new URL(url).pathname)).toEqual(['/models/conditional.safetensors']);
  });

  it('that was once chosen is kept, and works without a network', async () => {
    const visitor = await visitors.newVisitor(wide);
    const { page, requests } = await visit(visitor, `${visitors.url}#m=vae&s=3`);
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await choice(page, 'Model').selectOption('conditional-sample');
    await expect.poll(() => address(page).get('m')).toBe('conditional-sample');
    await drawn(page);
    await expect.poll(() => storedModels(page)).toBe(2);
    const before = requests.filter((url) => url.includes(SECOND)).length;
    await visitor.setOffline(true);
    await page.reload();
    await drawn(page);
    expect(address(page).get('m')).toBe('conditional-sample');
    const seed = Number(address(page).get('s'));
    expect(await wallPixels(page, 0, 20)).toEqual(levels(await secondDigits(seed, 0, 20)));
    expect(requests.filter((url) => url.includes(SECOND))).toHaveLength(before);
  });

  it('that cannot be fetched is a failure in words, and leaves the others as they were', async () => {
    const visitor = await visitors.newVisitor({ ...wide, serviceWorkers: 'block' });
    await visitor.route(`**/${SECOND}?*`, (route) => route.abort());
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3`);
    await choice(page, 'Model').selectOption('conditional-sample');
    await page.getByText('model conditional.safetensors: the network failed').waitFor();
    await choice(page, 'Model').selectOption('vae');
    await drawn(page);
    await expect.poll(() => page.locator('failure-panel').count()).toBe(0);
    expect(await wallPixels(page, 0, 20)).toEqual(await nodeDigits(3, 0, 20));

    await visitor.unroute(`**/${SECOND}?*`);
    await choice(page, 'Model').selectOption('conditional-sample');
    await expect.poll(() => address(page).get('m')).toBe('conditional-sample');
    await drawn(page);
    expect(await wallPixels(page, 0, 20)).toEqual(levels(await secondDigits(3, 0, 20)));
  });

  it('that takes long to come says how much of it has', async () => {
    const visitor = await visitors.newVisitor({ ...wide, serviceWorkers: 'block' });
    const { page } = await visit(visitor, `${visitors.url}#m=vae&s=3`);
    const connection = await visitor.newCDPSession(page);
    const bytesPerSecond = built.second.file.length / 3;
    await connection.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: -1,
    });
    await choice(page, 'Model').selectOption('conditional-sample');
    const total = (built.second.file.length / 1000).toFixed(0);
    await page
      .locator('truth-line')
      .getByText(new RegExp(`^\\d+ of ${total} kB$`))
      .waitFor();
    await page.getByRole('progressbar', { name: 'Download of the model' }).waitFor();
    await page.locator('truth-line').getByText('model Sample, not trained').waitFor();
    await drawn(page);
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it('that nobody knows is explained in words', async () => {
    const { page } = await visit(await visitors.newVisitor(wide), `${visitors.url}#m=nobody&s=3`);
    await page.getByText('There is no model called “nobody” here').first().waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3');
  });
});

describe('the class', () => {
  it('can be chosen where the model is told one, and is part of the address', async () => {
    const { page } = await visit(await visitors.newVisitor(wide), `${visitors.url}#m=conditional-sample&s=3&i=700`);
    expect(await choice(page, 'Class').inputValue()).toBe('all');
    await choice(page, 'Class').selectOption('4');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=conditional-sample&s=3&i=700&c=4');
    await drawn(page);
    expect(await wallPixels(page, 700, 20)).toEqual(levels(await secondDigits(3, 700, 20, 4)));
    await page.getByRole('gridcell', { name: 'Generated digit of class 4, number 701 of seed 3' }).click();
    await page.getByText('· class 4').waitFor();
    expect(await page.getByLabel('Link to this digit').inputValue()).toContain('&c=4');
    await page.keyboard.press('Escape');

    await choice(page, 'Class').selectOption('all');
    await expect.poll(() => address(page).get('c')).toBe(null);
    await page.goBack();
    await expect.poll(() => choice(page, 'Class').inputValue()).toBe('4');
  });

  it('of each digit, where none is chosen, is in its accessible name', async () => {
    const { page } = await visit(await visitors.newVisitor(wide), `${visitors.url}#m=conditional-sample&s=3`);
    const { labels = new Uint8Array() } = await secondDigits(3, 0, 20);
    const names = await page.getByRole('gridcell').evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
    const wanted = Array.from(labels, (label, i) => `Generated digit of class ${label}, number ${i} of seed 3`);
    expect(names.slice(0, 20)).toEqual(wanted);
  });

  it('is no choice, and no part of the address, where the model is told none', async () => {
    const { page } = await visit(await visitors.newVisitor(wide), `${visitors.url}#m=conditional-sample&s=3&c=4`);
    await choice(page, 'Model').focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => new URL(page.url()).hash).toBe('#m=vae&s=3');
    await expect.poll(() => choice(page, 'Class').count()).toBe(0);
    const { page: other } = await visit(await visitors.newVisitor(wide), `${visitors.url}#m=vae&s=3&c=4`);
    await other.getByText('VAE cannot be told which digit to make').first().waitFor();
    await expect.poll(() => new URL(other.url()).hash).toBe('#m=vae&s=3');
  });
});

describe('both choices', () => {
  it.each([320, 390, 1024, 1500])('fit a screen of %i pixels, and axe finds nothing wrong', async (width) => {
    const visitor = await visitors.newVisitor({ viewport: { width, height: 800 } });
    const { page } = await visit(visitor, `${visitors.url}#m=conditional-sample&s=3`);
    await page.getByRole('button', { name: 'Model, seed, prior, class and digit' }).click();
    for (const name of ['Model', 'Class'] as const) {
      const box = await choice(page, name).boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await violations(page)).toEqual([]);
  });

  it('stand in the bar where it is wide enough', async () => {
    const { page } = await visit(
      await visitors.newVisitor({ viewport: { width: 1601, height: 800 } }),
      `${visitors.url}#m=conditional-sample&s=3`,
    );
    expect(await choice(page, 'Model').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1601);
    expect(await violations(page)).toEqual([]);
  });
});

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run()); // just put there
  return results.violations.map(({ id }) => id);
}

/** How many models the page keeps. */
function storedModels(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('this-digit-does-not-exist');
        opening.onerror = () => {
          reject(new Error('the database cannot be opened'));
        };
        opening.onsuccess = () => {
          const database = opening.result;
          const counting = database.transaction('models').objectStore('models').count();
          counting.onsuccess = () => {
            database.close();
            resolve(counting.result);
          };
        };
      }),
  );
}
