import { describe, expect, it } from 'vitest';
import {
  convTransposeWindow,
  convWindow,
  multiplyAdds,
  networkParameters,
  networkShapes,
  outputShape,
  showLayer,
  type LayerSpec,
  type NetworkSpec,
} from '../../workers/core/layerSpec.ts';

const conv = (op: 'conv2d' | 'convTranspose2d', kernel: number, stride: number, pad: 'same' | 'valid'): LayerSpec => ({
  op,
  out: 5,
  kernel,
  stride,
  pad,
});

describe('convWindow', () => {
  // TensorFlow's documented cases: out = ⌈H/S⌉ for same, ⌈(H − K + 1)/S⌉ for valid; the odd zero goes behind.
  it.each([
    [28, 4, 2, 'same', 14, 1],
    [28, 3, 2, 'same', 14, 0],
    [28, 5, 2, 'same', 14, 1],
    [7, 3, 1, 'same', 7, 1],
    [13, 6, 5, 'same', 3, 1],
    [6, 2, 3, 'same', 2, 0],
    [13, 6, 5, 'valid', 2, 0],
    [28, 4, 2, 'valid', 13, 0],
    [1, 1, 1, 'valid', 1, 0],
  ] as const)('of %i pixels, kernel %i, stride %i, %s: %i windows from −%i', (H, K, S, pad, out, padBefore) => {
    expect(convWindow(H, K, S, pad)).toEqual({ out, padBefore });
  });
});

describe('convTransposeWindow', () => {
  it('makes the extent whose conv2d has as many windows as there are pixels, padded the same', () => {
    for (let H = 1; H <= 9; H++) {
      for (let K = 1; K <= 5; K++) {
        for (let S = 1; S <= 3; S++) {
          for (const pad of ['same', 'valid'] as const) {
            const { out, padBefore } = convTransposeWindow(H, K, S, pad);
            expect(convWindow(out, K, S, pad)).toEqual({ out: H, padBefore });
          }
        }
      }
    }
  });
});

describe('outputShape', () => {
  it.each<[LayerSpec, readonly number[], readonly number[]]>([
    [{ op: 'dense', out: 3 }, [7], [3]],
    [{ op: 'reshape', shape: [2, 3, 4] }, [24], [2, 3, 4]],
    [conv('conv2d', 4, 2, 'same'), [28, 27, 1], [14, 14, 5]],
    [conv('conv2d', 3, 1, 'valid'), [5, 4, 2], [3, 2, 5]],
    [conv('convTranspose2d', 4, 2, 'same'), [7, 6, 1], [14, 12, 5]],
    [conv('convTranspose2d', 5, 3, 'valid'), [7, 1, 1], [23, 5, 5]],
    [{ op: 'batchNorm' }, [4, 4, 2], [4, 4, 2]],
    [{ op: 'tanh' }, [9], [9]],
  ])('of %o for %o is %o', (layer, x, y) => {
    expect(outputShape(layer, x)).toEqual(y);
  });

  it.each<[LayerSpec, readonly number[], string]>([
    [{ op: 'dense', out: 3 }, [2, 2, 1], 'dense(3): x [2, 2, 1] does not fit: want [I]; reshape first'],
    [{ op: 'reshape', shape: [5] }, [6], 'reshape(5): x [6] does not fit: want 5 elements'],
    [conv('conv2d', 3, 1, 'same'), [6], 'conv2d(5, 3×3, stride 1, same): x [6] does not fit: want [H, W, C]'],
    [
      conv('conv2d', 3, 1, 'valid'),
      [6, 2, 1],
      'conv2d(5, 3×3, stride 1, valid): x [6, 2, 1] does not fit: want H and W of at least 3',
    ],
  ])('of %o refuses %o', (layer, x, message) => {
    expect(() => outputShape(layer, x)).toThrow(expect.objectContaining({ name: 'ShapeError', message }) as Error);
  });
});

describe('a network', () => {
  const network: NetworkSpec = {
    input: [10],
    layers: [
      { op: 'dense', out: 18 },
      { op: 'reshape', shape: [3, 3, 2] },
      { op: 'batchNorm' },
      { op: 'leakyRelu', alpha: 0.2 },
      { op: 'convTranspose2d', out: 4, kernel: 3, stride: 2, pad: 'same' },
      { op: 'conv2d', out: 1, kernel: 5, stride: 2, pad: 'same' },
    ],
  };

  it('has a shape before every layer and one at the end', () => {
    expect(networkShapes(network)).toEqual([[10], [18], [3, 3, 2], [3, 3, 2], [3, 3, 2], [6, 6, 4], [3, 3, 1]]);
  });

  it('names its parameters by layer, with shapes in TensorFlow order', () => {
    expect([...networkParameters(network)]).toEqual([
      ['0.w', [10, 18]],
      ['0.b', [18]],
      ['2.gamma', [2]],
      ['2.beta', [2]],
      ['4.w', [3, 3, 4, 2]],
      ['4.b', [4]],
      ['5.w', [5, 5, 4, 1]],
      ['5.b', [1]],
    ]);
  });

  it('counts each weight once per pixel that it meets', () => {
    // dense 10·18, convTranspose2d 3·3·4·2 at 3×3 inputs, conv2d 5·5·4·1 at 3×3 outputs
    expect(multiplyAdds(network)).toBe(180 + 72 * 9 + 100 * 9);
  });

  it('names the layer whose shapes do not fit', () => {
    const broken: NetworkSpec = { input: [4], layers: [{ op: 'relu' }, conv('conv2d', 3, 1, 'same')] };
    expect(() => networkShapes(broken)).toThrow(/^layer 1: conv2d\(5, 3×3, stride 1, same\): x \[4\]/);
  });
});

describe('showLayer', () => {
  it('writes layers as errors and logs name them', () => {
    expect(showLayer({ op: 'leakyRelu', alpha: 0.2 })).toBe('leakyRelu(0.2)');
    expect(showLayer({ op: 'reshape', shape: [7, 7, 64] })).toBe('reshape(7, 7, 64)');
    expect(showLayer({ op: 'sigmoid' })).toBe('sigmoid');
  });
});
