import { describe, expect, it } from 'vitest';
import {
  centredInterval,
  percentileInterval,
  POPULATION,
  quantiles,
  resampleCounts,
  resampledMeans,
} from '../../workers/evaluation/bootstrap.ts';
import { randomFloats } from '../support/randomTensors.ts';

const { samples, reference } = POPULATION;

describe('a resample', () => {
  it('draws as many digits as there are, some more than once and some never', () => {
    const counts = resampleCounts(10_000, 1, samples, 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
    const missing = counts.filter((count) => count === 0).length / counts.length;
    expect(Math.abs(missing - Math.exp(-1))).toBeLessThan(0.015); // (1 − 1/n)ⁿ
  });

  it('is a function of seed, population and number, and of nothing else', () => {
    const first = resampleCounts(50, 7, samples, 3);
    expect(resampleCounts(50, 7, samples, 3)).toEqual(first);
    expect(resampleCounts(50, 8, samples, 3)).not.toEqual(first);
    expect(resampleCounts(50, 7, reference, 3)).not.toEqual(first);
    expect(resampleCounts(50, 7, samples, 4)).not.toEqual(first);
  });
});

describe('the interval of a mean', () => {
  it('is as wide as the standard error says, around the mean', () => {
    const column = randomFloats(2000, 5);
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const [means = new Float64Array()] = resampledMeans([column], {
      seed: 1,
      population: samples,
      first: 0,
      end: 1000,
    });
    const { low, high } = percentileInterval(means);
    const halfWidth = 1.96 / Math.sqrt(column.length);
    expect((high - low) / 2 / halfWidth).toBeGreaterThan(0.9);
    expect((high - low) / 2 / halfWidth).toBeLessThan(1.1);
    expect(Math.abs((low + high) / 2 - mean)).toBeLessThan(0.15 * halfWidth);
  });

  it('is the same for a column alone and among others', () => {
    const columns = [randomFloats(40, 1), randomFloats(40, 2)];
    const resampling = { seed: 3, population: reference, first: 0, end: 20 };
    expect(resampledMeans(columns, resampling)[1]).toEqual(resampledMeans(columns.slice(1), resampling)[0]);
  });

  it('is made of the same resamples whoever makes which of them', () => {
    const column = randomFloats(40, 1);
    const means = (first: number, end: number): number[] => [
      ...(resampledMeans([column], { seed: 3, population: samples, first, end })[0] ?? []),
    ];
    expect([...means(0, 5), ...means(5, 12)]).toEqual(means(0, 12));
  });
});

describe('intervals of replicates', () => {
  it('take the middle 95 %, between neighbours in proportion', () => {
    const replicates = Float64Array.from({ length: 101 }, (_, i) => 100 - i);
    expect(percentileInterval(replicates)).toEqual({ low: 2.5, high: 97.5 });
    expect(quantiles(Float64Array.of(4, 1), [0.25])).toEqual([1.75]);
    expect(quantiles(Float64Array.of(7), [0.9])).toEqual([7]);
  });

  it('are laid around a value that resampling biases, and stay above 0', () => {
    const replicates = Float64Array.from({ length: 101 }, (_, i) => 100 + i);
    expect(centredInterval(60, replicates)).toEqual({ low: 12.5, high: 107.5 });
    expect(centredInterval(10, replicates).low).toBe(0);
  });
});
