import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { createTfjsBackend } from '../../workers/backend/tfjs/tfjsBackend.ts';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import { MAX_INDEX } from '../../workers/core/address.ts';
import { ModelFileError } from '../../workers/core/errors.ts';
import { randomBits, STREAM, uniform } from '../../workers/core/random.ts';
import type { Mixture } from '../../workers/models/mixture.ts';
import { findPrior, priorSha256, samplePrior, type Prior, type Priors } from '../../workers/models/prior.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { compileKernels } from '../support/kernels.ts';
import { covarianceOf, randomMixture } from '../support/randomMixture.ts';

const Z = 3;
const MIXTURE = randomMixture(Z, 4, 1);
const PRIOR: Prior = { kind: 'mixture', mixtures: [MIXTURE] };
const REQUEST = { seed: 3, first: 10, count: 64, temperature: 1, latent: Z };

let wasm: Backend;
let tfjs: Backend;

beforeAll(async () => {
  wasm = await createWasmBackend({ kernels: await compileKernels('simd'), name: 'wasm' });
  tfjs = await createTfjsBackend({ engine: 'cpu' });
});

/** Which component digit `index` of a seed is from, by the definition. */
function componentOf({ weights }: Mixture, seed: number, index: number): number {
  let u = uniform(randomBits(seed, STREAM.component, index, 0)[0]);
  return weights.findIndex((weight) => (u -= weight) < 0);
}

describe('latents of a mixture', () => {
  it('are mean + temperature·L·eps of the component that their own random number chooses', () => {
    const { count, seed, first } = REQUEST;
    const z = samplePrior(wasm, PRIOR, { ...REQUEST, temperature: 0.7 });
    const eps = wasm.latents({ seed, first, count, Z, temperature: 1 });
    const want = Array.from({ length: count * Z }, (_, element) => {
      const [n, i] = [Math.floor(element / Z), element % Z];
      const k = componentOf(MIXTURE, seed, first + n);
      let sum = 0;
      for (let j = 0; j <= i; j++) {
        sum += (MIXTURE.cholesky[k * 6 + (i * (i + 1)) / 2 + j] ?? NaN) * (eps[n * Z + j] ?? NaN);
      }
      return Math.fround((MIXTURE.means[k * Z + i] ?? NaN) + 0.7 * sum);
    });
    expect([...z]).toEqual(want);
  });

  it('do not depend on the digits beside them, up to the last index', () => {
    for (const first of [0, 2 ** 32 - 5, MAX_INDEX - 9]) {
      const all = samplePrior(wasm, PRIOR, { ...REQUEST, first, count: 10 });
      for (let n = 0; n < 10; n++) {
        const one = samplePrior(wasm, PRIOR, { ...REQUEST, first: first + n, count: 1 });
        expect(one).toEqual(all.subarray(n * Z, (n + 1) * Z));
      }
    }
  });

  it('have the mixture’s weights, means and covariances', () => {
    const count = 40_000;
    const z = samplePrior(wasm, PRIOR, { ...REQUEST, first: 0, count });
    for (let k = 0; k < 4; k++) {
      const own = Array.from({ length: count }, (_, n) => n).filter((n) => componentOf(MIXTURE, REQUEST.seed, n) === k);
      // Five standard errors of each estimate, from about 10,000 digits.
      expect(Math.abs(own.length / count - (MIXTURE.weights[k] ?? NaN))).toBeLessThan(0.011);
      const mean = (of: (n: number) => number): number => own.reduce((sum, n) => sum + of(n), 0) / own.length;
      const means = Array.from({ length: Z }, (_, i) => mean((n) => z[n * Z + i] ?? NaN));
      expectAllClose(means, MIXTURE.means.subarray(k * Z, (k + 1) * Z), { abs: 0.05, rel: 0 });
      const covariance = Array.from({ length: Z * Z }, (_, element) => {
        const [i, j] = [Math.floor(element / Z), element % Z];
        return mean((n) => ((z[n * Z + i] ?? NaN) - (means[i] ?? NaN)) * ((z[n * Z + j] ?? NaN) - (means[j] ?? NaN)));
      });
      expectAllClose(covariance, covarianceOf(MIXTURE, k), { abs: 0.05, rel: 0.05 });
    }
  });

  it('keep their component at every temperature, and are its mean at 0', () => {
    const cold = samplePrior(wasm, PRIOR, { ...REQUEST, temperature: 0 });
    for (let n = 0; n < REQUEST.count; n++) {
      const k = componentOf(MIXTURE, REQUEST.seed, REQUEST.first + n);
      expect(cold.subarray(n * Z, (n + 1) * Z)).toEqual(MIXTURE.means.subarray(k * Z, (k + 1) * Z));
    }
  });

  it('are the same on tfjs, to the rounding of its normal numbers', () => {
    expectAllClose(samplePrior(tfjs, PRIOR, REQUEST), samplePrior(wasm, PRIOR, REQUEST), { abs: 1e-6, rel: 1e-6 });
  });

  it('come from the mixture of their class where there is one for each', () => {
    const other = randomMixture(Z, 2, 9);
    const classes: Prior = { kind: 'mixture', mixtures: [MIXTURE, other] };
    const labels = Uint8Array.from({ length: REQUEST.count }, (_, n) => n % 2);
    const z = samplePrior(wasm, classes, { ...REQUEST, labels });
    const plain = [PRIOR, { kind: 'mixture', mixtures: [other] } as const].map((prior) =>
      samplePrior(wasm, prior, REQUEST),
    );
    for (let n = 0; n < REQUEST.count; n++) {
      expect(z.subarray(n * Z, (n + 1) * Z)).toEqual(plain[n % 2]?.subarray(n * Z, (n + 1) * Z));
    }
    expect(() => samplePrior(wasm, classes, REQUEST)).toThrow(ModelFileError);
    expect(() => samplePrior(wasm, classes, { ...REQUEST, labels: labels.fill(2) })).toThrow(/class 2 .* want 0 to 1/);
  });
});

describe('a normal prior', () => {
  const request = { ...REQUEST, temperature: 0.5, latent: 6 };

  it('is drawn from the backend, scaled by the temperature', () => {
    const z = samplePrior(wasm, { kind: 'normal' }, request);
    expect(z).toEqual(wasm.latents({ seed: 3, first: 10, count: 64, Z: 6, temperature: 0.5 }));
    const wide = samplePrior(wasm, { kind: 'normal' }, { ...request, temperature: 1 });
    expect(z).toEqual(wide.map((value) => value / 2));
  });

  it('that is not known is refused instead of drawing from another', () => {
    const foreign = { kind: 'uniform' } as unknown as Prior; // what an unchecked file could say
    expect(() => samplePrior(wasm, foreign, request)).toThrow(ModelFileError);
  });
});

describe('the priors of a model', () => {
  const priors: Priors = [
    { id: 'mixture', prior: PRIOR },
    { id: 'normal', prior: { kind: 'normal' } },
  ];

  it('are found by id, the first where none is named, and none where it is unknown', () => {
    expect(findPrior(priors, 'normal')).toBe(priors[1]);
    expect(findPrior(priors, '')).toBe(priors[0]);
    expect(findPrior(priors, undefined)).toBe(priors[0]);
    expect(findPrior(priors, 'uniform')).toBeUndefined();
  });

  it('have a checksum that any change of any parameter changes', async () => {
    const sums = [await priorSha256({ kind: 'normal' }), await priorSha256(PRIOR)];
    for (const field of ['weights', 'means', 'cholesky'] as const) {
      const changed = MIXTURE[field].slice();
      changed[changed.length - 1] = (changed.at(-1) ?? 0) * (1 + 2 ** -22);
      sums.push(await priorSha256({ kind: 'mixture', mixtures: [{ ...MIXTURE, [field]: changed }] }));
    }
    sums.push(await priorSha256({ kind: 'mixture', mixtures: [MIXTURE, MIXTURE] }));
    expect(new Set(sums).size).toBe(sums.length);
    expect(await priorSha256({ kind: 'mixture', mixtures: [structuredClone(MIXTURE)] })).toBe(sums[1]);
  });
});
