// Files of several kinds that are dropped together: each gets an answer of its own. The drops are real ones.

import { encode } from 'fast-png';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { withDigitRecord } from '../../web/kit/digitRecord.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { untrainedModel } from '../support/untrainedModel.ts';
import { useBrowser } from './browser.ts';
import { digitShown, open } from './gallery.ts';
import { smallMnist } from './mnistFiles.ts';
import { shippedModel } from './nodeDigits.ts';

const visitors = useBrowser();

/** A picture as the page saves it, of a digit of the VAE; without an address where it has no index. */
async function picture(index?: number): Promise<Uint8Array> {
  const png = new Uint8Array(encode({ width: 28, height: 28, data: new Uint8Array(28 * 28), channels: 1 }));
  if (index === undefined) return png;
  const { sha256 } = await shippedModel('vae');
  return withDigitRecord(png, { address: { model: 'vae', seed: 5, index, temperature: 1, prior: '' }, sha256 });
}

/** Drops files on the page, in this order; a folder where there is no content. */
async function drop(page: Page, files: Readonly<Record<string, Uint8Array | undefined>>): Promise<void> {
  await page.locator('drop-veil').waitFor({ state: 'attached' }); // who takes files is there
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await (content ? writeFile(join(folder, name), content) : mkdir(join(folder, name)));
  }
  const paths = Object.keys(files).map((name) => join(folder, name));
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    await devtools.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  }
}

async function atWall(): Promise<Page> {
  const { page } = await open(await visitors.newVisitor(), `${visitors.url}#v=wall&m=gan&s=9`);
  return page;
}

/** Waits for a message. */
async function said(page: Page, text: string): Promise<void> {
  await page.locator('notice-bar').getByText(text).waitFor();
}

describe('files that are dropped together', () => {
  it('are a model and a picture: the first leads on, and what became of the other is said', async () => {
    const { file } = await untrainedModel(22);
    const page = await atWall();
    await drop(page, { 'digit.png': await picture(7), 'mine.safetensors': file });
    expect(await digitShown(page)).toBe('m=vae&s=5&i=7');
    await said(page, 'The models can be compared now.');

    const other = await atWall();
    await drop(other, { 'mine.safetensors': file, 'a.png': await picture(7), 'b.png': await picture(8) });
    await other.getByRole('rowheader', { name: 'All digits of mine' }).waitFor();
    await said(other, 'One picture is opened at a time. Not opened: a.png and b.png.');
  });

  it('are MNIST’s and a picture: all of them are taken', async () => {
    const page = await atWall();
    const mnist = smallMnist().map(({ name, buffer }) => [name, new Uint8Array(buffer)] as const);
    await drop(page, { 'digit.png': await picture(7), ...Object.fromEntries(mnist) });
    expect(await digitShown(page)).toBe('m=vae&s=5&i=7');
    await said(page, 'Files of your copy of MNIST that are on this device now: 4.');
    expect(await page.getByText('could not be used').count()).toBe(0);
  });

  it('are pictures, with and without a digit’s address, and other things: the first address is opened', async () => {
    const page = await atWall();
    await drop(page, {
      'bare.png': await picture(),
      'notes.txt': new TextEncoder().encode('hello'),
      'a.png': await picture(7),
      'b.png': await picture(8),
    });
    expect(await digitShown(page)).toBe('m=vae&s=5&i=7');
    await said(page, '“bare.png” is a picture without a digit’s address');
    await said(page, '“notes.txt” is not a picture from this page');
    await said(page, 'One picture is opened at a time. Not opened: b.png.');
  });

  it('are a folder and a picture: the folder is named, and the picture is opened', async () => {
    const page = await atWall();
    await drop(page, { numbers: undefined, 'digit.png': await picture(7) });
    expect(await digitShown(page)).toBe('m=vae&s=5&i=7');
    await said(page, '“numbers” is a folder, which cannot be opened here.');
    expect(await page.getByText('could not be read').count()).toBe(0);
  });

  it('are as many as there are: what is said of them fits on a screen', async () => {
    const page = await atWall();
    const names = Array.from({ length: 20 }, (_, i) => `${i}.txt`);
    await drop(page, Object.fromEntries(names.map((name) => [name, new TextEncoder().encode(name)])));
    await said(page, '14 more messages are not shown: open fewer files at a time.');
    expect(await page.locator('notice-bar').count()).toBe(7);
  });
});
