// Certificates beside a visitor's copy of MNIST: here of digits that the project draws, and an index of these.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { gatherDigits, type DigitSet } from '../../workers/data/digitSet.ts';
import { serveSite } from '../../workers/node/tasks/siteServer.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { buildReferenceSite } from '../support/referenceSite.ts';
import { AXE_LOOKS } from './axeLooks.ts';
import { useBrowser } from './browser.ts';
import { open, violations } from './gallery.ts';
import { mnistOf, openMnist } from './mnistFiles.ts';
import { nodeDigits } from './nodeDigits.ts';

const temporary = mkdtempSync(join(tmpdir(), 'digits-test-'));
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
});

/** Number 7 of seed 5, the digit of most certificates here, is among the training digits. */
const COPIED = 150;
const training = await trainingDigits();
const test = drawnDigits(60, 2);
const visitors = useBrowser(async () =>
  serveSite({ folder: await buildReferenceSite(temporary, { training, test }), port: 0 }),
);

async function trainingDigits(): Promise<DigitSet> {
  const drawn = drawnDigits(200);
  drawn.images.set(await nodeDigits(5, 7, 1), COPIED * 784);
  return drawn;
}

function reversed(set: DigitSet): DigitSet {
  const order = Uint32Array.from({ length: set.count }, (_, i) => set.count - 1 - i);
  return gatherDigits(set, order, 0, set.count);
}

async function atCertificate(digit = '&m=vae&s=5&i=8', options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await open(await visitors.newVisitor(options), `${visitors.url}#v=compare&how=certificate${digit}`);
  return page;
}

const byPixels = (page: Page) => page.getByRole('list', { name: 'by pixels' }).getByRole('img');

describe('the certificate of a digit', () => {
  it('calls a copy what is among the training digits, and another digit none', async () => {
    const page = await atCertificate('&m=vae&s=5&i=7');
    await openMnist(page, mnistOf({ training, test }));
    await page.getByRole('heading', { name: 'This digit exists' }).waitFor();
    await page.getByText(`All its pixels are those of training digit ${COPIED}.`).waitFor();
    await page.goto(`${visitors.url}#v=compare&how=certificate&m=vae&s=5&i=8`);
    await page.getByRole('heading', { name: 'This digit does not exist' }).waitFor();
    await page.getByText('a real digit: test digit').first().waitFor();
    await byPixels(page).first().waitFor();
  });

  it('takes no training digits in another order, says what came, and takes the right ones after them', async () => {
    const page = await atCertificate();
    await openMnist(page, mnistOf({ training: reversed(training), test }));
    await page.getByText('The training pictures in your copy are not MNIST’s in their order: 200 with').waitFor();
    expect(await page.locator('certificate-report .near img, certificate-report .near ink-tile').count()).toBe(0);
    expect(await byPixels(page).count()).toBe(0);
    await openMnist(page, mnistOf({ training, test }));
    await byPixels(page).first().waitFor();
    expect(await page.getByText('are not MNIST’s in their order').count()).toBe(0);
  });

  it('takes no test digits of another set, nor with the labels of others', async () => {
    const page = await atCertificate();
    await openMnist(page, mnistOf({ training, test: drawnDigits(60, 3) }));
    await page.getByText('The test pictures in your copy are not MNIST’s in their order: 60 with').waitFor();
    await page.getByText('a real digit: the median of all unseen ones').first().waitFor();
    await byPixels(page).first().waitFor();
    await openMnist(page, mnistOf({ training, test: { ...test, labels: reversed(test).labels } }));
    await page.getByText('The test labels in your copy are not MNIST’s in their order: 60 with').waitFor();
    await openMnist(page, mnistOf({ training, test }));
    await page.getByText('a real digit: test digit').first().waitFor();
  });
});

describe('axe finds nothing wrong with a certificate', () => {
  it.each(AXE_LOOKS)('%s, in %s', async (colorScheme, locale, viewport) => {
    const page = await atCertificate('&m=cvae-gan&s=5&i=7', { colorScheme, viewport, locale });
    await openMnist(page, mnistOf({ training, test }));
    await page.locator('certificate-report .near section').nth(1).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
