// What a backend must refuse, and how.

import { describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import type { LayerSpec, NetworkSpec } from '../../workers/core/layerSpec.ts';

export function describeErrors(backend: () => Backend): void {
  describe('errors', () => {
    const network: NetworkSpec = { input: [4], layers: [{ op: 'dense', out: 3 }] };
    const weights = (): Map<string, Float32Array> =>
      new Map([
        ['0.w', new Float32Array(12)],
        ['0.b', new Float32Array(3)],
      ]);
    const shapeError = (message: RegExp): unknown =>
      expect.objectContaining({ name: 'ShapeError', message: expect.stringMatching(message) as unknown });
    const withWeight = (path: string, values: Float32Array): Map<string, Float32Array> => weights().set(path, values);

    it.each([
      ['missing weights', network, new Map([['0.w', new Float32Array(12)]]), /0\.b/],
      ['weights of another size', network, withWeight('0.w', new Float32Array(11)), /0\.w.*11.*\[4, 3\]/],
      ['weights of no layer', network, withWeight('1.w', new Float32Array(3)), /1\.w/],
      ['an unfolded batch norm', layered({ op: 'dense', out: 3 }, { op: 'batchNorm' }), weights(), /batchNorm/],
      [
        'shapes that do not chain',
        layered({ op: 'conv2d', out: 3, kernel: 3, stride: 1, pad: 'same' }),
        weights(),
        /H, W/,
      ],
    ])('name %s in a ShapeError when compiling', (_, spec, given, message) => {
      expect(() => backend().compile(spec, given, 1)).toThrow(shapeError(message));
    });

    it('name a maxBatch that is no positive integer in a ShapeError', () => {
      for (const maxBatch of [0, -1, 1.5, NaN, Infinity]) {
        expect(() => backend().compile(network, weights(), maxBatch)).toThrow(shapeError(/maxBatch/));
      }
    });

    it('name an input that does not fit N in a ShapeError, and the network still works afterwards', () => {
      const compiled = backend().compile(network, withWeight('0.b', Float32Array.of(1, 2, 3)), 2);
      const misfits = [
        [7, 2],
        [0, 1],
        [6, 1.5],
        [4, NaN],
        [4, -1],
      ] as const;
      for (const [length, N] of misfits) {
        expect(() => compiled.run(new Float32Array(length), N)).toThrow(shapeError(/4/));
        expect(() => compiled.pixels(new Float32Array(length), N)).toThrow(shapeError(/4/));
      }
      expect(Array.from(compiled.run(new Float32Array(4), 1))).toEqual([1, 2, 3]);
      expect(compiled.run(new Float32Array(0), 0)).toHaveLength(0);
      compiled.dispose();
    });
  });
}

function layered(...layers: LayerSpec[]): NetworkSpec {
  return { input: [4], layers };
}
