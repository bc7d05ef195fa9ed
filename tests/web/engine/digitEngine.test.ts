// Whom a failure belongs to: with real worker threads, and a server that lacks one model.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readShippedModels } from '../../../web/build/shippedModelsPlugin.ts';
import { DigitEngine, type DrawRequest } from '../../../web/engine/digitEngine.ts';
import { StatusStore } from '../../../web/engine/status.ts';
import { ModelLoader } from '../../../web/storage/modelLoader.ts';
import type { ShippedModel } from '../../../web/storage/shippedModel.ts';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { spawnWorker } from '../../../workers/node/spawn.ts';
import type { ComputeService } from '../../../workers/service/computeService.ts';
import { createDigitPool, type DigitPool } from '../../../workers/service/digitPool.ts';

const MODELS = join(PROJECT_ROOT, 'public', 'models');

let shipped: readonly ShippedModel[];
let pool: DigitPool;
let status: StatusStore;
let engine: DigitEngine;
/** Files that are not to be had. */
let missing: RegExp;

beforeAll(async () => {
  shipped = await readShippedModels(MODELS);
});

beforeEach(() => {
  missing = /^$/;
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { onLine: false }); // so that a failing download is not tried again
  vi.stubGlobal('fetch', async (path: string) => {
    const name = path.replace(/^.*\/|\?.*$/g, '');
    if (missing.test(name)) throw new TypeError('failed');
    return new Response(await readFile(join(MODELS, name)));
  });
  pool = createDigitPool({ spawn: () => spawnWorker<ComputeService>('computeWorker'), workers: 1, engine: 'wasm' });
  status = new StatusStore();
  const nothing = {
    get: () => Promise.resolve(undefined),
    keys: () => Promise.resolve([]),
    put: () => Promise.resolve(),
    delete: () => Promise.resolve(),
    keepOnly: () => Promise.resolve(),
  };
  engine = new DigitEngine({
    createPool: () => pool,
    loader: new ModelLoader({ store: nothing, onStorageFailure: () => undefined }),
    shipped,
    status,
  });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await pool.close();
});

function request(id: string): DrawRequest {
  const model = shipped.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`no ${id}`);
  return { model, seed: 5, first: 0, count: 1, temperature: 1, prior: '' };
}

describe('a model that cannot be had', () => {
  it('is a failure of the page as long as digits wait for it, and of nobody afterwards', async () => {
    missing = /^vae\.safetensors$/;
    const leaving = new AbortController();
    const drawing = engine.draw(request('vae'), { signal: leaving.signal });
    await vi.waitFor(() => {
      expect(status.current.phase).toBe('failed');
    });
    expect(String(status.current.failure)).toContain('vae.safetensors');
    leaving.abort();
    await expect(drawing).rejects.toMatchObject({ name: 'AbortError' });
    expect(status.current).toMatchObject({ phase: 'starting', failure: undefined });
    const { signal } = new AbortController();
    expect(await engine.draw(request('gan'), { signal })).toHaveLength(784);
    expect(status.current.phase).toBe('ready');
  });

  it('is no failure of a page that only gets it ready: who asks it for something says so', async () => {
    missing = /^vae\.safetensors$/;
    const { signal } = new AbortController();
    engine.start(request('vae').model);
    await vi.waitFor(() => {
      expect(String(status.current.failure)).toContain('vae.safetensors');
    });
    expect(status.current.phase).toBe('starting');
    expect(await engine.draw(request('gan'), { signal })).toHaveLength(784);
    expect(status.current).toMatchObject({ phase: 'ready', failure: undefined });
  });

  it('draws what has waited for it at the next try', async () => {
    missing = /^vae\.safetensors$/;
    const leaving = new AbortController();
    onTestFinished(() => {
      leaving.abort();
    });
    const drawing = engine.draw(request('vae'), { signal: leaving.signal });
    await vi.waitFor(() => {
      expect(status.current.phase).toBe('failed');
    });
    missing = /^$/;
    engine.retry();
    expect(await drawing).toHaveLength(784);
    expect(status.current).toMatchObject({ phase: 'ready', failure: undefined });
  });
});
