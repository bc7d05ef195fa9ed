import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { createTfjsBackend } from '../../workers/backend/tfjs/tfjsBackend.ts';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import { ModelFileError } from '../../workers/core/errors.ts';
import { RandomSequence, STREAM } from '../../workers/core/random.ts';
import { exportModel } from '../../workers/models/exportModel.ts';
import type { ModelFile } from '../../workers/models/modelFile.ts';
import { samplePrior, type Prior } from '../../workers/models/prior.ts';
import { checkTestVectors, makeTestVectors } from '../../workers/models/testVectors.ts';
import { compileKernels } from '../support/kernels.ts';
import { sampleDraft } from '../support/sampleModel.ts';

let wasm: Backend;
let relaxed: Backend;
let tfjs: Backend;
let model: ModelFile;

beforeAll(async () => {
  wasm = await createWasmBackend({ kernels: await compileKernels('simd'), name: 'wasm' });
  relaxed = await createWasmBackend({ kernels: await compileKernels('relaxed'), name: 'wasm-relaxed' });
  tfjs = await createTfjsBackend({ engine: 'cpu' });
  ({ model } = await exportModel(sampleDraft(), wasm));
});

/** Compiles a model on a backend and checks it there. */
async function check(candidate: ModelFile, backend: Backend): Promise<void> {
  const compiled = backend.compile(candidate.network, candidate.weights, 16);
  try {
    await checkTestVectors(candidate, backend, compiled);
  } finally {
    compiled.dispose();
  }
}

/** The backend with latents from another distribution of the same mean and variance. */
function withUniformLatents(backend: Backend): Backend {
  return {
    name: backend.name,
    compile: (network, weights, maxBatch) => backend.compile(network, weights, maxBatch),
    latents({ seed, first, count, Z }) {
      return Float32Array.from({ length: count * Z }, (_, i) => {
        const random = new RandomSequence(seed, STREAM.latent, first + Math.floor(i / Z) + (i % Z) * 2 ** 40);
        return (random.uniform() * 2 - 1) * Math.sqrt(3);
      });
    },
  };
}

describe('test vectors', () => {
  it('made on the strict kernels hold there and, to a grey level, on tfjs and with relaxed SIMD', async () => {
    await check(model, wasm);
    await check(model, relaxed);
    await check(model, tfjs);
  });

  it('hold whatever batch the network was compiled for', async () => {
    for (const maxBatch of [1, 2, 5, 64]) {
      await checkTestVectors(model, wasm, wasm.compile(model.network, model.weights, maxBatch));
    }
  });

  it('refuse latents of another prior, on every backend', async () => {
    for (const backend of [wasm, relaxed, tfjs]) {
      await expect(check(model, withUniformLatents(backend))).rejects.toThrow(ModelFileError);
    }
  });

  it('refuse another temperature, seed or index', async () => {
    const [vector] = model.testVectors;
    if (!vector) throw new Error('the sample has no test vectors');
    for (const change of [{ temperature: 0.9 }, { seed: 2 }, { index: 1 }]) {
      const changed = { ...model, testVectors: [{ ...vector, ...change }] };
      await expect(check(changed, wasm)).rejects.toThrow(ModelFileError);
      await expect(check(changed, tfjs)).rejects.toThrow(ModelFileError);
    }
  });

  it('refuse weights of which one is off by a hundredth', async () => {
    const w = model.weights.get('3.w')?.slice() ?? new Float32Array();
    w[7] = (w[7] ?? 0) + 0.01;
    const changed = { ...model, weights: new Map(model.weights).set('3.w', w) };
    await expect(check(changed, wasm)).rejects.toThrow(/test vector 0 \(seed 1, digit 0\): .* refused/);
  });

  it('allow one grey level on tfjs and none on the strict kernels', async () => {
    const offBy = (levels: number): ModelFile => ({
      ...model,
      testVectors: model.testVectors.map((vector) => ({
        ...vector,
        first: vector.first.map((level, i) => (i === 300 ? level + (level < 128 ? levels : -levels) : level)),
      })),
    });
    await expect(check(offBy(1), wasm)).rejects.toThrow(/off by up to 1 grey levels on wasm/);
    await expect(check(offBy(3), tfjs)).rejects.toThrow(/off by up to [234] grey levels on tfjs/);
    await expect(check(offBy(3), relaxed)).rejects.toThrow(ModelFileError);
  });

  it('see a digit that is not the first of its batch by the checksum', async () => {
    const spoiled: Backend = {
      ...wasm,
      latents: (request) => {
        const z = wasm.latents(request);
        const last = z.length - 1;
        z[last] = (z[last] ?? 0) + 1;
        return z;
      },
    };
    await expect(check(model, spoiled)).rejects.toThrow(/sha256 is [0-9a-f]{64}, want/);
  });

  it('are the same whichever batch they were made in', async () => {
    const compiled = wasm.compile(model.network, model.weights, 3);
    expect(await makeTestVectors(model, wasm, compiled)).toEqual(model.testVectors);
  });

  it('are not for conditional models yet, which are refused', async () => {
    await expect(check({ ...model, classes: 10 }, wasm)).rejects.toThrow(/10 classes, want a model without/);
  });
});

describe('exportModel', () => {
  it('refuses to make test vectors on an engine that is not bit-exact', async () => {
    await expect(exportModel(sampleDraft(), tfjs)).rejects.toThrow(/test vectors by tfjs, want the bit-exact wasm/);
  });
});

describe('samplePrior', () => {
  const request = { seed: 3, first: 10, count: 4, temperature: 0.5, latent: 6 };

  it('draws a normal prior from the backend, scaled by the temperature', () => {
    const z = samplePrior(wasm, { kind: 'normal' }, request);
    expect(z).toEqual(wasm.latents({ seed: 3, first: 10, count: 4, Z: 6, temperature: 0.5 }));
    const wide = samplePrior(wasm, { kind: 'normal' }, { ...request, temperature: 1 });
    expect(z).toEqual(wide.map((value) => value / 2));
  });

  it('refuses a prior that it does not know instead of drawing from another', () => {
    const foreign = { kind: 'uniform' } as unknown as Prior; // what an unchecked file could say
    expect(() => samplePrior(wasm, foreign, request)).toThrow(ModelFileError);
  });
});
