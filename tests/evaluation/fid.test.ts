import { describe, expect, it } from 'vitest';
import { featureMatrix, takeRows, type FeatureMatrix } from '../../workers/evaluation/featureMatrix.ts';
import { frechetDistance, frechetReference, frechetTo, momentsOf } from '../../workers/evaluation/fid.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { randomFloats } from '../support/randomTensors.ts';

/** Points with exactly this mean and these standard deviations along the axes, uncorrelated: mean ± s·√(n−1)/√2 on each axis. */
function cross(mean: readonly number[], deviations: readonly number[]): FeatureMatrix {
  const n = 2 * mean.length;
  const points = deviations.flatMap((deviation, axis) =>
    [1, -1].map((sign) => mean.map((m, a) => m + (a === axis ? sign * deviation * Math.sqrt((n - 1) / 2) : 0))),
  );
  return featureMatrix(Float32Array.from(points.flat()), mean.length);
}

/** n standard normal rows. */
function normal(n: number, d: number, seed: number): FeatureMatrix {
  return featureMatrix(randomFloats(n * d, seed), d);
}

describe('FID', () => {
  it('of Gaussians along the axes is Σ(m − m′)² + Σ(s − s′)²', () => {
    const x = cross([1, 0, -2], [1, 2, 0.5]);
    const y = cross([1.5, -1, 0], [2, 2, 3]);
    // (0.25 + 1 + 4) + (1 + 0 + 6.25); points are rounded to f32
    expect(frechetDistance(x, y)).toBeCloseTo(12.5, 5);
  });

  it('of Gaussians whose covariances do not commute is what the closed form of two dimensions gives', () => {
    // For 2 × 2 matrices tr (AB)^½ = √(tr AB + 2·√det AB), by Cayley and Hamilton.
    const x = featureMatrix(Float32Array.of(1, 2, -1, -2, 3, 0, -3, 0), 2); // mean 0, Σxxᵀ = [20, 4; 4, 8]
    const y = featureMatrix(Float32Array.of(2, -1, -2, 1, 0, 1, 0, -1), 2); // mean 0, Σyyᵀ = [8, −4; −4, 4]
    const [axx, axy, ayy] = [20 / 3, 4 / 3, 8 / 3]; // over n − 1
    const [bxx, bxy, byy] = [8 / 3, -4 / 3, 4 / 3];
    const trace = axx * bxx + 2 * axy * bxy + ayy * byy;
    const determinant = (axx * ayy - axy ** 2) * (bxx * byy - bxy ** 2);
    const want = axx + ayy + bxx + byy - 2 * Math.sqrt(trace + 2 * Math.sqrt(determinant));
    expect(frechetDistance(x, y)).toBeCloseTo(want, 10);
    expect(frechetDistance(y, x)).toBeCloseTo(want, 10);
  });

  it('of a set and itself is 0, also where features never vary', () => {
    const x = normal(200, 8, 1);
    x.values.forEach((_, i) => {
      if (i % 8 === 3) x.values[i] = 7;
    });
    expect(frechetDistance(x, x)).toBeLessThan(1e-10);
  });

  // Independent figures: theory notes, N(0, I) against N(0, I), 10,000 reference rows.
  it.each([
    [16, 250, 0.36],
    [16, 1000, 0.094],
    [64, 500, 2.36],
    [64, 2000, 0.65],
  ])('of two samples of one distribution has the known bias: width %i, n = %i gives %d', (d, n, bias) => {
    const reference = frechetReference(momentsOf(normal(10_000, d, 2)));
    const draws = Array.from({ length: 8 }, (_, i) => frechetTo(reference, momentsOf(normal(n, d, 3 + i))));
    expect(Math.abs(draws.reduce((sum, value) => sum + value, 0) / 8 / bias - 1)).toBeLessThan(0.1);
  });

  it('refuses sets of different width', () => {
    expect(() => frechetDistance(normal(10, 3, 1), normal(10, 4, 1))).toThrow(
      'fid: features of width 3 do not fit those of width 4',
    );
  });
});

describe('moments', () => {
  it('with counts are those of the rows repeated so often', () => {
    const x = normal(7, 3, 4);
    const counts = Uint32Array.of(0, 2, 1, 0, 3, 1, 0);
    const repeated = takeRows(x, Uint32Array.of(1, 1, 2, 4, 4, 4, 5));
    const [got, want] = [momentsOf(x, counts), momentsOf(repeated)];
    expectAllClose(got.mean, want.mean, { abs: 1e-12, rel: 0 });
    expectAllClose(got.covariance, want.covariance, { abs: 1e-12, rel: 0 });
  });

  it('keep their digits far from the origin', () => {
    const x = featureMatrix(Float32Array.of(1e6 + 1, 1e6 + 2, 1e6 + 3), 1);
    expect(momentsOf(x).covariance[0]).toBe(1);
  });

  it('need two digits', () => {
    expect(() => momentsOf(normal(5, 2, 1), Uint32Array.of(0, 0, 1, 0, 0))).toThrow('1 digits have no covariance');
  });
});
