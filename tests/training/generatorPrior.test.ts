import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import type { KernelInstance } from '../../workers/backend/wasm/kernels.ts';
import { instantiateKernels } from '../../workers/backend/wasm/kernels.ts';
import { samplePrior } from '../../workers/models/prior.ts';
import { generatorMixture, generatorPriors, toMixture } from '../../workers/training/generatorPrior.ts';
import { trainingGaussians } from '../../workers/training/trainingNoise.ts';
import { compileKernels } from '../support/kernels.ts';
import { kolmogorovSmirnov, normalCdf } from '../support/normalDistribution.ts';

const RECIPE = { seed: 3, latent: 5, priorComponents: 7, priorSpread: 0.5 };
const COUNT = 4000;

let instance: KernelInstance;
let backend: Backend;
beforeAll(async () => {
  const kernels = await compileKernels('simd');
  instance = instantiateKernels(kernels, 2 ** 24);
  backend = await createWasmBackend({ kernels, name: 'wasm' });
});

/** Coordinate j of the latents that a training run draws. */
function trained(j: number): Float64Array {
  const mixture = generatorMixture(RECIPE);
  const { k, arena } = instance;
  const row = arena.tensor([RECIPE.latent]).ptr;
  return Float64Array.from({ length: COUNT }, (_, item) => {
    trainingGaussians(k, row, RECIPE.latent, RECIPE.seed, item, 1);
    const z = arena.floats(row, RECIPE.latent);
    if (mixture) toMixture(z, mixture, RECIPE, item);
    return z[j] ?? NaN;
  }).sort();
}

describe('what a generator is trained on', () => {
  it('is the prior that its file declares, in every coordinate', () => {
    const [{ id, prior }] = generatorPriors(RECIPE);
    expect(id).toBe('mixture');
    const drawn = samplePrior(backend, prior, {
      seed: 9,
      first: 0,
      count: COUNT,
      temperature: 1,
      latent: RECIPE.latent,
    });
    const { means } = generatorMixture(RECIPE) ?? { means: new Float32Array() };
    for (let j = 0; j < RECIPE.latent; j++) {
      const centres = Array.from({ length: 7 }, (_, k) => means[k * RECIPE.latent + j] ?? NaN);
      const cdf = (x: number): number => centres.reduce((sum, c) => sum + normalCdf((x - c) / 0.5) / 7, 0);
      expect(kolmogorovSmirnov(trained(j), cdf)).toBeLessThan(1.95);
      const declared = Float64Array.from({ length: COUNT }, (_, n) => drawn[n * RECIPE.latent + j] ?? NaN).sort();
      expect(kolmogorovSmirnov(declared, cdf)).toBeLessThan(1.95);
      // And it is not N(0, I), which a mixture of wide normals would be taken for.
      expect(kolmogorovSmirnov(trained(j), normalCdf)).toBeGreaterThan(1.95);
    }
  });

  it('is N(0, I) without components', () => {
    expect(generatorMixture({ ...RECIPE, priorComponents: 0 })).toBeUndefined();
    expect(generatorPriors({ ...RECIPE, priorComponents: 0 })).toEqual([{ id: 'normal', prior: { kind: 'normal' } }]);
  });

  it('has other means for another seed', () => {
    expect(generatorMixture({ ...RECIPE, seed: 4 })?.means).not.toEqual(generatorMixture(RECIPE)?.means);
  });
});
