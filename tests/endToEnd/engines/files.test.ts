// What each engine does with files in its own way: what it keeps of the site, and how it unpacks a gzip.

import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enginesHere } from '../../support/engines/browserPaths.ts';
import type { Engine } from '../../support/engines/engine.ts';
import type { EnginePage } from '../../support/engines/enginePage.ts';
import { launchEngine } from '../../support/engines/launchEngine.ts';
import { smallMnist, type GivenFile } from '../mnistFiles.ts';
import { builtFile, damageCache, publish, WEB_PAGE } from '../publishedSite.ts';

/** Waits until our kernels draw, and the page needs no network. */
async function whole(page: EnginePage): Promise<void> {
  await page.get('digit-gallery[data-engine=wasm][data-offline=ready]').waitFor({ timeoutMs: 30_000 });
}

/** Chooses files in the panel of the visitor's copy of MNIST. */
async function openMnist(page: EnginePage, files: readonly GivenFile[]): Promise<void> {
  const field = page.get('compare-page blind-tab mnist-copy open-file input');
  await field.evaluate(
    (input, given) => {
      const data = new DataTransfer();
      for (const { name, bytes } of given) data.items.add(new File([Uint8Array.from(bytes)], name));
      if (!(input instanceof HTMLInputElement)) throw new Error('no field');
      input.files = data.files;
      input.dispatchEvent(new Event('change'));
    },
    files.map(({ name, buffer }) => ({ name, bytes: [...buffer] })),
  );
}

describe.each(await enginesHere())('%s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await launchEngine(name);
  });
  afterAll(() => engine.close());

  it('fetches again what is damaged in its cache, and then needs no network', async () => {
    const { site, folder } = await publish();
    const page = await engine.newVisitor();
    await page.goto(`${site.url}#v=wall`);
    await whole(page);
    const worker = await builtFile(folder, /^assets\/computeWorker-[\w-]+\.js$/);
    expect(await page.evaluate(damageCache, [['index.html', worker], WEB_PAGE, 'text/html'] as const)).toBe(2);
    await page.reload();
    await whole(page);
    await site.close();
    await page.reload();
    await whole(page);
    expect(await page.problems()).toEqual([]);
    await page.close();
  });

  it('takes a gzip with zeros behind it, and no more of one than its header announces', async () => {
    const { site } = await publish();
    const page = await engine.newVisitor();
    await page.goto(`${site.url}#v=compare&how=blind`);
    const [images, ...others] = smallMnist();
    if (!images) throw new Error('no files');
    const padded = others.map((file) => ({ ...file, buffer: Buffer.concat([file.buffer, Buffer.alloc(512)]) }));
    const bomb = gzipSync(Buffer.concat([gunzipSync(images.buffer), Buffer.alloc(20_000_000)]));
    await openMnist(page, [...padded, { ...images, buffer: bomb }]);
    for (const text of ['Training labels: 200', 'Test pictures: 60', 'Test labels: 60', 'more than 156816 bytes']) {
      await page.text(text).waitFor();
    }
    await page.close();
  });
});
