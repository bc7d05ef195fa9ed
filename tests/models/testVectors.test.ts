import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { createTfjsBackend } from '../../workers/backend/tfjs/tfjsBackend.ts';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import { ModelFileError } from '../../workers/core/errors.ts';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { exportModel } from '../../workers/models/exportModel.ts';
import { readModelFile, writeModelFile, type ModelFile } from '../../workers/models/modelFile.ts';
import { checkTestVectors, makeTestVectors } from '../../workers/models/testVectors.ts';
import { compileKernels } from '../support/kernels.ts';
import { hasRelaxedKernels } from '../support/relaxedSimd.ts';
import { conditionalDraft, sampleDraft } from '../support/sampleModel.ts';

let wasm: Backend;
/** Where this Node has relaxed SIMD. */
let relaxed: Backend | undefined;
let tfjs: Backend;
let model: ModelFile;

beforeAll(async () => {
  wasm = await createWasmBackend({ kernels: await compileKernels('simd'), name: 'wasm' });
  if (hasRelaxedKernels())
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
    if (relaxed) await check(model, relaxed);
    await check(model, tfjs);
  });

  it('hold whatever batch the network was compiled for', async () => {
    for (const maxBatch of [1, 2, 5, 64]) {
      await checkTestVectors(model, wasm, wasm.compile(model.network, model.weights, maxBatch));
    }
  });

  it('refuse latents of another prior, on every backend', async () => {
    for (const backend of [wasm, ...(relaxed ? [relaxed] : []), tfjs]) {
      await expect(check(model, withUniformLatents(backend))).rejects.toThrow(ModelFileError);
    }
  });

  it('cover every prior of the model', () => {
    const of = (id: string): number => model.testVectors.filter(({ prior }) => prior === id).length;
    expect([of('mixture'), of('normal')]).toEqual([3, 3]);
  });

  it('refuse a mixture of which anything has changed, in any component, on every backend', async () => {
    const [named, ...others] = model.priors;
    if (named.prior.kind !== 'mixture') throw new Error('the sample has no mixture');
    const [mixture] = named.prior.mixtures;
    for (const field of ['weights', 'means', 'cholesky'] as const) {
      for (const at of [0, mixture[field].length - 1]) {
        const changed = { ...mixture, [field]: mixture[field].with(at, (mixture[field][at] ?? 0) + 1e-5) };
        const priors = [{ ...named, prior: { kind: 'mixture', mixtures: [changed] } }, ...others] as const;
        const file = writeModelFile({ ...model, priors }, { dtype: 'F16' });
        for (const backend of [wasm, tfjs]) {
          await expect(check(readModelFile(file), backend)).rejects.toThrow(
            /test vector 0 \(mixture, seed 1, digit 0\): the prior's sha256 is [0-9a-f]{64}, want .* refused/,
          );
        }
      }
    }
  });

  it('refuse a default prior that has been exchanged for another', async () => {
    const [mixture, normal] = model.priors;
    if (!normal) throw new Error('the sample has one prior only');
    const exchanged = [
      { ...normal, id: mixture.id },
      { ...mixture, id: normal.id },
    ] as const;
    await expect(check({ ...model, priors: exchanged }, wasm)).rejects.toThrow(/the prior's sha256 is/);
  });

  it('refuse another temperature, seed or index', async () => {
    const [vector] = model.testVectors;
    if (!vector) throw new Error('the sample has no test vectors');
    expect(vector.prior).toBe('mixture');
    for (const change of [{ temperature: 0.5 }, { seed: 2 }, { index: 1 }, { prior: 'normal' as const }]) {
      const changed = { ...model, testVectors: [{ ...vector, ...change }] };
      await expect(check(changed, wasm)).rejects.toThrow(ModelFileError);
      await expect(check(changed, tfjs)).rejects.toThrow(ModelFileError);
    }
  });

  it('refuse weights of which one is off by a hundredth', async () => {
    const w = model.weights.get('3.w')?.slice() ?? new Float32Array();
    w[7] = (w[7] ?? 0) + 0.01;
    const changed = { ...model, weights: new Map(model.weights).set('3.w', w) };
    await expect(check(changed, wasm)).rejects.toThrow(/test vector 0 \(mixture, seed 1, digit 0\): .* refused/);
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
    if (relaxed) await expect(check(offBy(3), relaxed)).rejects.toThrow(ModelFileError);
  });

  it('make only what they compare: whole batches on the strict kernels, one digit of each on slower engines', async () => {
    const counts: number[] = [];
    const counted = (backend: Backend): Backend => ({
      ...backend,
      compile(network, weights, maxBatch) {
        const compiled = backend.compile(network, weights, maxBatch);
        const pixels: typeof compiled.pixels = (x, N) => {
          counts.push(N);
          return compiled.pixels(x, N);
        };
        return { ...compiled, pixels };
      },
    });
    await check(model, counted(wasm));
    expect(counts).toEqual(model.testVectors.map(({ count }) => count));
    counts.length = 0;
    await check(model, counted(tfjs));
    expect(counts).toEqual(model.testVectors.map(() => 1));
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

  it('of a conditional model hold everywhere, with a class for all digits and with one for each', async () => {
    const { model: conditional } = await exportModel(conditionalDraft(), wasm);
    const classes = conditional.testVectors.map((vector) => `${vector.prior} ${vector.class ?? 'each'}`);
    expect(new Set(classes)).toEqual(new Set(['mixture each', 'mixture 9', 'normal each', 'normal 9']));
    for (const backend of [wasm, ...(relaxed ? [relaxed] : []), tfjs]) await check(conditional, backend);
  });

  it('of a conditional model refuse another class, in a vector and in the weights', async () => {
    const { model: conditional } = await exportModel(conditionalDraft(), wasm);
    const ofNine = conditional.testVectors.filter((vector) => vector.class === 9);
    const other = ofNine.map((vector) => ({ ...vector, class: 8 }));
    await check({ ...conditional, testVectors: ofNine }, wasm);
    await expect(check({ ...conditional, testVectors: other }, wasm)).rejects.toThrow(ModelFileError);
    const w = conditional.weights.get('0.w')?.slice() ?? new Float32Array();
    w.set(w.slice(8 * 196, 9 * 196), 17 * 196); // class 9 is made as class 0 is
    const changed = { ...conditional, weights: new Map(conditional.weights).set('0.w', w), testVectors: ofNine };
    await expect(check(changed, wasm)).rejects.toThrow(/test vector 0 .* refused/);
  });

  it('come back from the file with their classes', async () => {
    const { model: conditional, file } = await exportModel(conditionalDraft(), wasm);
    expect(readModelFile(file).testVectors).toEqual(conditional.testVectors);
    const wrong = conditional.testVectors.map((vector) => ({ ...vector, class: 10 }));
    expect(() => writeModelFile({ ...conditional, testVectors: wrong }, { dtype: 'F16' })).toThrow(
      /testVectors 0 class: 10, want/,
    );
    const withClass = model.testVectors.map((vector) => ({ ...vector, class: 3 }));
    expect(() => writeModelFile({ ...model, testVectors: withClass }, { dtype: 'F16' })).toThrow(
      /testVectors 0 class: 3, want none/,
    );
  });
});

describe('exportModel', () => {
  it('refuses to make test vectors on an engine that is not bit-exact', async () => {
    await expect(exportModel(sampleDraft(), tfjs)).rejects.toThrow(/test vectors by tfjs, want the bit-exact wasm/);
  });
});
