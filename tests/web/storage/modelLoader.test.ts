import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { InsecurePageError, ModelFileError } from '../../../workers/core/errors.ts';
import { isKept } from '../../../web/storage/keptModels.ts';
import { ModelLoader } from '../../../web/storage/modelLoader.ts';
import type { ModelStore } from '../../../web/storage/modelStore.ts';
import { modelUrl, type ShippedModel } from '../../../web/storage/shippedModel.ts';

const FILE = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 251);

/** What a page has and Node has not: a secure context, a network that is there, addresses relative to it. */
async function serve(
  answers: readonly (() => Uint8Array)[],
): Promise<{ readonly model: ShippedModel; asked(): number }> {
  let asked = 0;
  const server = createServer((_, response) => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    response.end(answer?.());
  }).listen(0);
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const real = fetch;
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { onLine: true });
  remember('1');
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(new URL(path, `http://localhost:${port}/`), init));
  onTestFinished(() => void vi.unstubAllGlobals());
  const sha256 = createHash('sha256').update(FILE).digest('hex');
  return {
    model: {
      id: 'vae',
      name: 'VAE',
      kind: 'vae',
      file: 'vae.safetensors',
      bytes: FILE.length,
      sha256,
      formatVersion: 1,
      priors: ['normal'],
      classes: 0,
      metrics: {},
    },
    asked: () => asked,
  };
}

/** What the page remembers between visits: '1' is from a version that said of all models whether any was kept. */
function remember(kept: string): Map<string, string> {
  const items = new Map<string, string>(kept === '' ? [] : [['this-digit-models-kept', kept]]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  });
  return items;
}

/** A store in memory. */
function memoryStore(): ModelStore & { readonly files: Map<string, Uint8Array<ArrayBuffer>> } {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    files,
    get: (sha256) => Promise.resolve(files.get(sha256)),
    keys: () => Promise.resolve([...files.keys()]),
    put: ({ sha256 }, file) => Promise.resolve(void files.set(sha256, file)),
    delete: (sha256) => Promise.resolve(void files.delete(sha256)),
    keepOnly: (sha256s) => {
      for (const key of files.keys()) if (!sha256s.has(key)) files.delete(key);
      return Promise.resolve();
    },
  };
}

describe('a model', () => {
  let failures: string[] = [];
  beforeEach(() => {
    failures = [];
  });
  const loader = (store: ModelStore): ModelLoader =>
    new ModelLoader({ store, onStorageFailure: (reason) => failures.push(reason) });

  it('comes from the network once and then from storage', async () => {
    const { model, asked } = await serve([() => FILE]);
    const store = memoryStore();
    const progress: number[] = [];
    const first = await loader(store).load(model, (bytes) => progress.push(bytes));
    expect(first).toEqual({ file: FILE, from: 'network' });
    expect(progress.at(-1)).toBe(FILE.length);
    store.files.set('of an older version', FILE);
    expect(await loader(store).keep(model, first.file, [model])).toBe(true);
    expect(await loader(store).stored()).toEqual([model.sha256]);
    expect(await loader(store).load(model, () => undefined)).toEqual({ file: FILE, from: 'storage' });
    expect(asked()).toBe(1);
  });

  it('is asked of the network on a first visit, which does not wait for storage to open', async () => {
    const { model, asked } = await serve([() => FILE]);
    const remembered = remember('');
    const never = new Promise<never>(() => undefined);
    const slow: ModelStore = { ...memoryStore(), get: () => never };
    expect(await loader(slow).load(model, () => undefined)).toEqual({ file: FILE, from: 'network' });
    expect(asked()).toBe(1);
    const store = memoryStore();
    expect(await loader(store).keep(model, FILE, [model])).toBe(true);
    expect([...remembered.values()]).toEqual([model.sha256.slice(0, 16)]); // and comes from there from now on
    expect((await loader(store).load(model, () => undefined)).from).toBe('storage');
    expect(asked()).toBe(1);
  });

  it('is not asked of the network where storage has it, whatever else it has not', async () => {
    const { model, asked } = await serve([() => FILE]);
    const store = memoryStore();
    store.files.set(model.sha256, FILE);
    remember('');
    expect(await loader(store).stored()).toEqual([model.sha256]);
    expect((await loader(store).load(model, () => undefined)).from).toBe('storage');
    const other = { ...model, sha256: `${model.sha256.slice(0, 15)}-` };
    expect(isKept(modelUrl(model))).toBe(true);
    expect(isKept(modelUrl(other))).toBe(false);
    expect(asked()).toBe(0);
  });

  it('comes from storage where the network has it not, though nothing is known to be there', async () => {
    const { model } = await serve([() => FILE.slice(0, 10)]);
    remember('');
    const store = memoryStore();
    store.files.set(model.sha256, FILE);
    expect(await loader(store).load(model, () => undefined)).toEqual({ file: FILE, from: 'storage' });
  });

  it('comes from the network where storage is slow, without a word, and from slow storage where there is no network', async () => {
    const { model, asked } = await serve([() => FILE, () => FILE.slice(0, 10)]);
    let open: (file: typeof FILE) => void = () => undefined;
    const opened = new Promise<typeof FILE>((resolve) => (open = resolve));
    const store: ModelStore = { ...memoryStore(), get: () => opened };
    const impatient = loader(store);
    expect(await impatient.load(model, () => undefined)).toEqual({ file: FILE, from: 'network' });
    vi.stubGlobal('navigator', { onLine: false });
    const loading = impatient.load(model, () => undefined);
    await vi.waitFor(
      () => {
        expect(asked()).toBe(2);
      },
      { timeout: 20_000 },
    );
    open(FILE);
    expect(await loading).toEqual({ file: FILE, from: 'storage' });
    expect(failures).toEqual([]);
  });

  it.each([
    ['another byte', FILE.map((byte, i) => (i === 99 ? byte ^ 1 : byte))],
    ['a missing end', FILE.slice(0, -1)],
    ['more than it should', new Uint8Array(6000)],
  ])('is asked for again when it comes with %s', async (_, damaged) => {
    const { model, asked } = await serve([() => damaged, () => FILE]);
    const { file } = await loader(memoryStore()).load(model, () => undefined);
    expect(file).toEqual(FILE);
    expect(asked()).toBe(2);
  });

  it('that is kept leaves parts where they are, and what else the page ships', async () => {
    const { model } = await serve([() => FILE]);
    const store = memoryStore();
    for (const sha256 of ['an encoder', 'the judge', 'another model', 'of an older version'])
      store.files.set(sha256, FILE);
    const withParts = new ModelLoader({ store, parts: ['an encoder', 'the judge'], onStorageFailure: () => undefined });
    expect(await withParts.keep(model, FILE, [model, { sha256: 'another model' }])).toBe(true);
    expect([...store.files.keys()].sort()).toEqual(['an encoder', 'another model', model.sha256, 'the judge'].sort());
  });

  it('that is never right is refused with what came and what was wanted', async () => {
    const { model } = await serve([() => FILE.slice(0, 10)]);
    await expect(loader(memoryStore()).load(model, () => undefined)).rejects.toThrow(
      new ModelFileError('model vae.safetensors: came as 10 bytes, want 5000; try again'),
    );
  });

  it('is not to be had over a connection that browsers do not trust', async () => {
    const { model, asked } = await serve([() => FILE]);
    vi.stubGlobal('isSecureContext', false);
    await expect(loader(memoryStore()).load(model, () => undefined)).rejects.toThrow(InsecurePageError);
    expect(asked()).toBe(0);
  });

  it('that is stored damaged is deleted and fetched', async () => {
    const { model } = await serve([() => FILE]);
    const store = memoryStore();
    store.files.set(model.sha256, FILE.slice(1));
    expect(await loader(store).load(model, () => undefined)).toEqual({ file: FILE, from: 'network' });
    expect(store.files.size).toBe(0);
  });

  it('is used from memory where storage fails, which is mentioned once', async () => {
    const { model } = await serve([() => FILE]);
    const broken = (): Promise<never> => Promise.reject(new Error('no room'));
    const failing = loader({ get: broken, keys: broken, put: broken, delete: broken, keepOnly: broken });
    expect((await failing.load(model, () => undefined)).file).toEqual(FILE);
    expect(await failing.keep(model, FILE, [model])).toBe(false);
    expect(await failing.stored()).toEqual([]);
    expect(failures).toEqual(['no room']);
  });
});
