import { expect, it } from 'vitest';
import { nearestLatents } from '../../workers/latent/nearestLatents.ts';

const z = (...values: readonly number[]): Float32Array => Float32Array.from(values);

it('the nearest latents come nearest first, and of equals the earlier', () => {
  const set = z(3, 4, 0, 1, -1, 0, 6, 8);
  expect(nearestLatents(set, z(0, 0), 3)).toEqual([
    { index: 1, distance: 1 },
    { index: 2, distance: 1 },
    { index: 0, distance: 5 },
  ]);
  expect(nearestLatents(set, z(6, 8), 1)).toEqual([{ index: 3, distance: 0 }]);
});

it('fewer latents than are asked for are all of them', () => {
  expect(nearestLatents(z(1, 1), z(0, 0), 5)).toHaveLength(1);
  expect(nearestLatents(z(), z(0, 0), 5)).toEqual([]);
});

it('a set of another width is refused', () => {
  expect(() => nearestLatents(z(1, 2, 3), z(0, 0), 1)).toThrow('nearest latents: 3 numbers, want a multiple of 2');
});
