import { beforeAll, describe, expect, it } from 'vitest';
import type { NetworkSpec } from '../../workers/core/layerSpec.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import { awayFromZero, centralDifferences } from '../support/centralDifferences.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { compileKernels } from '../support/kernels.ts';
import { randomFloats } from '../support/randomTensors.ts';
import { SMALL_DECODER, SMALL_ENCODER } from './networks.ts';
import { TrainedNetwork } from './trainedNetwork.ts';

/** x [7, 8, 1] → logits [3]: a small discriminator. */
const SHRINKING: NetworkSpec = {
  input: [7, 8, 1],
  layers: [
    { op: 'conv2d', out: 4, kernel: 4, stride: 2, pad: 'same' },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'conv2d', out: 5, kernel: 3, stride: 2, pad: 'same' },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'reshape', shape: [2 * 2 * 5] },
    { op: 'dense', out: 3 },
  ],
};

/** An activation first, layers that enlarge, and ReLU, whose slope is 0 on one side. */
const ENLARGING: NetworkSpec = {
  input: [4],
  layers: [
    { op: 'relu' },
    { op: 'dense', out: 12 },
    { op: 'reshape', shape: [2, 2, 3] },
    { op: 'relu' },
    { op: 'convTranspose2d', out: 2, kernel: 4, stride: 2, pad: 'same' },
  ],
};

let kernels: WebAssembly.Module;
beforeAll(async () => {
  kernels = await compileKernels('debug');
});

describe.each([
  ['that shrinks', SHRINKING],
  ['that enlarges', ENLARGING],
])('half the squared slope of a network %s', (_, spec) => {
  const N = 3;
  const x = awayFromZero(randomFloats(N * sizeOf(spec.input), 1));

  it('has the gradients of central differences for every weight, and none for a bias', () => {
    const network = new TrainedNetwork(kernels, spec, N, { tangents: true });
    // Shifts of ±1.5 and small slopes keep every rectifier's input away from its bend.
    for (const { path, shape, offset } of network.layout.parameters) {
      const drawn = randomFloats(sizeOf(shape), offset + 1);
      network.parameters.set(
        drawn.map((value, i) =>
          path.endsWith('.b') ? (i % 2 ? 1.5 : -1.5) : (shape.length === 4 ? 0.1 : 0.25) * value,
        ),
        offset,
      );
    }
    const parameters = network.parameters.slice();
    const dy = randomFloats(network.forward(x, N, 'training').length, 2);
    const slope = network.slope(dy, N, x.length);
    network.zeroGradients();
    network.carry(slope, N);
    const { gradients } = network;

    const halfSquare = (values: Float32Array): number => {
      network.parameters.set(values);
      network.forward(x, N, 'training');
      return network.slope(dy, N, x.length).reduce((sum, value) => sum + value * value, 0) / 2;
    };
    expectAllClose(gradients, centralDifferences(halfSquare, parameters), { abs: 1e-3, rel: 1e-3 }); // see there
    expect(Math.max(...gradients.map(Math.abs))).toBeGreaterThan(0.01);
    for (const { path, shape, offset } of network.layout.parameters) {
      if (!path.endsWith('.b')) continue;
      expect([...gradients.subarray(offset, offset + sizeOf(shape))].every((value) => value === 0)).toBe(true);
    }
  });

  it('is found without touching the gradients that are there', () => {
    const network = new TrainedNetwork(kernels, spec, N, { tangents: true });
    const y = network.forward(x, N, 'training');
    network.zeroGradients();
    const dx = network.slope(y, N, x.length);
    expect(network.gradients.every((value) => value === 0)).toBe(true);
    expect(dx).toEqual(network.backward(y, N, x.length));
  });
});

describe('tangents', () => {
  it.each([
    ['batch norm', SMALL_DECODER, 'network: no tangent of batchNorm: want layers that are linear in pieces'],
    ['batch norm and tanh', SMALL_ENCODER, 'network: no tangent of batchNorm: want layers that are linear in pieces'],
  ])('are refused where there is %s', (_, spec, message) => {
    expect(() => new TrainedNetwork(kernels, spec, 2, { tangents: true })).toThrow(message);
  });

  it('are refused where they were not planned', () => {
    const network = new TrainedNetwork(kernels, SHRINKING, 2);
    expect(() => network.slope(new Float32Array(6), 2, 112)).toThrow('network: tangents were not planned');
  });
});
