import { describe, expect, it } from 'vitest';
import type { Weights } from '../../workers/backend/backend.ts';
import { networkShapes, type LayerSpec, type NetworkSpec } from '../../workers/core/layerSpec.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import { foldBatchNorm } from '../../workers/models/foldBatchNorm.ts';
import { referenceForward } from '../backend/reference.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { randomFloats, randomWeights } from '../support/randomTensors.ts';

const EPS = 1e-5; // as in reference.ts

const batchNorm: LayerSpec = { op: 'batchNorm' };
const conv: LayerSpec = { op: 'conv2d', out: 6, kernel: 3, stride: 2, pad: 'same' };
const convTranspose: LayerSpec = { op: 'convTranspose2d', out: 5, kernel: 4, stride: 2, pad: 'same' };

/** Random weights, and for each batchNorm a gamma around 1 and running statistics as training leaves them. */
function trainedWeights(network: NetworkSpec, seed: number): Weights {
  const weights = new Map(randomWeights(network, seed));
  const shapes = networkShapes(network);
  network.layers.forEach((layer, i) => {
    if (layer.op !== 'batchNorm') return;
    const C = shapes[i]?.at(-1) ?? 0;
    weights.set(
      `${i}.gamma`,
      randomFloats(C, seed + 100 + i, 0.3).map((value) => 1 + value),
    );
    weights.set(`${i}.beta`, randomFloats(C, seed + 200 + i));
    weights.set(`${i}.mean`, randomFloats(C, seed + 300 + i));
    weights.set(
      `${i}.var`,
      randomFloats(C, seed + 400 + i).map((value) => value * value + 0.01),
    );
  });
  return weights;
}

describe('foldBatchNorm', () => {
  it.each<[string, NetworkSpec]>([
    ['dense', { input: [7], layers: [{ op: 'dense', out: 9 }, batchNorm, { op: 'relu' }, { op: 'dense', out: 3 }] }],
    ['conv2d', { input: [7, 5, 2], layers: [conv, batchNorm, { op: 'tanh' }] }],
    ['convTranspose2d', { input: [3, 4, 2], layers: [convTranspose, batchNorm, { op: 'leakyRelu', alpha: 0.2 }] }],
    [
      'dense through a reshape, sharing channels',
      { input: [4], layers: [{ op: 'dense', out: 24 }, { op: 'reshape', shape: [2, 4, 3] }, batchNorm, convTranspose] },
    ],
    [
      'conv2d through a reshape whose channels divide its own',
      { input: [4, 4, 1], layers: [conv, { op: 'reshape', shape: [2, 4, 3] }, batchNorm] },
    ],
    ['dense twice', { input: [5], layers: [{ op: 'dense', out: 4 }, batchNorm, batchNorm] }],
    [
      'every layer of a decoder',
      {
        input: [6],
        layers: [
          { op: 'dense', out: 36 },
          { op: 'reshape', shape: [3, 3, 4] },
          batchNorm,
          { op: 'relu' },
          convTranspose,
          batchNorm,
          { op: 'relu' },
          conv,
          batchNorm,
        ],
      },
    ],
  ])('computes the same function after folding into %s', (_, network) => {
    const weights = trainedWeights(network, 1);
    const folded = foldBatchNorm(network, weights, EPS);
    expect(folded.network.layers).toEqual(network.layers.filter(({ op }) => op !== 'batchNorm'));
    const N = 3;
    const x = randomFloats(N * sizeOf(network.input), 2);
    const want = referenceForward(network, weights, x, N);
    // Both sides in f64; folded weights were rounded to f32 once, and scales reach about ten.
    expectAllClose(referenceForward(folded.network, folded.weights, x, N), want, { abs: 1e-5, rel: 1e-5 });
  });

  it('leaves a network without batch norm as it is, and its input untouched', () => {
    const network: NetworkSpec = { input: [3], layers: [{ op: 'dense', out: 2 }, { op: 'relu' }] };
    const weights = randomWeights(network, 3);
    const before = structuredClone(weights);
    expect(foldBatchNorm(network, weights, EPS)).toEqual({ network, weights });
    expect(weights).toEqual(before);
  });

  it.each<[string, NetworkSpec, RegExp]>([
    ['nothing before it', { input: [3], layers: [batchNorm] }, /layer 0 with 3 channels follows the input/],
    ['only a reshape before it', { input: [4], layers: [{ op: 'reshape', shape: [2, 2, 1] }, batchNorm] }, /the input/],
    [
      'an activation between',
      { input: [3], layers: [{ op: 'dense', out: 2 }, { op: 'relu' }, batchNorm] },
      /follows relu/,
    ],
    [
      'channels that mix those of the layer before',
      { input: [4, 4, 1], layers: [conv, { op: 'reshape', shape: [24] }, batchNorm] },
      /with 24 channels follows conv2d.* with 6 channels/,
    ],
  ])('names a batch norm with %s in a ShapeError', (_, network, message) => {
    const fold = (): unknown => foldBatchNorm(network, trainedWeights(network, 4), EPS);
    expect(fold).toThrow(expect.objectContaining({ name: 'ShapeError' }) as Error);
    expect(fold).toThrow(message);
  });

  it('names weights that are missing, unknown or of another size in a ShapeError', () => {
    const network: NetworkSpec = { input: [3], layers: [{ op: 'dense', out: 2 }, batchNorm] };
    const good = trainedWeights(network, 5);
    const without = new Map(good);
    without.delete('1.var');
    expect(() => foldBatchNorm(network, without, EPS)).toThrow(/1\.var has no elements, want \[2\]/);
    expect(() => foldBatchNorm(network, new Map(good).set('1.mean', new Float32Array(3)), EPS)).toThrow(
      /1\.mean has 3/,
    );
    expect(() => foldBatchNorm(network, new Map(good).set('2.w', new Float32Array(3)), EPS)).toThrow(
      /2\.w belongs to no/,
    );
  });
});
