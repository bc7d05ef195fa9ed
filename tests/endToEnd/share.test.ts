import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import type { Download, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { pngText, withPngText } from '../../web/ink/pngText.ts';
import { storedFiles } from '../support/storedZip.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { useBrowser } from './browser.ts';
import { digitShown, open, violations, visit } from './gallery.ts';
import { nodeDigits, shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();
const KEYWORD = 'this-digit-does-not-exist';

/** Opens the front page with digit 7 of seed 3, and its sheet. */
async function openSheet(options = {}, fragment = '#m=vae&s=3&i=7&v=one'): Promise<Page> {
  const { page } = await open(await visitors.newVisitor(options), `${visitors.url}${fragment}`);
  await digitShown(page);
  await page.locator('share-button button').click();
  await page.locator('share-sheet dialog[open]').waitFor();
  return page;
}

async function saved(
  page: Page,
  button: string,
): Promise<{ readonly file: Uint8Array<ArrayBuffer>; readonly name: string }> {
  const saving: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await saving;
  return { file: Uint8Array.from(await readFile(await download.path())), name: download.suggestedFilename() };
}

describe('a digit is saved', () => {
  it('as a PNG of its exact pixels, which says where it is from', async () => {
    const page = await openSheet();
    await page.getByLabel('Size').first().fill('28');
    const { file, name } = await saved(page, 'Save PNG');
    expect(name).toBe('digit-vae-3-7.png');
    const { width, height, channels, data } = decode(file, { checkCrc: true });
    expect([width, height]).toEqual([28, 28]);
    const levels = Array.from({ length: 784 }, (_, i) => 255 - (data[i * channels] ?? 0));
    const want = await nodeDigits(3, 7, 1);
    // The canvas rounds when it blends.
    expect(Math.max(...levels.map((level, i) => Math.abs(level - (want[i] ?? 0))))).toBeLessThanOrEqual(1);
    const { sha256 } = await shippedModel('vae');
    expect(await pngText(file, KEYWORD)).toBe(`#m=vae&s=3&i=7 sha256:${sha256}`);
  });

  it('as a PNG as large as asked for, and not larger than there are', async () => {
    const page = await openSheet();
    const size = page.getByLabel('Size').first();
    await size.fill('5000');
    await page.getByRole('button', { name: 'Save PNG' }).click();
    await page.getByText('A whole number from 28 to 4,096 is needed here.').waitFor();
    await size.fill('4096');
    const { file } = await saved(page, 'Save PNG');
    expect(new DataView(file.buffer).getUint32(16)).toBe(4096);
  });

  it('as an SVG, a contact sheet, and a morph', async () => {
    const page = await openSheet();
    const svg = await saved(page, 'Save SVG');
    expect(new TextDecoder().decode(svg.file)).toMatch(/<path fill-rule="evenodd" d="M[^"]+Z"/);
    await page.getByLabel('Columns').fill('3');
    await page.getByLabel('Rows').fill('2');
    const sheet = await saved(page, 'Save sheet');
    const { width, height } = decode(sheet.file, { checkCrc: true });
    expect([sheet.name, width, height]).toEqual(['digits-vae-3-7.png', 384, 256]);
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    const gif = await saved(page, 'Save GIF');
    expect(gif.name).toBe('morph-vae-3-7.gif');
    expect(warnings).toEqual([]); // the browser is told that this canvas is read often
    const track = await page.evaluate(
      async (levels) => {
        const decoder = new ImageDecoder({ data: Uint8Array.from(levels), type: 'image/gif' });
        await decoder.tracks.ready;
        await decoder.completed;
        const { frameCount, repetitionCount } = decoder.tracks.selectedTrack ?? {};
        return { frameCount, repetitionCount };
      },
      [...gif.file],
    );
    expect(track.frameCount).toBe(46); // 24 steps there, 22 between them back
    expect(track.repetitionCount).toBe(Infinity); // also with the address before the block that says so
  });

  it('with those after it in a ZIP, each with its name and its address', async () => {
    const page = await openSheet();
    await page.getByLabel('Digits', { exact: true }).fill('3');
    const { file, name } = await saved(page, 'Save ZIP');
    expect(name).toBe('digits-vae-3-7.zip');
    const files = storedFiles(file);
    expect([...files.keys()]).toEqual([7, 8, 9].map((i) => `digit-vae-3-${i}.png`));
    const texts = await Promise.all([...files.values()].map((png) => pngText(png, KEYWORD)));
    expect(texts.map((text) => text?.split(' ')[0])).toEqual([7, 8, 9].map((i) => `#m=vae&s=3&i=${i}`));
  });

  it('or not, when that is given up', async () => {
    const page = await openSheet();
    await page.getByLabel('Digits', { exact: true }).fill('2000');
    await page.getByRole('button', { name: 'Save ZIP' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save ZIP' }).isEnabled();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('a picture brings its digit back', () => {
  it('from a file, by dropping it, and by pasting it', async () => {
    const page = await openSheet({}, '#m=cvae&s=5&i=12&t=0.8&c=4&v=one');
    const { file, name } = await saved(page, 'Save PNG');
    const path = join(temporaryFolder(), name);
    await writeFile(path, file);
    const other = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=9`);
    await other.page.waitForFunction(() => customElements.get('drop-veil') !== undefined);
    for (const how of ['drop', 'paste'] as const) {
      await other.page.evaluate(
        ([levels, type]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(levels)], 'x.png', { type: 'image/png' }));
          if (type === 'paste')
            document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
          else {
            document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true }));
            if (!document.querySelector('drop-veil')?.matches(':popover-open'))
              throw new Error('no veil is over the page');
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
          }
        },
        [[...file], how] as const,
      );
      await other.page.waitForFunction(() => location.hash.includes('s=5'));
      expect(await digitShown(other.page)).toBe('m=cvae&s=5&i=12&t=0.8&c=4');
      await other.page.goto(`${visitors.url}#m=vae&s=9&v=one`);
      await other.page.waitForFunction(() => location.hash.includes('s=9'));
    }
    await other.page.locator('share-button button').click();
    await other.page.locator('share-sheet input[type=file]').setInputFiles(path);
    await other.page.waitForFunction(() => location.hash.includes('s=5'));
    expect(await digitShown(other.page)).toBe('m=cvae&s=5&i=12&t=0.8&c=4');
    expect(await other.page.locator('share-sheet dialog[open]').count()).toBe(0);
  });

  it('from an animated GIF, too', async () => {
    const page = await openSheet({}, '#m=vae&s=5&i=12&v=one');
    const { file, name } = await saved(page, 'Save GIF');
    const path = join(temporaryFolder(), name);
    await writeFile(path, file);
    const { page: other } = await open(await visitors.newVisitor(), `${visitors.url}#m=vae&s=9&v=one`);
    await digitShown(other);
    await other.locator('share-button button').click();
    await other.locator('share-sheet input[type=file]').setInputFiles(path);
    await other.waitForFunction(() => location.hash.includes('s=5'));
    expect(await digitShown(other)).toBe('m=vae&s=5&i=12');
  });

  it('unless it is none from here, and then says why', async () => {
    const page = await openSheet();
    const { file } = await saved(page, 'Save PNG');
    const folder = temporaryFolder();
    const bare = Uint8Array.of(
      ...file.subarray(0, 33),
      ...file.subarray(33 + 12 + new DataView(file.buffer).getUint32(33)),
    );
    const record = (text: string) => withPngText(bare, KEYWORD, text);
    const cases: readonly (readonly [string, Uint8Array, string])[] = [
      ['photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff), 'is not a picture from this page'],
      ['cut.png', file.subarray(0, 60), 'is not a picture from this page'],
      ['bare.png', bare, 'is a picture without a digit’s address'],
      [
        'else.png',
        record(`#m=pixelcnn&s=3 sha256:${'0'.repeat(64)}`),
        'by a model called “pixelcnn”, which is not here',
      ],
      ['old.png', record(`#m=vae&s=4 sha256:${'0'.repeat(64)}`), 'drawn by another version of its model'],
    ];
    for (const [name, content, message] of cases) {
      const path = join(folder, name);
      await writeFile(path, content);
      if ((await page.locator('share-sheet dialog[open]').count()) === 0) {
        await page.getByRole('button', { name: 'Share and save' }).focus(); // messages may lie over it
        await page.keyboard.press('Enter');
      }
      await page.locator('share-sheet input[type=file]').setInputFiles(path);
      await page.locator('notice-bar').getByText(message).last().waitFor();
    }
    await page.waitForFunction(() => location.hash === '#m=vae&s=4&v=one'); // the same place by the version that is here
  });
});

describe('the sheet', () => {
  it('works by keyboard over an open digit, which stays where it is, and the keyboard returns to its button', async () => {
    const { page } = await visit(await visitors.newVisitor(), `${visitors.url}#m=vae&s=3&i=5&d=1`);
    await page.getByRole('dialog').getByRole('button', { name: 'Share and save' }).focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Share and save' });
    await sheet.waitFor();
    await sheet.getByRole('button', { name: 'Save SVG' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await page.getByRole('dialog', { name: 'Digit 5' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-modal'))).toBe(true);
  });

  it.each([
    ['light', 'en-GB'],
    ['dark', 'ru-RU'],
  ] as const)('has nothing that axe finds wrong, and no overflow, %s, %s', async (colorScheme, locale) => {
    const page = await openSheet({ colorScheme, locale, viewport: { width: 320, height: 640 } });
    expect(await violations(page)).toEqual([]);
    const overflow = await page
      .locator('share-sheet dialog')
      .evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
