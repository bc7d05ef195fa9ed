import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import type { KernelInstance } from '../../workers/backend/wasm/kernels.ts';
import { instantiateKernels } from '../../workers/backend/wasm/kernels.ts';
import { samplePrior } from '../../workers/models/prior.ts';
import { clusterMeans, generatorPriors, toCluster } from '../../workers/training/generatorPrior.ts';
import { trainingGaussians } from '../../workers/training/trainingNoise.ts';
import { compileKernels } from '../support/kernels.ts';
import { kolmogorovSmirnov, normalCdf } from '../support/normalDistribution.ts';

const RECIPE = { seed: 3, latent: 5, clusters: 4, clusterSpread: 0.5 };
const SHARES = Float32Array.of(0.4, 0.3, 0.2, 0.1);
const COUNT = 4000;

let instance: KernelInstance;
let backend: Backend;
beforeAll(async () => {
  const kernels = await compileKernels('simd');
  instance = instantiateKernels(kernels, 2 ** 24);
  backend = await createWasmBackend({ kernels, name: 'wasm' });
});

/** Coordinate j of the latents that a training run draws for digits of clusters that come by their shares. */
function trained(j: number): Float64Array {
  const means = clusterMeans(RECIPE);
  const { k, arena } = instance;
  const row = arena.tensor([RECIPE.latent]).ptr;
  return Float64Array.from({ length: COUNT }, (_, item) => {
    trainingGaussians(k, row, RECIPE.latent, RECIPE.seed, item, 1);
    const z = arena.floats(row, RECIPE.latent);
    const tenth = item % 10;
    toCluster(z, means, tenth < 4 ? 0 : tenth < 7 ? 1 : tenth < 9 ? 2 : 3, RECIPE.clusterSpread);
    return z[j] ?? NaN;
  }).sort();
}

describe('what a generator is trained on', () => {
  it('is the prior that its file declares, in every coordinate', () => {
    const [{ id, prior }] = generatorPriors(RECIPE, SHARES);
    expect(id).toBe('mixture');
    const request = { seed: 9, first: 0, count: COUNT, temperature: 1, latent: RECIPE.latent };
    const drawn = samplePrior(backend, prior, request);
    const means = clusterMeans(RECIPE);
    for (let j = 0; j < RECIPE.latent; j++) {
      const cdf = (x: number): number =>
        SHARES.reduce((sum, share, k) => sum + share * normalCdf((x - (means[k * RECIPE.latent + j] ?? NaN)) / 0.5), 0);
      expect(kolmogorovSmirnov(trained(j), cdf)).toBeLessThan(1.95);
      const declared = Float64Array.from({ length: COUNT }, (_, n) => drawn[n * RECIPE.latent + j] ?? NaN).sort();
      expect(kolmogorovSmirnov(declared, cdf)).toBeLessThan(1.95);
      // And it is not N(0, I), which a mixture of wide normals would be taken for.
      expect(kolmogorovSmirnov(trained(j), normalCdf)).toBeGreaterThan(1.95);
    }
  });

  it('is N(0, I) without clusters', () => {
    const priors = generatorPriors({ ...RECIPE, clusters: 0 }, new Float32Array());
    expect(priors).toEqual([{ id: 'normal', prior: { kind: 'normal' } }]);
  });

  it('has other means for another seed', () => {
    expect(clusterMeans({ ...RECIPE, seed: 4 })).not.toEqual(clusterMeans(RECIPE));
  });
});
