import { describe, expect, it } from 'vitest';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import type { NetworkSpec } from '../../workers/core/layerSpec.ts';
import { compileKernels } from '../support/kernels.ts';
import { randomFloats, randomWeights } from '../support/randomTensors.ts';

const MEGABYTE = 2 ** 20;
const SMALL: NetworkSpec = { input: [4], layers: [{ op: 'dense', out: 3 }] };
const WIDE: NetworkSpec = { input: [1], layers: [{ op: 'dense', out: 20_000 }] }; // 0.2 MB of weights, 0.8 MB a slice
const LARGE: NetworkSpec = { input: [1000], layers: [{ op: 'dense', out: 1000 }] }; // 4 MB of weights

const backendOf = async (maximumBytes: number) =>
  createWasmBackend({ kernels: await compileKernels('simd'), name: 'wasm', maximumBytes });
const outOfMemory = (message: RegExp): unknown =>
  expect.objectContaining({ name: 'OutOfMemoryError', message: expect.stringMatching(message) as unknown });

describe('a wasm backend that may have one megabyte', () => {
  it('refuses weights that do not fit, by name, and takes other networks before and after', async () => {
    const backend = await backendOf(MEGABYTE);
    const x = randomFloats(4, 1);
    const before = backend.compile(SMALL, randomWeights(SMALL, 1), 1);
    const y = before.run(x, 1);
    expect(() => backend.compile(LARGE, randomWeights(LARGE, 1), 1)).toThrow(
      outOfMemory(/^arena: no room for packed 0\.w \(4000000 bytes\): \d+ of 1048576 left$/),
    );
    expect(before.run(x, 1)).toEqual(y);
    expect(backend.compile(SMALL, randomWeights(SMALL, 1), 1).run(x, 1)).toEqual(y);
  });

  it('refuses a slice of images that does not fit, which a smaller one does', async () => {
    const backend = await backendOf(MEGABYTE);
    const weights = randomWeights(WIDE, 1);
    expect(() => backend.compile(WIDE, weights, 64)).toThrow(outOfMemory(/10 images of 20000 values/));
    expect(backend.compile(WIDE, weights, 1).run(randomFloats(1, 1), 1)).toHaveLength(20_000);
  });

  it('takes a batch of any size, because images go through a few at a time', async () => {
    const compiled = (await backendOf(MEGABYTE)).compile(SMALL, randomWeights(SMALL, 1), 100_000);
    expect(compiled.run(randomFloats(4 * 50_000, 1), 50_000)).toHaveLength(3 * 50_000);
  });

  it('refuses more latents than fit and draws fewer afterwards', async () => {
    const backend = await backendOf(MEGABYTE);
    const request = { seed: 1, first: 0, Z: 32, temperature: 1 };
    expect(() => backend.latents({ ...request, count: 10_000 })).toThrow(outOfMemory(/\[10000, 32\]/));
    // Nothing is kept between requests: a thousand of 128 kB each fit one after the other.
    for (let i = 0; i < 1000; i++) expect(backend.latents({ ...request, count: 1000 })).toHaveLength(32_000);
  });
});

describe('a wasm backend without the memory that the kernels begin with', () => {
  it('is an OutOfMemoryError', async () => {
    await expect(backendOf(65536)).rejects.toThrow(outOfMemory(/^kernels: no memory of 1 pages/));
  });
});
