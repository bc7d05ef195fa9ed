import { describe, expect, it } from 'vitest';
import { alongPath, analogy, lerp, slerp } from '../../workers/latent/paths.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { randomFloats } from '../support/randomTensors.ts';

const F32 = { abs: 1e-6, rel: 1e-6 }; // rounded once to f32
const z = (...values: readonly number[]): Float32Array => Float32Array.from(values);

describe.each([
  ['lerp', lerp],
  ['slerp', slerp],
])('%s', (_, path) => {
  it('begins and ends at its ends, to the last bit', () => {
    const [a, b] = [randomFloats(12, 1), randomFloats(12, 2)];
    expect(path(a, b, 0)).toEqual(a);
    expect(path(a, b, 1)).toEqual(b);
    expect(path(a, b, 0)).not.toBe(a);
  });

  it('goes back as it came', () => {
    const [a, b] = [randomFloats(12, 1), randomFloats(12, 2)];
    for (const t of [0.1, 0.5, 0.8]) expectAllClose(path(a, b, t), path(b, a, 1 - t), F32);
  });

  it('stays where it is between a latent and itself', () => {
    const a = randomFloats(12, 1);
    for (const t of [0.25, 0.5]) expectAllClose(path(a, a, t), a, F32);
  });

  it('refuses latents of different widths, and what is no number', () => {
    expect(() => path(z(1, 2), z(1), 0.5)).toThrow('latents of 2 and 1 numbers, want equal widths');
    expect(() => path(z(1, NaN), z(1, 2), 0.5)).toThrow('a latent with NaN, want finite numbers');
    expect(() => path(z(), z(), 0.5)).toThrow('an empty latent');
  });
});

describe('lerp', () => {
  it('is the straight line, also beyond its ends', () => {
    expect(lerp(z(0, 2), z(4, 0), 0.25)).toEqual(z(1, 1.5));
    expect(lerp(z(0, 2), z(4, 0), 2)).toEqual(z(8, -2));
  });
});

describe('slerp', () => {
  it('turns by equal angles, worked by hand', () => {
    expectAllClose(slerp(z(1, 0), z(0, 1), 1 / 3), z(Math.sqrt(3) / 2, 1 / 2), F32);
  });

  it('keeps a common length, and goes evenly between different ones', () => {
    const a = randomFloats(24, 1);
    const b = randomFloats(24, 2);
    const norm = (v: Float32Array): number => Math.hypot(...v);
    for (const t of [0.2, 0.5, 0.7]) {
      expect(norm(slerp(a, b, t))).toBeCloseTo((1 - t) * norm(a) + t * norm(b), 5);
    }
  });

  it('takes the straight way from and to the origin', () => {
    expect(slerp(z(0, 0), z(4, 2), 0.5)).toEqual(z(2, 1));
    expect(slerp(z(4, 2), z(0, 0), 0.5)).toEqual(z(2, 1));
  });

  it('between almost equal directions is the straight way to seven digits', () => {
    const a = randomFloats(12, 5);
    const b = a.map((value, i) => value + (i === 3 ? 1e-5 : 0));
    expectAllClose(slerp(a, b, 0.5), lerp(a, b, 0.5), F32);
  });

  it('between opposite directions goes round and not through the origin', () => {
    const middle = slerp(z(2, 0, 0), z(-2, 0, 0), 0.5);
    expect(Math.hypot(...middle)).toBeCloseTo(2, 6);
    expect(middle[0]).toBeCloseTo(0, 6);
    expectAllClose(slerp(z(2, 0, 0), z(-2, 0, 0), 0.999), z(-2, 0, 0), { abs: 0.01, rel: 0 });
  });

  it('between opposite numbers of one dimension has no way round', () => {
    expect(slerp(z(2), z(-2), 0.25)).toEqual(z(1));
  });
});

it('a way in steps has its ends and as many points as were asked for', () => {
  expect(alongPath(lerp, z(0, 0), z(2, 4), 3)).toEqual(z(0, 0, 1, 2, 2, 4));
});

it('an analogy is a − b + c', () => {
  expect(analogy(z(5, 1), z(2, 1), z(1, 7))).toEqual(z(4, 7));
  expect(() => analogy(z(1), z(1), z(1, 2))).toThrow('analogy: latents of 1 and 2 numbers');
});
