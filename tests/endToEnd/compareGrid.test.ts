// Models side by side, in a real browser with the models that ship and some that visitors bring.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import type { Page } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import { COMPARISON_KEYWORD } from '../../web/kit/comparisonPng.ts';
import { pngText } from '../../web/ink/pngText.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { launchChromiumWithProfile } from '../support/chromium.ts';
import { conditionalDraft, sampleDraft } from '../support/sampleModel.ts';
import { serveBuiltPage } from '../support/site.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { exported, untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';
import { useBrowser } from './browser.ts';
import { address, drawn, open, turnTo, violations, wallPixels } from './gallery.ts';

const visitors = useBrowser();

/** Waits until all rows are drawn. */
async function ready(page: Page): Promise<void> {
  await page.locator('grid-tab .stack[data-state=ready]').waitFor({ timeout: 60_000 });
}

/** The names of the rows, as they are read. */
function rowNames(page: Page): Promise<readonly (string | null)[]> {
  return page
    .locator('model-grid [role=rowheader]')
    .evaluateAll((headers) => headers.map((header) => header.getAttribute('aria-label')));
}

/** Grey levels [count · 784] of a row, from its canvas. */
function rowPixels(page: Page, row: number): Promise<readonly number[]> {
  return page.locator(`model-grid .digits[data-row="${row}"] canvas`).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
    const context = canvas.getContext('2d');
    const count = canvas.width / 32;
    return Array.from({ length: count }, (_, i) => {
      const image = context?.getImageData(i * 32 + 2, 2, 28, 28);
      return Array.from({ length: 784 }, (_unused, p) => image?.data[4 * p + 3] ?? -1);
    }).flat();
  });
}

/** What a model's file is given as. */
function asFile(name: string, { file }: Pick<UntrainedModel, 'file'>) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(file) };
}

async function openModels(page: Page, ...files: ReturnType<typeof asFile>[]): Promise<void> {
  await page.locator('digit-strip, drop-veil').first().waitFor({ state: 'attached' }); // who takes files is there
  await page.getByLabel('Open model files').setInputFiles(files);
}

/** A model of one run, after so many epochs. */
function afterEpochs(epochs: number): Promise<UntrainedModel> {
  const draft = sampleDraft(epochs);
  return exported({ ...draft, training: { epochs, recipe: { family: 'vae', seed: 3 } } });
}

describe('models side by side', () => {
  it('are all that ship, grouped by the size of their latents, and each row is what the wall draws', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=compare&s=5&i=7&n=4`);
    await ready(page);
    expect(await rowNames(page)).toEqual(
      ['Conditional GAN', 'GAN', 'Conditional VAE', 'VAE', 'Conditional VAE-GAN', 'VAE-GAN'].map(
        (name) => `All digits of ${name}`,
      ),
    );
    const captions = await page.locator('model-grid .caption').allInnerTexts();
    expect(captions.map((text) => /^Latents of (\d+) numbers/.exec(text)?.[1])).toEqual(['24', '12', '16']);
    const row = await rowPixels(page, 3);
    await page.goto(`${visitors.url}#m=vae&s=5&i=7`);
    await drawn(page);
    expect(row).toEqual([...(await wallPixels(page, 7, 4))]);
  });

  it('of one prior and one class are what the wall draws when the model is changed there', async () => {
    const models = '&of=vae~cvae~cgan&p=normal&c=4';
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=compare&s=5&i=7&n=4${models}`);
    await ready(page);
    const names = await rowNames(page);
    const rows = new Map<string, readonly number[]>();
    for (const [row, name] of names.entries()) rows.set(name ?? '', await rowPixels(page, row));
    await page.goto(`${visitors.url}#m=vae&s=5&i=7&p=normal`);
    await drawn(page);
    expect(rows.get('All digits of VAE')).toEqual([...(await wallPixels(page, 7, 4))]);
    await page.getByRole('combobox', { name: 'Class' }).selectOption('4');
    await expect.poll(() => address(page).get('m')).toBe('cvae');
    await drawn(page);
    expect(rows.get('All digits of Conditional VAE')).toEqual([...(await wallPixels(page, 7, 4))]);
    await page.getByRole('radio', { name: 'GAN', exact: true }).check();
    await expect.poll(() => address(page).get('m')).toBe('cgan');
    await drawn(page);
    expect(rows.get('All digits of Conditional GAN')).toEqual([...(await wallPixels(page, 7, 4))]);
  });

  it('from N(0, I) are told to share latents, and one slider moves all of them', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=compare&s=5&of=vae~cvae&n=2`);
    await ready(page);
    expect(await page.locator('model-grid .caption').innerText()).toContain(
      'each model’s own prior turns them into another latent',
    );
    await page.getByRole('combobox', { name: /^Prior/ }).selectOption('N(0, I)');
    await expect.poll(() => page.locator('model-grid .caption').innerText()).toContain('from the same latent');
    await ready(page);
    const before = await Promise.all([rowPixels(page, 0), rowPixels(page, 1)]);
    const slider = page.getByRole('slider', { name: 'Temperature' });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => address(page).get('t')).toBe('0');
    await ready(page);
    const after = await Promise.all([rowPixels(page, 0), rowPixels(page, 1)]);
    for (const row of [0, 1]) expect(after[row]).not.toEqual(before[row]);
    // At temperature 0 a model that is told nothing draws one digit only.
    expect(after[0]?.slice(0, 784)).toEqual(after[0]?.slice(784));
    expect([address(page).get('p'), address(page).get('of')]).toEqual(['normal', 'vae~cvae']);
  });

  it('differ in one thing more, in either order, and come back with Back and reload', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=compare&s=5&of=vae~cvae&n=2`);
    await ready(page);
    await page.getByLabel('Rows differ in').selectOption('temperature');
    await expect.poll(async () => (await rowNames(page)).length).toBe(6);
    await page.getByRole('radio', { name: 'rows of one value' }).check();
    await expect.poll(async () => (await rowNames(page))[1]).toBe('All digits of Conditional VAE, temperature 0.5');
    await page.getByRole('button', { name: '1.5', exact: true }).click();
    await expect.poll(async () => (await rowNames(page)).length).toBe(4);
    expect([address(page).get('by'), address(page).get('x')]).toEqual(['temperature.first', '0.5~1']);
    await page.reload();
    await ready(page);
    expect(await rowNames(page)).toHaveLength(4);
    await page.goBack();
    await expect.poll(async () => (await rowNames(page)).length).toBe(6);
    await page.getByLabel('Rows differ in').selectOption('class');
    await expect.poll(async () => (await rowNames(page)).length).toBe(11);
    await ready(page);
  });

  it('are chosen and left out by their names; the last one stays', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=compare&s=5&of=vae~gan&n=1`);
    await ready(page);
    const models = page.getByRole('group', { name: 'Models' });
    await models.getByRole('button', { name: 'GAN', exact: true }).click();
    await expect.poll(() => address(page).get('of')).toBe('vae');
    await models.getByRole('button', { name: 'VAE', exact: true }).click();
    await page.getByRole('status').getByText('At least one model is needed.').waitFor();
    await models.getByRole('button', { name: 'VAE-GAN', exact: true }).click();
    await expect.poll(() => address(page).get('of')).toBe('vae~vae-gan');
    await ready(page);
  });
});

describe('on a phone', () => {
  it('the first row of the grid is on screen at once, above its settings', async () => {
    const visitor = await visitors.newVisitor({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ru' });
    const { page } = await open(visitor, `${visitors.url}#v=compare`);
    await ready(page);
    const row = await page.locator('model-grid [role=gridcell]').first().boundingBox();
    const bar = await page.locator('digit-gallery footer').boundingBox();
    expect((row?.y ?? NaN) + (row?.height ?? NaN)).toBeLessThanOrEqual(bar?.y ?? NaN);
  });
});

describe('two pictures', () => {
  it('by keys alone are chosen, looked at in three ways, and left again', async () => {
    const { page } = await open(
      await visitors.newVisitor({ reducedMotion: 'reduce' }),
      `${visitors.url}#v=compare&s=5&of=vae~cvae&n=3`,
    );
    await ready(page);
    await page.getByRole('gridcell', { name: 'Digit 0 by VAE' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect.poll(() => address(page).get('w')).toBe('none_0-0-1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page).get('w')).toBe('slider_0-0-1_1-0-2');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('digit 1 by VAE', { exact: true }).waitFor();
    await page.goBack();
    await expect.poll(() => address(page).get('w')).toBe('none_0-0-1_1-0-2');
    expect(await dialog.count()).toBe(0);
    await page.goForward();
    await dialog.getByText('digit 1 by VAE', { exact: true }).waitFor();
    const entries = await page.evaluate(() => history.length);
    const line = dialog.getByRole('slider', { name: 'Visible part of A' });
    await line.focus();
    await page.keyboard.press('ArrowRight');
    expect(await line.inputValue()).toBe('51');
    await dialog.getByRole('radio', { name: 'difference' }).check();
    await dialog.getByText(/^On average a pixel differs by [\d.]+\s%/).waitFor();
    await dialog.getByRole('radio', { name: 'in turn' }).check();
    // Where motion is not welcome, nothing changes before it is started.
    await dialog.getByRole('button', { name: 'Start' }).waitFor();
    await dialog.getByRole('img', { name: 'digit 1 by VAE' }).waitFor();
    await dialog.getByRole('button', { name: 'Start' }).click();
    await dialog.locator('canvas.b:not([hidden])').waitFor({ state: 'attached' });
    expect(address(page).get('w')).toBe('flicker_0-0-1_1-0-2');
    await page.keyboard.press('Escape');
    await expect.poll(() => address(page).get('w')).toBe('none_0-0-1_1-0-2');
    expect(await dialog.count()).toBe(0);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    const focused = page.locator('model-grid [role=gridcell]:focus');
    expect(await focused.getAttribute('aria-label')).toContain('Digit 2 by Conditional VAE');
  });

  it('or whole rows are looked at from their address, and their difference is that of their pixels', async () => {
    const { page } = await open(
      await visitors.newVisitor(),
      `${visitors.url}#v=compare&s=5&of=vae~cvae&n=3&w=difference_0-0_1-0`,
    );
    await ready(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('all digits of Conditional VAE', { exact: true }).waitFor();
    const [a, b] = await Promise.all([rowPixels(page, 0), rowPixels(page, 1)]);
    const apart = a.reduce((sum, level, i) => sum + Math.abs(level - (b[i] ?? 0)), 0) / a.length / 255;
    const shown = /differs by ([\d.]+)\s%/.exec(await dialog.locator('.card > p').innerText())?.[1];
    expect(Number(shown)).toBeCloseTo(100 * apart, 1); // shown with one decimal
    expect(apart).toBeGreaterThan(0.01);
    await dialog.getByRole('button', { name: 'Swap A and B' }).click();
    await expect.poll(() => address(page).get('w')).toBe('difference_1-0_0-0');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('rowheader', { name: 'All digits of VAE, chosen as B' }).click();
    await expect.poll(() => address(page).get('w')).toBe('none_1-0');
  });

  it('change with the mouse on the picture, and by themselves where motion is welcome', async () => {
    const { page } = await open(
      await visitors.newVisitor({ reducedMotion: 'no-preference' }),
      `${visitors.url}#v=compare&s=5&of=vae~cvae&n=1&w=slider_0-0-0_1-0-0`,
    );
    await ready(page);
    const dialog = page.getByRole('dialog');
    const box = await dialog.locator('.paper').boundingBox();
    if (!box) throw new Error('the pictures are not on screen');
    await page.mouse.click(box.x + 0.25 * box.width, box.y + 0.5 * box.height);
    expect(Number(await dialog.getByRole('slider').inputValue())).toBeCloseTo(25, -1);
    await dialog.getByRole('radio', { name: 'in turn' }).check();
    await dialog.getByRole('button', { name: 'Stop' }).waitFor();
    await dialog.locator('canvas.b:not([hidden])').waitFor({ state: 'attached' });
    await dialog.locator('canvas.a:not([hidden])').waitFor({ state: 'attached' });
  });
});

describe('a model of the visitor’s own', () => {
  it('is checked, compared, kept, renamed, found again by its address, and deleted', async () => {
    const visitor = await visitors.newVisitor();
    const { page } = await open(visitor, `${visitors.url}#v=compare&s=5&of=vae&n=2`);
    await ready(page);
    const mine = await untrainedModel(21);
    await openModels(page, asFile('mine.safetensors', mine));
    await page.getByRole('rowheader', { name: 'All digits of mine' }).waitFor();
    await ready(page);
    const ref = `${mine.sha256.slice(0, 12)}.mine`;
    expect(address(page).get('of')).toBe(`vae~${ref}`);
    const row = await rowPixels(page, 1);
    await page.reload();
    await ready(page);
    expect(await rowPixels(page, 1)).toEqual(row);
    await page.getByText('Your models on this device: 1').click();
    await page.getByLabel('Name of mine').fill('my best');
    await page.keyboard.press('Tab');
    await page.getByRole('rowheader', { name: 'All digits of my best' }).waitFor();
    await page.getByRole('button', { name: 'Delete my best' }).click();
    await expect.poll(() => rowNames(page)).toEqual(['All digits of VAE']);
    await page
      .getByText(`(sha256 ${mine.sha256.slice(0, 12)}…) is not on this device`)
      .first()
      .waitFor();
    await page.reload();
    await ready(page);
    expect(await rowNames(page)).toEqual(['All digits of VAE']);
  });

  it('is held where the disk is full, which is said, and stored with the next change that has room', async () => {
    const visitor = await visitors.newVisitor();
    // From before the page's first transaction: Chromium remembers for half a minute how much room there was.
    const devtools = await visitor.newCDPSession(await visitor.newPage());
    const { origin } = new URL(visitors.url);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    const { page } = await open(visitor, `${visitors.url}#v=compare&s=5&of=vae&n=2`);
    await ready(page);
    await openModels(page, asFile('mine.safetensors', await untrainedModel(21)));
    await page.locator('notice-bar').getByText('no space left on this device for the model').waitFor();
    await page.getByRole('rowheader', { name: 'All digits of mine' }).waitFor();
    await ready(page);
    const row = await rowPixels(page, 1);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin }); // as much as there was
    await page.getByText('Your models on this device: 1').click();
    await page.getByLabel('Name of mine').fill('my best');
    await page.keyboard.press('Tab');
    await page.getByRole('rowheader', { name: 'All digits of my best' }).waitFor();
    const other = await open(visitor, page.url()); // finds it in storage
    await ready(other.page);
    expect(await rowNames(other.page)).toEqual(['All digits of VAE', 'All digits of my best']);
    expect(await rowPixels(other.page, 1)).toEqual(row);
  });

  it('may be dropped anywhere on the page, several of a run at once, and they are ordered by epochs', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=one&m=vae&s=3`);
    await page.locator('drop-veil').waitFor({ state: 'attached' });
    const files = await Promise.all([20, 3, 7].map(async (n) => [...(await afterEpochs(n)).file]));
    await page.evaluate((contents) => {
      const dataTransfer = new DataTransfer();
      contents.forEach((bytes, i) => {
        dataTransfer.items.add(new File([Uint8Array.from(bytes)], `run ${i}.safetensors`));
      });
      dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, files);
    await page.getByRole('rowheader', { name: 'All digits of run 2' }).waitFor({ timeout: 30_000 });
    expect(address(page).get('v')).toBe('compare');
    await page.getByLabel('Rows differ in').selectOption('epochs of training');
    await expect
      .poll(async () => (await rowNames(page)).slice(-3))
      .toEqual(['run 1, 3 epochs', 'run 2, 7 epochs', 'run 0, 20 epochs'].map((name) => `All digits of ${name}`));
  });

  it('that is broken, foreign, a part or does not reproduce its test vectors is refused with the reason', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=compare&s=5&of=vae&n=2`);
    await ready(page);
    const { file } = await untrainedModel(22);
    const spoilt = file.slice();
    spoilt.fill(0x11, -400);
    const encoder = await readFile(join(PROJECT_ROOT, 'public', 'models', 'vae.encoder.safetensors'));
    await openModels(
      page,
      asFile('noise.safetensors', { file: new Uint8Array(3000).fill(200) }),
      asFile('short.safetensors', { file: file.slice(0, -50) }),
      asFile('spoilt.safetensors', { file: spoilt }),
      asFile('encoder.safetensors', { file: new Uint8Array(encoder) }),
    );
    await page.getByText('“noise.safetensors” cannot be used as a model').first().waitFor();
    await page.getByText('“short.safetensors” cannot be used as a model').first().waitFor();
    await page.getByText('“spoilt.safetensors” cannot be used as a model').first().waitFor();
    await page.getByText('“encoder.safetensors” is not a model that draws digits').first().waitFor();
    expect(await rowNames(page)).toEqual(['All digits of VAE']);
    await page.getByRole('button', { name: 'Other digits' }).click();
    await ready(page);
  });
});

describe('without a network', () => {
  it('what is on the device is compared, the visitor’s own too, and what is not says so in its row', async () => {
    const site = await serveBuiltPage();
    const visitor = await launchChromiumWithProfile(temporaryFolder());
    onTestFinished(() => visitor.close());
    const { page } = await open(visitor, `${site.url}#v=compare&s=5&of=vae&n=2`);
    await ready(page);
    await openModels(page, asFile('mine.safetensors', await exported(conditionalDraft(4))));
    await page.getByRole('rowheader', { name: 'All digits of mine' }).waitFor();
    await page.locator('digit-gallery[data-offline=ready]').waitFor();
    await site.close();
    await visitor.setOffline(true);
    await page.reload();
    await ready(page);
    expect(await rowNames(page)).toHaveLength(2);
    await page.getByRole('button', { name: 'GAN', exact: true }).click();
    // In words for being offline, or for a file that does not come: what of the two it is, the browser knows.
    const why = page.locator('model-grid .failure').getByText(/gan\.safetensors is (not on this device|missing)/);
    await why.waitFor({ timeout: 30_000 });
    expect(Math.max(...(await rowPixels(page, 0)))).toBeGreaterThan(200);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });
});

describe('the picture of a grid', () => {
  it.each([1, 2])(
    'at %i× has its labels and its digits, and its address in it, which brings it back',
    async (scale) => {
      const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=compare&s=5&of=vae~gan&n=3&t=0.5`);
      await ready(page);
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: `Save PNG, ${scale}×` }).click();
      const download = await coming;
      expect(download.suggestedFilename()).toBe('compare-5-0.png');
      const file = new Uint8Array(await readFile(await download.path()));
      const { width, height, data, channels } = decode(file, { checkCrc: true });
      // Names of 176, three digits of 48, two captions of 22, two rows of 48, title, heads, source and margins of 104.
      expect([width, height]).toEqual([(32 + 176 + 3 * 48) * scale, (104 + 2 * 22 + 2 * 48) * scale]);
      const dark = (left: number, top: number, w: number, h: number): number => {
        let count = 0;
        for (let y = top * scale; y < (top + h) * scale; y++)
          for (let x = left * scale; x < (left + w) * scale; x++)
            if ((data[(y * width + x) * channels] ?? 255) < 100) count++;
        return count;
      };
      expect(dark(16, 16, 300, 20)).toBeGreaterThan(0); // the title
      expect(dark(16, 86, 150, 48)).toBeGreaterThan(0); // the first row's name
      for (const i of [0, 1, 2]) expect(dark(16 + 176 + i * 48, 86, 48, 48), `digit ${i}`).toBeGreaterThan(20);
      const fragment = await pngText(file, COMPARISON_KEYWORD);
      expect(fragment).toBe(new URL(page.url()).hash);
      await page.goto(`${visitors.url}#v=favourites`);
      await page.locator('drop-veil').waitFor({ state: 'attached' });
      await page.evaluate(
        (bytes) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'x.png', { type: 'image/png' }));
          dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
        },
        [...file],
      );
      await ready(page);
      expect(new URL(page.url()).hash).toBe(fragment);
    },
  );
});

describe('an address of the grid', () => {
  it('that is nonsense is said, survived, and corrected with the first change', async () => {
    const came =
      '#v=compare&how=%3Cscript%3E&of=vae~nobody~0123456789ab.theirs&s=x&n=99&t=9&by=weather&x=1&w=slider_0-0';
    const { page } = await open(await visitors.newVisitor(), visitors.url + came);
    await page.getByText('There is no tab called “<script>” here').first().waitFor();
    await page.getByText('There is no model called “nobody” here').first().waitFor();
    await page.getByText('The model “theirs” (sha256 0123456789ab…) is not on this device').first().waitFor();
    await page.getByText('The number of digits in this address').first().waitFor();
    await ready(page);
    expect(await rowNames(page)).toEqual(['All digits of VAE']);
    expect(new URL(page.url()).hash).toBe(came);
    await page.getByRole('group', { name: 'Models' }).getByRole('button', { name: 'GAN', exact: true }).click();
    await expect.poll(() => address(page).get('of')).toContain('gan');
    const kept = address(page);
    expect([kept.get('how'), kept.get('n'), kept.get('t'), kept.get('by'), kept.get('x'), kept.get('w')]).toEqual([
      'grid',
      null,
      null,
      null,
      null,
      null,
    ]);
    // Those that are not here stay in the address: whoever brings them has them.
    expect(kept.get('of')).toBe('vae~nobody~0123456789ab.theirs~gan');
    expect(Number(kept.get('s'))).toBeGreaterThanOrEqual(0);
  });

  it('of models that are all elsewhere leaves an empty grid that says what to do', async () => {
    const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=compare&s=5&of=0123456789ab.theirs`);
    await page.getByText('None of the chosen models is on this device').waitFor();
    await page.getByRole('group', { name: 'Models' }).getByRole('button', { name: 'VAE', exact: true }).click();
    await ready(page);
  });
});

describe.each([
  ['light', 'en', { width: 1280, height: 800 }],
  ['dark', 'ru', { width: 320, height: 640 }],
] as const)('axe finds nothing wrong, %s, %s', (colorScheme, locale, viewport) => {
  it('with the grid, with rows of another kind, and with two pictures in each way of looking at them', async () => {
    const visitor = await visitors.newVisitor({ colorScheme, locale, viewport, reducedMotion: 'reduce' });
    const grid = '#v=compare&s=5&of=vae~cvae~gan';
    const { page } = await open(visitor, `${visitors.url}${grid}`);
    for (const [rest, shows] of [
      ['', 'model-grid [role=row]'],
      ['&by=temperature', 'model-grid .digits[data-row="8"]'],
      ['&w=flicker_0-0-1_1-0-1', 'pair-viewer dialog[open] canvas.b'],
      ['&w=difference_0-0_1-0', 'pair-viewer dialog[open] .only-a'],
      ['&w=slider_0-0-0_1-0-1', 'pair-viewer dialog[open] input[type=range]'],
    ] as const) {
      await turnTo(page, `${grid}${rest}`);
      await page.locator(shows).first().waitFor({ state: 'attached' });
      await ready(page);
      expect(await violations(page), rest).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });

  it('with the visitor’s own models listed, and the page’s entry in the navigation within reach', async () => {
    const visitor = await visitors.newVisitor({ colorScheme, locale, viewport });
    const { page } = await open(visitor, `${visitors.url}#v=compare&s=5&of=vae&n=1`);
    await ready(page);
    await page.locator('drop-veil').waitFor({ state: 'attached' });
    const { file } = await untrainedModel(23);
    await page.locator('own-models input[type=file]').setInputFiles([asFile('mine.safetensors', { file })]);
    await page.locator('own-models summary').click();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.locator('header :is(a[aria-current=page], .page)').filter({ visible: true }).waitFor();
  });
});
