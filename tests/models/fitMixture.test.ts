import { beforeAll, describe, expect, it } from 'vitest';
import { DataError, ShapeError } from '../../workers/core/errors.ts';
import { fitMixture, leastCodes, type MixtureFitOptions } from '../../workers/models/fitMixture.ts';
import type { Mixture } from '../../workers/models/mixture.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { covarianceOf, drawCodes, randomMixture } from '../support/randomMixture.ts';
import { randomFloats } from '../support/randomTensors.ts';

const Z = 3;
const OPTIONS: MixtureFitOptions = { latent: Z, components: 4, seed: 1, iterations: 100 };

/** For each component of `of`, the nearest one of `among`, by their means. */
function matched(of: Mixture, among: Mixture): readonly number[] {
  const distance = (k: number, other: number): number =>
    Array.from({ length: Z }, (_, i) => (of.means[k * Z + i] ?? NaN) - (among.means[other * Z + i] ?? NaN)).reduce(
      (sum, difference) => sum + difference ** 2,
      0,
    );
  return Array.from(of.weights, (_, k) =>
    Array.from(among.weights.keys()).reduce((best, other) => (distance(k, other) < distance(k, best) ? other : best)),
  );
}

/** Mean log likelihood of codes, straight from the formula, in f64. */
function logLikelihood(codes: Float32Array, mixture: Mixture): number {
  const N = codes.length / Z;
  let total = 0;
  for (let n = 0; n < N; n++) {
    let density = 0;
    for (const [k, weight] of mixture.weights.entries()) {
      // Solves L·y = x − mean.
      const y: number[] = [];
      let logDet = 0;
      for (let i = 0; i < Z; i++) {
        const row = k * 6 + (i * (i + 1)) / 2;
        let sum = (codes[n * Z + i] ?? NaN) - (mixture.means[k * Z + i] ?? NaN);
        y.forEach((yj, j) => (sum -= (mixture.cholesky[row + j] ?? NaN) * yj));
        y.push(sum / (mixture.cholesky[row + i] ?? NaN));
        logDet += Math.log(mixture.cholesky[row + i] ?? NaN);
      }
      const squares = y.reduce((sum, yi) => sum + yi * yi, 0);
      density += weight * Math.exp(-0.5 * squares - logDet - 0.5 * Z * Math.log(2 * Math.PI));
    }
    total += Math.log(density);
  }
  return total / N;
}

describe('a mixture fitted to codes of a known one', () => {
  // These four lie apart: no method could tell which of two that cover each other a code is from.
  const truth: Mixture = { ...randomMixture(Z, 4, 5), means: Float32Array.of(4, 0, 0, -4, 0, 0, 0, 4, 1, 0, -4, -1) };
  const { codes } = drawCodes(truth, 20_000, 2);
  const gains: number[] = [];
  let fitted: Mixture;

  beforeAll(async () => {
    fitted = await fitMixture(codes, {
      ...OPTIONS,
      onProgress: ({ iteration, logLikelihood: nats }) => {
        expect(iteration).toBe(gains.length + 1);
        gains.push(nats);
      },
    });
  });

  it('has its weights, means and covariances', () => {
    const order = matched(truth, fitted);
    expect(new Set(order).size).toBe(4);
    order.forEach((k, of) => {
      // Five standard errors from some 5,000 codes each; the ridge adds a thousandth of the mean variance, 0.006.
      expect(Math.abs((fitted.weights[k] ?? NaN) - (truth.weights[of] ?? NaN))).toBeLessThan(0.016);
      const mean = (mixture: Mixture, at: number): Float32Array => mixture.means.subarray(at * Z, (at + 1) * Z);
      expectAllClose(mean(fitted, k), mean(truth, of), { abs: 0.06, rel: 0 });
      expectAllClose(covarianceOf(fitted, k), covarianceOf(truth, of), { abs: 0.04, rel: 0.06 });
    });
  });

  it('explains the codes as well as the true one', () => {
    expect(logLikelihood(codes, fitted)).toBeGreaterThan(logLikelihood(codes, truth) - 0.01);
  });

  it('reports a likelihood that is the mixture’s own, a ridge’s width below it', async () => {
    let reported = NaN;
    const once = { ...OPTIONS, iterations: 2 };
    const before = await fitMixture(codes, { ...once, iterations: 1 });
    await fitMixture(codes, { ...once, onProgress: ({ logLikelihood: nats }) => (reported = nats) });
    const exact = logLikelihood(codes, before);
    expect(reported).toBeLessThan(exact);
    expect(reported).toBeGreaterThan(exact - 0.05); // ½·ridge·tr Σ⁻¹
  });

  it('is the same for the same seed, bit for bit', async () => {
    expect(await fitMixture(codes.slice(), OPTIONS)).toEqual(fitted);
  });
});

describe('the fit', () => {
  it('never makes the likelihood fall, step after step, where components have to share', async () => {
    // Twelve components for a cloud of six, some on top of each other.
    const { codes } = drawCodes(randomMixture(Z, 6, 8), 3000, 3);
    const steps: number[] = [];
    const onProgress: MixtureFitOptions['onProgress'] = ({ logLikelihood: nats }) => void steps.push(nats);
    const mixture = await fitMixture(codes, { ...OPTIONS, components: 12, iterations: 300, onProgress });
    expect(steps.length).toBeGreaterThan(20);
    // Components that stop counting and rounding: far below the gain that ends the fit.
    steps.slice(1).forEach((nats, i) => expect(nats).toBeGreaterThan((steps[i] ?? NaN) - 1e-9));
    expect(steps.at(-1)).toBeGreaterThan((steps[0] ?? NaN) + 0.02);
    expect(mixture.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  });

  it('ends once a step gains next to nothing', async () => {
    let steps = 0;
    const { codes } = drawCodes(randomMixture(Z, 1, 8), 2000, 3);
    await fitMixture(codes, { ...OPTIONS, components: 1, onProgress: () => steps++ });
    expect(steps).toBe(2); // one component is right after the first
  });

  it('begins elsewhere for another seed and for another part of one', async () => {
    const codes = randomFloats(3000, 4);
    const fits = await Promise.all(
      [{}, { seed: 2 }, { part: 1 }].map((change) => fitMixture(codes, { ...OPTIONS, iterations: 2, ...change })),
    );
    expect(new Set(fits.map(({ means }) => means.join())).size).toBe(3);
  });

  it('does not mind where the codes lie, nor dimensions in which nothing happens', async () => {
    const { codes } = drawCodes(randomMixture(Z, 2, 6), 2000, 3);
    const far = codes.map((value, i) => (i % Z === 2 ? 7 : value + 1000));
    const mixture = await fitMixture(far, { ...OPTIONS, components: 2 });
    expect([...mixture.means.subarray(0, 2)].every((mean) => Math.abs(mean - 1000) < 10)).toBe(true);
    expect(mixture.means[2]).toBe(7);
    expect([...mixture.cholesky].every(Number.isFinite)).toBe(true);
    expect(mixture.cholesky[5]).toBeGreaterThan(0);
  });

  it('gives no more components than there are different codes', async () => {
    const three = Float32Array.from({ length: 300 * Z }, (_, i) => Math.floor(i / Z) % 3);
    const mixture = await fitMixture(three, { ...OPTIONS, components: 20 });
    expect([...mixture.weights].map((weight) => Number(weight.toFixed(6)))).toEqual([0.333333, 0.333333, 0.333333]);
    const corners = [0, 1, 2].map((k) => mixture.means[k * Z] ?? NaN).sort((a, b) => a - b);
    expectAllClose(corners, [0, 1, 2], { abs: 1e-6, rel: 0 });
  });

  it('survives a code far from all others', async () => {
    const codes = randomFloats(1000 * Z, 5);
    codes.set([1e4, -1e4, 1e4], 0);
    const mixture = await fitMixture(codes, OPTIONS);
    expect([...mixture.weights, ...mixture.means, ...mixture.cholesky].every(Number.isFinite)).toBe(true);
    expect(Math.min(...mixture.weights)).toBeGreaterThan(0);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const fit = fitMixture(randomFloats(3000, 4), {
      ...OPTIONS,
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    await expect(fit).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what cannot be fitted is refused by name:', () => {
  const codes = randomFloats(100 * Z, 1);

  it.each<[string, Float32Array, Partial<MixtureFitOptions>, typeof DataError | typeof ShapeError, RegExp]>([
    ['too few codes', codes.subarray(0, 15 * Z), {}, DataError, /15 codes, want at least 16 for K = 4 and Z = 3/],
    ['no codes', new Float32Array(0), {}, DataError, /0 codes/],
    ['codes that are all the same', new Float32Array(100 * Z).fill(0.1), {}, DataError, /all 100 codes are the same/],
    ['a NaN', codes.with(7, NaN), {}, DataError, /code 2 holds NaN, want finite/],
    ['an infinity', codes.with(299, -Infinity), {}, DataError, /code 99 holds -Infinity, want finite/],
    ['half a code', codes.subarray(1), {}, ShapeError, /299 values do not fit codes \[N, 3\]/],
    ['a width of 0', codes, { latent: 0 }, ShapeError, /\[N, 0\]/],
    ['no components', codes, { components: 0 }, ShapeError, /0 components, want 1 to 256/],
    ['half a component', codes, { components: 1.5 }, ShapeError, /1.5 components/],
    ['too many components', codes, { components: 257 }, ShapeError, /257 components/],
  ])('%s', async (_, values, change, kind, message) => {
    const fit = fitMixture(values, { ...OPTIONS, ...change });
    await expect(fit).rejects.toThrow(kind);
    await expect(fit).rejects.toThrow(message);
  });

  it('as many codes as are wanted are enough', async () => {
    expect(leastCodes(4, Z)).toBe(16);
    await expect(fitMixture(codes.subarray(0, 16 * Z), OPTIONS)).resolves.toHaveProperty('weights');
  });
});
