import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../../web/build/precachePlugin.ts';
import { readShippedModels } from '../../../web/build/shippedModelsPlugin.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const MODEL = 'weights';
const ENTRY = {
  id: 'vae',
  name: 'VAE',
  kind: 'vae',
  file: 'vae.safetensors',
  bytes: MODEL.length,
  sha256: createHash('sha256').update(MODEL).digest('hex'),
  formatVersion: 1,
  priors: ['mixture', 'normal'],
  classes: 0,
  metrics: { unreadable: 0.046, unreadableReal: 0.012, normalUnreadable: 0.3 },
};

const PART = {
  id: 'vae-encoder',
  model: 'vae',
  kind: 'encoder',
  file: 'vae.encoder.safetensors',
  bytes: MODEL.length,
  sha256: ENTRY.sha256,
};

/** A folder with these files, a model and its encoder. */
async function folderWith(
  files: Readonly<Record<string, string>>,
  entry: object = ENTRY,
  part: object = PART,
): Promise<string> {
  const folder = temporaryFolder();
  const models = {
    'models/vae.safetensors': MODEL,
    'models/vae.encoder.safetensors': MODEL,
    'models/index.json': JSON.stringify({ models: [entry], parts: [part] }),
  };
  for (const [path, text] of Object.entries({ ...models, ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

describe('the precache', () => {
  it('holds all that a visit needs, the first model included, and leaves parts and the second engine for when they are used', async () => {
    const folder = await folderWith({
      'index.html': '<p>',
      'icons/a.png': 'a',
      'sw.js': 'before',
      'assets/index-1.js': 'import("./tfjs-2.js")',
      'assets/tfjs-2.js': 'import"./tfjs-3.js"',
      'assets/tfjs-3.js': '',
    });
    const { precached, lazy } = await listFiles(folder, { lazy: /tfjs/ });
    expect(precached.map(({ url }) => url)).toEqual([
      'assets/index-1.js',
      'icons/a.png',
      'index.html',
      `models/vae.safetensors?v=${ENTRY.sha256.slice(0, 16)}`,
    ]);
    expect(lazy.map(({ url }) => url)).toEqual(['assets/tfjs-2.js', 'assets/tfjs-3.js']);
  });

  it('leaves pages beside the gallery to the network', async () => {
    const { precached, lazy } = await listFiles(
      await folderWith({ 'index.html': '', '404.html': '', 'licences.html': '' }),
      { lazy: /tfjs/ },
    );
    expect([...precached, ...lazy].map(({ url }) => url).filter((url) => url.endsWith('.html'))).toEqual([
      'index.html',
    ]);
  });

  it('has the hash of each file, kept now or later', async () => {
    const { precached, lazy } = await listFiles(await folderWith({ 'index.html': 'one', 'assets/tfjs-2.js': 'two' }), {
      lazy: /tfjs/,
    });
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(precached.map((file) => file.sha256)).toEqual([sha256('one'), ENTRY.sha256]);
    expect(lazy).toEqual([{ url: 'assets/tfjs-2.js', sha256: sha256('two') }]);
  });

  it('refuses a build whose page cannot start without what is left out', async () => {
    const folder = await folderWith({ 'assets/index-1.js': 'import"./tfjs-2.js"', 'assets/tfjs-2.js': '' });
    await expect(listFiles(folder, { lazy: /tfjs/ })).rejects.toThrow('imports tfjs-2.js at once');
  });
});

describe('the list of shipped models', () => {
  it('fails the build when a part is not what it says', async () => {
    const folder = await folderWith({}, ENTRY, { ...PART, sha256: '0'.repeat(64) });
    await expect(readShippedModels(join(folder, 'models'))).rejects.toThrow(/vae.encoder.safetensors: .* write index/);
  });

  it('is as much of index.json as the page needs', async () => {
    const metrics = {
      ...ENTRY.metrics,
      negativeElbo: 100,
      unreadableLow: 0.04,
      normalUnreadableHigh: 0.31,
      normalFid: 9,
    };
    const folder = await folderWith({}, { ...ENTRY, metrics });
    expect(await readShippedModels(join(folder, 'models'))).toEqual([ENTRY]);
  });

  it.each([
    ['another size', { ...ENTRY, bytes: 1 }],
    ['another checksum', { ...ENTRY, sha256: '0'.repeat(64) }],
  ])('fails the build when it gives a file %s', async (_, entry) => {
    const folder = await folderWith({}, entry);
    await expect(readShippedModels(join(folder, 'models'))).rejects.toThrow('write index.json anew');
  });

  it('fails the build when it is of a time before models had a choice of priors', async () => {
    const { priors: _, ...older } = ENTRY;
    const folder = await folderWith({}, older);
    await expect(readShippedModels(join(folder, 'models'))).rejects.toThrow('has no priors in index.json');
  });

  it('fails the build when it is missing', async () => {
    await expect(readShippedModels(temporaryFolder())).rejects.toThrow('want the list of models');
  });
});
