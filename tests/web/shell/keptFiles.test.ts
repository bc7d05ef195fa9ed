import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readShippedModels } from '../../../web/build/shippedModelsPlugin.ts';
import { KeptFiles, bytesOf } from '../../../web/shell/keptFiles.ts';
import type { ModelStore } from '../../../web/storage/modelStore.ts';
import type { ShippedModel } from '../../../web/storage/shippedModel.ts';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';

const MODELS = join(PROJECT_ROOT, 'public', 'models');
const { signal } = new AbortController();

let shipped: readonly ShippedModel[];
let stored: Map<string, Uint8Array<ArrayBuffer>>;
let told: ReadonlySet<string>;
let asked: string[];
let files: KeptFiles;
/** The file that does not come. */
let missing: string;

beforeEach(async () => {
  shipped = (await readShippedModels(MODELS)).slice(0, 3);
  stored = new Map();
  told = new Set();
  asked = [];
  missing = '';
  vi.stubGlobal('navigator', { onLine: false }); // so that a failing download is not tried again
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const name = path.replace(/^.*\/|\?.*$/g, '');
    asked.push(name);
    if (name === missing) throw new TypeError('failed');
    init.signal?.throwIfAborted();
    return new Response(await readFile(join(MODELS, name)));
  });
  const store: ModelStore = {
    get: (sha256) => Promise.resolve(stored.get(sha256)),
    keys: () => Promise.resolve([...stored.keys()]),
    put: ({ sha256 }, file) => Promise.resolve(void stored.set(sha256, file)),
    delete: (sha256) => Promise.resolve(void stored.delete(sha256)),
    keepOnly: () => Promise.reject(new Error('not asked for')),
  };
  files = new KeptFiles(store, (sha256s) => {
    told = sha256s;
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const keysOf = (models: readonly ShippedModel[]): readonly string[] => models.map(({ sha256 }) => sha256);

describe('keeping everything', () => {
  it('fetches what is missing, with its bytes counted, and says what is here', async () => {
    const [first, ...others] = shipped;
    if (!first) throw new Error('no models');
    await files.keep([first], { signal, onDownload: () => undefined });
    const progress: (readonly [number, number])[] = [];
    await files.keep(shipped, { signal, onDownload: (...amounts) => progress.push(amounts) });
    expect(asked).toEqual(shipped.map(({ file }) => file)); // the first one once
    expect(progress[0]).toEqual([0, bytesOf(others)]);
    expect(progress.at(-1)).toEqual([bytesOf(others), bytesOf(others)]);
    expect([...told]).toEqual(keysOf(shipped));
  });

  it('that is cancelled keeps what is whole, and goes on from there', async () => {
    const cancel = new AbortController();
    const keeping = files.keep(shipped, {
      signal: cancel.signal,
      onDownload: () => {
        if (stored.size === 1) cancel.abort();
      },
    });
    await expect(keeping).rejects.toMatchObject({ name: 'AbortError' });
    expect([...told]).toEqual(keysOf(shipped.slice(0, 1)));
    await files.keep(shipped, { signal, onDownload: () => undefined });
    expect([...told]).toEqual(keysOf(shipped));
    expect(asked.filter((name) => name === shipped[0]?.file)).toHaveLength(1);
  });

  it('names the file that does not come', async () => {
    missing = shipped[1]?.file ?? '';
    await expect(files.keep(shipped, { signal, onDownload: () => undefined })).rejects.toThrow(`model ${missing}: `);
    expect([...told]).toEqual(keysOf(shipped.slice(0, 1)));
  });

  it('is undone by letting go', async () => {
    await files.keep(shipped, { signal, onDownload: () => undefined });
    await files.letGo(shipped.slice(1));
    expect([...told]).toEqual(keysOf(shipped.slice(0, 1)));
  });
});
