import { describe, expect, it } from 'vitest';
import { latentsAt, placeOf, planeThrough } from '../../workers/latent/plane.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { randomFloats } from '../support/randomTensors.ts';

const F32 = { abs: 1e-5, rel: 1e-5 }; // sums of two dozen f32 of O(1)
const z = (...values: readonly number[]): Float32Array => Float32Array.from(values);
const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);

describe('the plane through three latents', () => {
  it('has directions of length 1 at right angles, and the three points where it says', () => {
    const points = [1, 2, 3].map((seed) => randomFloats(24, seed)) as [Float32Array, Float32Array, Float32Array];
    const plane = planeThrough(...points);
    expect(plane.rank).toBe(2);
    expect(dot(plane.u, plane.u)).toBeCloseTo(1, 5);
    expect(dot(plane.v, plane.v)).toBeCloseTo(1, 5);
    expect(dot(plane.u, plane.v)).toBeCloseTo(0, 5);
    expectAllClose(latentsAt(plane, plane.places), Float32Array.from(points.flatMap((point) => [...point])), F32);
    expect(plane.places[2].t).toBeGreaterThan(0);
  });

  it('keeps distances, worked by hand', () => {
    const plane = planeThrough(z(1, 1, 1), z(4, 1, 1), z(4, 5, 1));
    expect(plane.places).toEqual([
      { s: 0, t: 0 },
      { s: 3, t: 0 },
      { s: 3, t: 4 },
    ]);
    expect(placeOf(plane, z(2, 3, 8))).toEqual({ s: 1, t: 2, away: 7 });
  });

  it.each([
    ['three points on a line', z(0, 0, 0), z(1, 1, 0), z(3, 3, 0), 1],
    ['two equal points', z(1, 0, 0), z(1, 0, 0), z(1, 2, 0), 1],
    ['the third where the first is', z(1, 0, 0), z(1, 2, 0), z(1, 0, 0), 1],
    ['one point three times', z(1, 2, 3), z(1, 2, 3), z(1, 2, 3), 0],
  ])('is a plane also for %s, and says so', (_, a, b, c, rank) => {
    const plane = planeThrough(a, b, c);
    expect(plane.rank).toBe(rank);
    expect([dot(plane.u, plane.u), dot(plane.v, plane.v)].map((length) => Math.round(length * 1e5))).toEqual([
      1e5, 1e5,
    ]);
    expect(dot(plane.u, plane.v)).toBeCloseTo(0, 6);
    expectAllClose(latentsAt(plane, plane.places), z(...a, ...b, ...c), F32);
  });

  it('needs two dimensions', () => {
    expect(() => planeThrough(z(1), z(2), z(3))).toThrow('plane: latents of 1 number, want at least 2');
  });
});
