// Digits from real worker threads: the same address is the same picture, whoever makes it and when.

import { createHash } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { shuffledIndices } from '../../workers/core/randomSequence.ts';
import { spawnWorker } from '../../workers/node/spawn.ts';
import type { ComputeService, GenerateRequest } from '../../workers/service/computeService.ts';
import { createDigitPool, type DigitPool } from '../../workers/service/digitPool.ts';
import { untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';

const IMAGE = 28 * 28;
const DIGITS = 600;

let untrained: UntrainedModel;
let whole: GenerateRequest;
let pool: DigitPool;

beforeAll(async () => {
  untrained = await untrainedModel(1);
  whole = { model: untrained.sha256, seed: 99, first: 2 ** 40, count: DIGITS, temperature: 0.9 };
});

afterEach(async () => {
  await pool.close();
});

async function openPool(workers: number): Promise<void> {
  pool = createDigitPool({ spawn: () => spawnWorker<ComputeService>('computeWorker'), workers, engine: 'wasm' });
  await pool.load(untrained.sha256, untrained.file);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** All digits, asked for in pieces of `piece`, the pieces in random order. */
async function inPieces(piece: number, orderSeed: number): Promise<string> {
  const pixels = new Uint8Array(DIGITS * IMAGE);
  await Promise.all(
    Array.from(shuffledIndices(Math.ceil(DIGITS / piece), orderSeed, 0), async (i) => {
      const count = Math.min(piece, DIGITS - i * piece);
      const made = await pool.generate({ ...whole, first: whole.first + i * piece, count });
      pixels.set(made.pixels, i * piece * IMAGE);
    }),
  );
  return sha256(pixels);
}

test('1, 2 and 5 workers make the same bytes, in any order and any pieces of requests', async () => {
  const checksums: string[] = [];
  for (const [workers, piece] of [
    [1, DIGITS],
    [2, 37],
    [5, 100],
    [5, 1],
  ] as const) {
    await openPool(workers);
    await expect(pool.engine).resolves.toBe('wasm');
    checksums.push(await inPieces(piece, workers));
    expect(pool.stats()).toMatchObject({ workers, busy: 0, waiting: 0, digits: DIGITS });
    expect(pool.stats().digitsPerSecond).toBeGreaterThan(0);
    await pool.close();
  }
  expect(new Set(checksums).size).toBe(1);
});

test('a request of any size comes in chunks, in order', async () => {
  await openPool(2);
  const chunks: Uint8Array[] = [];
  for await (const { pixels } of pool.generateMany(whole)) chunks.push(new Uint8Array(pixels.buffer));
  expect(chunks.length).toBeGreaterThan(1);
  const streamed = sha256(Buffer.concat(chunks));
  expect(await inPieces(DIGITS, 1)).toBe(streamed);
});

test('whoever stops reading a stream leaves no work behind', async () => {
  await openPool(1);
  for await (const { pixels } of pool.generateMany({ ...whole, count: 1_000_000_000 })) {
    expect(pixels.length).toBeGreaterThan(0);
    break;
  }
  expect(pool.stats().waiting).toBe(0);
});

test('a cancelled stream ends in AbortError', async () => {
  await openPool(2);
  const cancel = new AbortController();
  const reading = (async () => {
    for await (const { pixels } of pool.generateMany({ ...whole, count: 1_000_000_000 }, cancel.signal)) {
      if (pixels.length > 0) cancel.abort();
    }
  })();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});

test('a model that is refused can be loaded again, and one that is loaded reaches every worker once', async () => {
  pool = createDigitPool({ spawn: () => spawnWorker<ComputeService>('computeWorker'), workers: 2, engine: 'wasm' });
  const damaged = untrained.file.slice();
  damaged.fill(0, -200);
  await expect(pool.load(untrained.sha256, damaged)).rejects.toMatchObject({ name: 'ModelFileError' });
  await pool.load(untrained.sha256, untrained.file);
  expect(pool.load(untrained.sha256, untrained.file)).toBe(pool.load(untrained.sha256, untrained.file));
  await expect(pool.generate({ ...whole, count: 2 })).resolves.toHaveProperty('pixels.length', 2 * IMAGE);
});

test('a pool that is closed before it has started says so to whoever asks, and to nobody else', async () => {
  pool = createDigitPool({ spawn: () => spawnWorker<ComputeService>('computeWorker'), workers: 2, engine: 'wasm' });
  const loading = pool.load(untrained.sha256, untrained.file);
  await pool.close();
  await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  await expect(pool.engine).rejects.toMatchObject({ name: 'AbortError' });
  await expect(pool.generate(whole)).rejects.toMatchObject({ name: 'AbortError' });
});
