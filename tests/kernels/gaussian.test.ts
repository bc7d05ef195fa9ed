import { expect, it } from 'vitest';
import { MAX_INDEX, MAX_SEED } from '../../workers/core/address.ts';
import { gaussianQuantile } from '../../workers/core/gaussianQuantile.ts';
import { randomBits, STREAM, uniform } from '../../workers/core/random.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { kolmogorovSmirnov, normalCdf } from '../support/normalDistribution.ts';
import type { Workbench } from '../support/workbench.ts';

const HIGH = 2 ** 32;

interface Rows {
  readonly N: number;
  readonly Z: number;
  readonly seed: number;
  readonly first: number;
  readonly stream?: number;
  readonly temperature?: number;
  /** The quantile that the distribution is cut at on both sides. */
  readonly lowest?: number;
}

function gaussianRows(bench: Workbench, rows: Rows): Float32Array<ArrayBuffer> {
  const { N, Z, seed, first, stream = STREAM.latent, temperature = 1, lowest = 0 } = rows;
  const out = bench.output(N * Z);
  const [seedHigh, firstHigh] = [Math.floor(seed / HIGH), Math.floor(first / HIGH)];
  bench.k.gaussianRows(out, N, Z, seed % HIGH, seedHigh, first % HIGH, firstHigh, stream, temperature, lowest);
  return bench.read(out, N * Z);
}

describeBuilds('gaussianQuantile', (workbench) => {
  it('is that of workers/core and undoes the distribution function, over all of (0, 1)', () => {
    const { k } = workbench();
    const p = Float64Array.from({ length: 4001 }, (_, i) => (i + 0.5) / 4001);
    const tails = Float64Array.from({ length: 32 }, (_, i) => 2 ** -(i + 2));
    const all = Float64Array.of(2 ** -33, ...p, ...tails, ...tails.map((tail) => 1 - tail), 0.075, 0.925);
    const z = all.map((probability) => k.gaussianQuantile(probability));
    // The compiled logarithm and the host's may differ in their last bit.
    expectAllClose(z, all.map(gaussianQuantile), { abs: 0, rel: 1e-14 });
    const central = z.filter((value) => Math.abs(value) < 5);
    const probabilities = all.filter((_, i) => Math.abs(z[i] ?? NaN) < 5);
    expectAllClose(central.map(normalCdf), probabilities, { abs: 1e-15, rel: 1e-9 });
  });
});

describeBuilds('gaussianRows', (workbench) => {
  it('has the moments and the distribution of the standard normal', () => {
    const n = 102_400;
    const z = Float64Array.from(gaussianRows(workbench(), { N: 3200, Z: 32, seed: 1, first: 0 })).sort();
    const moment = (power: number) => z.reduce((total, value) => total + value ** power, 0) / n;
    // Four standard errors of each sample moment.
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
    expect(kolmogorovSmirnov(z, normalCdf)).toBeLessThan(1.95);
  });

  it('has independent neighbours, in a row and from row to row', () => {
    const Z = 32;
    const z = gaussianRows(workbench(), { N: 3200, Z, seed: 2, first: 0 });
    for (const distance of [1, 2, 4, Z]) {
      const pairs = z.length - distance;
      const correlation = z.subarray(distance).reduce((total, value, i) => total + value * (z[i] ?? NaN), 0) / pairs;
      expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(pairs));
    }
  });

  it.each([0.5, 2])('truncated at %d deviations stays inside and has the truncated distribution', (bound) => {
    const lowest = normalCdf(-bound);
    const temperature = 0.7;
    const rows = { N: 3200, Z: 32, seed: 3, first: 0, temperature, lowest };
    const z = Float64Array.from(gaussianRows(workbench(), rows)).sort();
    // f32 rounds the bound itself.
    expect(z[0]).toBeGreaterThanOrEqual(Math.fround(-bound * temperature));
    expect(z[z.length - 1]).toBeLessThanOrEqual(Math.fround(bound * temperature));
    const truncatedCdf = (value: number) => (normalCdf(value / temperature) - lowest) / (1 - 2 * lowest);
    expect(kolmogorovSmirnov(z, truncatedCdf)).toBeLessThan(1.95);
  });

  it.each([
    { N: 3, Z: 32, seed: 0, first: 0 },
    { N: 5, Z: 1, seed: 7, first: 2 ** 32 - 2, temperature: 0.8 },
    { N: 4, Z: 7, seed: MAX_SEED, first: MAX_INDEX - 4, stream: STREAM.trainingNoise },
    { N: 2, Z: 130, seed: 2 ** 33, first: 2 ** 40, temperature: 2, lowest: 0.1 },
  ])('is the quantile of the bits of workers/core for %o', (rows: Rows) => {
    const { N, Z, seed, first, stream = STREAM.latent, temperature = 1, lowest = 0 } = rows;
    const want = Float64Array.from({ length: N * Z }, (_, i) => {
      const position = i % Z;
      const bits = randomBits(seed, stream, first + Math.floor(i / Z), position >> 2)[position & 3] ?? NaN;
      return temperature * gaussianQuantile(lowest + (1 - 2 * lowest) * uniform(bits));
    });
    expectAllClose(gaussianRows(workbench(), rows), want, { abs: 1e-6, rel: 1e-6 });
  });

  it('gives an item the same bits in any group, across index 2³² too', () => {
    const Z = 9;
    const first = 2 ** 32 - 3;
    const bench = workbench();
    const together = gaussianRows(bench, { N: 6, Z, seed: 5, first });
    for (let n = 0; n < 6; n++) {
      const alone = gaussianRows(bench, { N: 1, Z, seed: 5, first: first + n });
      expect(alone).toEqual(together.slice(n * Z, (n + 1) * Z));
    }
    const shorter = gaussianRows(bench, { N: 1, Z: 5, seed: 5, first });
    expect(shorter).toEqual(together.slice(0, 5));
  });

  it('is all zeros at temperature 0', () => {
    const z = gaussianRows(workbench(), { N: 2, Z: 5, seed: 1, first: 0, temperature: 0 });
    expect(Array.from(z, Math.abs)).toEqual(new Array(10).fill(0));
  });
});
