import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelCatalogue, OwnEntry } from '../../../../../web/features/compare/models/modelCatalogue.ts';
import { readShippedLatents, readShippedModels } from '../../../../../web/build/shippedModelsPlugin.ts';
import type { OwnModelStore } from '../../../../../web/features/compare/models/ownModelStore.ts';
import type { StoredOwnModel } from '../../../../../web/storage/schema.ts';
import type { ShippedModel } from '../../../../../web/storage/shippedModel.ts';
import { PROJECT_ROOT } from '../../../../../workers/node/projectRoot.ts';
import { spawnWorker } from '../../../../../workers/node/spawn.ts';
import type { ComputeService } from '../../../../../workers/service/computeService.ts';
import { createDigitPool, type DigitPool } from '../../../../../workers/service/digitPool.ts';
import { sampleFile } from '../../../../support/sampleModel.ts';
import { untrainedConditional, untrainedModel } from '../../../../support/untrainedModel.ts';

const MODELS = join(PROJECT_ROOT, 'public', 'models');
const call = { signal: new AbortController().signal };

let pool: DigitPool;
let shipped: readonly ShippedModel[];
let latents: Readonly<Record<string, number>>;
let create: (store: OwnModelStore) => ModelCatalogue;
let stored: Map<string, StoredOwnModel>;
let files: Map<string, Uint8Array<ArrayBuffer>>;
/** Files that are not stored yet. */
let held: Map<string, Uint8Array<ArrayBuffer>>;
/** What storage throws, once it is broken. */
let broken: Error | undefined;

/** In memory, with the promises of the real one. */
const store: OwnModelStore = {
  all: () => (broken ? Promise.reject(broken) : Promise.resolve([...stored.values()])),
  hold: (sha256, file) => held.set(sha256, file),
  file: (sha256) => Promise.resolve(held.get(sha256) ?? files.get(sha256)),
  change: ({ put, deleted }) => {
    if (broken) return Promise.reject(broken);
    for (const model of put) {
      stored.set(model.sha256, model);
      const file = held.get(model.sha256);
      if (file) files.set(model.sha256, file.slice());
    }
    for (const sha256 of deleted) for (const kept of [stored, files]) kept.delete(sha256);
    for (const sha256 of [...put.map((model) => model.sha256), ...deleted]) held.delete(sha256);
    return Promise.resolve();
  },
};

beforeAll(async () => {
  [shipped, latents] = await Promise.all([readShippedModels(MODELS), readShippedLatents(MODELS)]);
  vi.stubGlobal('SHIPPED_LATENTS', latents); // as the build fills it in
  const { ModelCatalogue } = await import('../../../../../web/features/compare/models/modelCatalogue.ts');
  pool = createDigitPool({ spawn: () => spawnWorker<ComputeService>('computeWorker'), workers: 1, engine: 'wasm' });
  create = (of) =>
    new ModelCatalogue({
      shipped,
      latents,
      store: of,
      inspect: async (sha256, file) => {
        await pool.load(sha256, file);
        return pool.run((api) => api.card(sha256));
      },
      fetch: ({ file }) => readFile(join(MODELS, file)),
    });
});

afterAll(async () => {
  vi.unstubAllGlobals();
  await pool.close();
});

beforeEach(() => {
  stored = new Map();
  files = new Map();
  held = new Map();
  broken = undefined;
});

function sha256(file: Uint8Array): string {
  return createHash('sha256').update(file).digest('hex');
}

describe('the models that can be compared', () => {
  it('are those that ship, with what decides whose latents are whose', async () => {
    const catalogue = create(store);
    await catalogue.load();
    expect(catalogue.models.map(({ ref, latent }) => [ref, latent])).toEqual(Object.entries(latents));
    expect(new Set(catalogue.models.map(({ latent }) => latent)).size).toBeGreaterThan(1);
    expect(catalogue.find('vae')).toMatchObject({ name: 'VAE', isOwn: false });
    expect(catalogue.find('nobody')).toEqual({ sha256: '', name: 'nobody' });
  });

  it('are those besides whose files were brought, and are there again for another visit', async () => {
    const catalogue = create(store);
    const { file } = await untrainedConditional(3);
    const { model, wasHere, failure } = await catalogue.add(file, 'my model~1.safetensors', call);
    expect([wasHere, failure]).toEqual([false, undefined]);
    expect(model).toMatchObject({ name: 'my model 1', kind: 'cvae', latent: 8, classes: 10, isOwn: true });
    expect(model.priors).toEqual(['mixture', 'normal']);
    const later = create(store);
    await later.load();
    const again = later.find(model.ref) as OwnEntry; // asserted below
    expect(again).toMatchObject({ sha256: sha256(file), name: 'my model 1', ref: model.ref });
    expect(await again.read()).toEqual(file);
  });

  it('are one model where a file comes twice, or is one that ships', async () => {
    const catalogue = create(store);
    const { file } = await untrainedModel(4);
    await catalogue.add(file, 'a.safetensors', call);
    expect(await catalogue.add(file, 'b.safetensors', call)).toMatchObject({ wasHere: true, model: { name: 'a' } });
    const vae = new Uint8Array(await readFile(join(MODELS, 'vae.safetensors')));
    expect(await catalogue.add(vae, 'mine.safetensors', call)).toMatchObject({ wasHere: true, model: { ref: 'vae' } });
    expect(catalogue.own).toHaveLength(1);
  });

  it('have names of their own, can be called something else, and be forgotten', async () => {
    const catalogue = create(store);
    for (const seed of [5, 6]) await catalogue.add((await untrainedModel(seed)).file, 'a.safetensors', call);
    expect(catalogue.own.map(({ name }) => name)).toEqual(['a', 'a 2']);
    const [first, second] = catalogue.own;
    if (!first || !second) throw new Error('two were added');
    await catalogue.rename(second, '  other\nname ');
    await catalogue.remove(first);
    const later = create(store);
    await later.load();
    expect(later.own.map(({ name }) => name)).toEqual(['other name']);
    expect(later.find(first.ref)).toEqual({ sha256: first.sha256.slice(0, 12), name: 'a' });
    expect([...files.keys()]).toEqual([second.sha256]);
  });

  it('are held where storage takes nothing, and stored with the next one that it takes', async () => {
    broken = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
    const catalogue = create(store);
    const { file } = await untrainedModel(7);
    const { failure, model } = await catalogue.add(file, 'a.safetensors', call);
    expect(failure).toBe('full');
    expect(await (catalogue.find(model.ref) as OwnEntry).read()).toEqual(file); // asserted by what it reads
    expect(stored.size).toBe(0);
    broken = undefined;
    await catalogue.add((await untrainedModel(17)).file, 'b.safetensors', call);
    const later = create(store);
    await later.load();
    expect(later.own.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(await (later.find(model.ref) as OwnEntry).read()).toEqual(file); // it is there again
  });
});

describe('a file', () => {
  it.each([
    ['too short', () => Uint8Array.of(1, 2, 3), 'too short for safetensors'],
    ['of noise', () => new Uint8Array(5000).fill(200), 'is it safetensors?'],
    ['cut off', async () => (await untrainedModel(8)).file.slice(0, -100), 'data_offsets'],
    ['of an encoder', () => readFile(join(MODELS, 'vae.encoder.safetensors')), 'tddne.kind'],
    ['whose test vectors it does not reproduce', () => sampleFile(), 'test vector'],
  ])('that is %s is refused, and says why', async (_, make, reason) => {
    const catalogue = create(store);
    const file = Uint8Array.from(await make());
    const refused = catalogue.add(file, 'x.safetensors', call);
    await expect(refused).rejects.toMatchObject({ name: 'ModelFileError' });
    await expect(refused).rejects.toThrow(reason);
    expect(catalogue.own).toEqual([]);
    expect(stored.size).toBe(0);
  });

  it('that has rotted in storage is not drawn from', async () => {
    const catalogue = create(store);
    const { file } = await untrainedModel(9);
    const { model } = await catalogue.add(file, 'a.safetensors', call);
    const [rotten] = [...files.values()];
    if (!rotten) throw new Error('it was stored');
    rotten[100] = (rotten[100] ?? 0) ^ 1;
    await expect((model as OwnEntry).read()).rejects.toThrow('open its file again'); // it was brought
    files.clear();
    await expect((model as OwnEntry).read()).rejects.toThrow('not in this browser any more');
  });

  it('that another version of the page has stored in another form is left alone', async () => {
    stored.set('x', { sha256: 'x', name: 7 } as unknown as StoredOwnModel); // what is not to be believed
    const catalogue = create(store);
    await catalogue.load();
    expect(catalogue.own).toEqual([]);
  });
});
