// The page's way to latents and pictures, with real worker threads and the files that ship.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LatentEngine } from '../../../web/engine/latentEngine.ts';
import { readShippedModels, readShippedParts } from '../../../web/build/shippedModelsPlugin.ts';
import { ModelLoader } from '../../../web/storage/modelLoader.ts';
import type { ModelStore } from '../../../web/storage/modelStore.ts';
import type { ShippedModel } from '../../../web/storage/shippedModel.ts';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { spawnWorker } from '../../../workers/node/spawn.ts';
import type { ComputeService } from '../../../workers/service/computeService.ts';
import { createDigitPool, type DigitPool } from '../../../workers/service/digitPool.ts';
import { drawnDigits } from '../../support/drawnDigits.ts';

const MODELS = join(PROJECT_ROOT, 'public', 'models');
const { signal } = new AbortController();

let shipped: readonly ShippedModel[];
let origin = '';
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (failing) response.writeHead(503).end();
  else void readFile(join(MODELS, (request.url ?? '').replace(/^.*\/|\?.*$/g, ''))).then((file) => response.end(file));
});
const asked: string[] = [];
let failing = false;
let pool: DigitPool;
let stored: Map<string, Uint8Array<ArrayBuffer>>;
let engine: LatentEngine;

beforeAll(async () => {
  shipped = await readShippedModels(MODELS);
  const parts = await readShippedParts(MODELS);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}/`; // listening on TCP
  const real = fetch;
  vi.stubGlobal('SHIPPED_PARTS', parts); // as the build fills it in
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { onLine: false }); // so that a failing download is not tried again
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(new URL(path, origin), init));
});

afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

/** Parts that the engine has said need no network any more. */
let kept: Set<string>;

beforeEach(async () => {
  asked.length = 0;
  failing = false;
  stored = new Map();
  const store: ModelStore = {
    get: (sha256) => Promise.resolve(stored.get(sha256)),
    keys: () => Promise.resolve([...stored.keys()]),
    put: ({ sha256 }, file) => Promise.resolve(void stored.set(sha256, file)),
    delete: (sha256) => Promise.resolve(void stored.delete(sha256)),
    keepOnly: (sha256s) => Promise.resolve([...stored.keys()].forEach((key) => sha256s.has(key) || stored.delete(key))),
  };
  const parts = (await readShippedParts(MODELS)).map(({ sha256 }) => sha256);
  const loader = new ModelLoader({ store, parts, onStorageFailure: () => undefined });
  kept = new Set();
  const own = createDigitPool({
    spawn: () => spawnWorker<ComputeService>('computeWorker'),
    workers: 2,
    engine: 'wasm',
  });
  pool = own;
  const { LatentEngine } = await import('../../../web/engine/latentEngine.ts');
  engine = new LatentEngine({
    loader,
    shipped,
    async use(model, work) {
      if (model) await own.load(model.sha256, new Uint8Array(await readFile(join(MODELS, model.file))));
      return work(own);
    },
    onKept: (sha256) => kept.add(sha256),
  });
});

afterEach(() => pool.close());

function modelOf(id: string): ShippedModel {
  const model = shipped.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`no ${id}`);
  return model;
}

describe('a part', () => {
  const { images, labels } = drawnDigits(4);

  it('comes when it is first needed, once for all who need it, with its bytes counted, and is kept', async () => {
    const cvae = modelOf('cvae');
    const progress: (readonly [number, number])[] = [];
    const call = { signal, onDownload: (received: number, bytes: number) => progress.push([received, bytes]) };
    const [{ mu }, second] = await Promise.all([
      engine.encode(cvae, images, labels, call),
      engine.encode(cvae, images, labels, { signal }),
    ]);
    expect(second.mu).toEqual(mu);
    expect(mu).toHaveLength(4 * 12);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('cvae.encoder.safetensors');
    expect(progress.at(-1)).toEqual([209_952, 209_952]);
    expect(stored.size).toBe(1);
    expect([...kept]).toEqual([...stored.keys()]);
    const { pixels } = await engine.render(cvae, mu, labels, { signal });
    expect(pixels).toHaveLength(4 * 784);
  });

  it('that cannot be had is said, and is had on the next try', async () => {
    failing = true;
    await expect(engine.judge(images, { signal })).rejects.toThrow('judge.safetensors: the server answered 503');
    failing = false;
    const { probs } = await engine.judge(images, { signal });
    expect(probs).toHaveLength(40);
  });

  it('that no model has is refused by name', async () => {
    expect(engine.has('encoder', modelOf('gan'))).toBe(false);
    expect(engine.has('discriminator', modelOf('gan'))).toBe(true);
    await expect(engine.encode(modelOf('gan'), images, undefined, { signal })).rejects.toThrow(
      'gan has no encoder on this page',
    );
  });

  it('is loaded to the end where the call that wanted it is cancelled', async () => {
    const cancel = new AbortController();
    const call = engine.likeness(modelOf('vae-gan'), images, { signal: cancel.signal });
    cancel.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    const { features } = await engine.likeness(modelOf('vae-gan'), images, { signal });
    expect(features).toHaveLength(4 * 2352);
    expect(asked).toHaveLength(1);
    await expect(engine.judge(images, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('handwriting', () => {
  it('of a model that ships has directions that explain slant, and digits move along them to what is asked for', async () => {
    const cvae = modelOf('cvae');
    const directions = await engine.handwriting(cvae, { class: 8 }, { signal });
    const slant = directions.find(({ control }) => control === 'slant');
    expect(slant?.r2).toBeGreaterThan(0.7);
    const { z, labels } = await engine.latentsOf(
      cvae,
      { seed: 5, first: 0, count: 4, temperature: 1, class: 8 },
      { signal },
    );
    const target = slant?.median ?? NaN;
    const request = { z, labels, control: 'slant', targets: new Float64Array(4).fill(target) } as const;
    const { measures } = await engine.move(cvae, request, { signal });
    for (let n = 0; n < 4; n++) expect(Math.abs((measures[n * 5 + 1] ?? NaN) - target)).toBeLessThan(1);
    expect(await engine.handwriting(cvae, { class: 8 }, { signal })).toBe(directions);
  });
});

it('digits asked for one by one, of whichever worker, are those asked for together', async () => {
  const cvae = modelOf('cvae');
  const address = { seed: 5, first: 2 ** 40, count: 30, temperature: 1 };
  const all = await engine.latentsOf(cvae, address, { signal });
  const pieces = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      engine.latentsOf(cvae, { ...address, first: address.first + i, count: 1 }, { signal }),
    ),
  );
  expect(pieces.flatMap(({ z }) => [...z])).toEqual([...all.z]);
  expect(pieces.map(({ labels }) => labels?.[0])).toEqual([...(all.labels ?? [])]);
  expect((await engine.principal(cvae, { class: 3 }, { signal })).directions).toHaveLength(12 * 12);
});
