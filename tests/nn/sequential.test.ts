import { beforeAll, describe, expect, it } from 'vitest';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import type { LayerSpec, NetworkSpec } from '../../workers/core/layerSpec.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import { foldBatchNorm } from '../../workers/models/foldBatchNorm.ts';
import { BATCH_NORM_EPS } from '../../workers/nn/batchNorm.ts';
import { awayFromZero, centralDifferences } from '../support/centralDifferences.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { compileKernels } from '../support/kernels.ts';
import { at, dot } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import { ACTIVATION_FIRST, SMALL_DECODER, SMALL_ENCODER } from './networks.ts';
import { TrainedNetwork } from './trainedNetwork.ts';

let kernels: WebAssembly.Module;
beforeAll(async () => {
  kernels = await compileKernels('debug');
});

/** Parameters that keep every rectifier's input away from its kink: small slopes, smaller ones where 16 or more are summed, shifts of ±1.5. */
function withClearSigns(network: TrainedNetwork): void {
  const values = network.parameters;
  for (const { path, shape, offset } of network.layout.parameters) {
    const drawn = randomFloats(sizeOf(shape), offset + 1);
    const isShift = shape.length === 1 && !path.endsWith('gamma');
    const slope = shape.length === 4 ? 0.1 : 0.25;
    values.set(
      drawn.map((value, i) => (isShift ? (i % 2 ? 1.5 : -1.5) : slope * value)),
      offset,
    );
  }
}

describe.each([
  ['a decoder', SMALL_DECODER],
  ['an encoder', SMALL_ENCODER],
  ['activations at both ends', ACTIVATION_FIRST],
])('a chain of layers: %s', (_, spec) => {
  const N = 4;
  const inputSize = sizeOf(spec.input);
  const x = awayFromZero(randomFloats(N * inputSize, 1));

  it('has the gradients of central differences, for every parameter and for x', () => {
    const network = new TrainedNetwork(kernels, spec, N + 1);
    withClearSigns(network);
    const y = network.forward(x, N, 'training');
    const dy = randomFloats(y.length, 2);
    network.zeroGradients();
    const dx = network.backward(dy, N, x.length);
    const { gradients } = network;
    const parameters = network.parameters.slice();

    const loss = () => dot(dy, network.forward(network.input(x.length), N, 'training'));
    const tolerance = { abs: 5e-3, rel: 5e-3 }; // see centralDifferences; two batch norms curve more than one
    const lossOf = (values: Float32Array) => {
      network.parameters.set(values);
      return loss();
    };
    expectAllClose(gradients, centralDifferences(lossOf, parameters), tolerance);
    network.parameters.set(parameters);
    const lossAt = (input: Float32Array) => dot(dy, network.forward(input, N, 'training'));
    expectAllClose(dx ?? [], centralDifferences(lossAt, x), tolerance);
  });

  it('adds to its gradients and gives the same ones whether dx is needed or not', () => {
    const network = new TrainedNetwork(kernels, spec, N);
    withClearSigns(network);
    const dy = randomFloats(network.forward(x, N, 'training').length, 3);
    network.zeroGradients();
    network.backward(dy, N, x.length);
    const once = network.gradients;
    network.zeroGradients();
    expect(network.backward(dy, N, x.length, false)).toBeUndefined();
    expect(network.gradients).toEqual(once);
    network.backward(dy, N, x.length, false);
    expectAllClose(
      network.gradients,
      once.map((value) => 2 * value),
      { abs: 1e-5, rel: 1e-5 },
    );
  });

  it('leaves its input alone and gives the same bits again', () => {
    const network = new TrainedNetwork(kernels, spec, N);
    withClearSigns(network);
    const first = network.forward(x, N, 'training');
    expect(network.input(x.length)).toEqual(x);
    expect(network.forward(x, N, 'training')).toEqual(first);
  });

  it('computes in inference what its folded network does on a backend, one image at a time or several', async () => {
    const network = new TrainedNetwork(kernels, spec, N);
    withClearSigns(network);
    const running = randomFloats(network.statistics.length, 4);
    // Means of any sign, and variances, which are positive: both are, for simplicity.
    network.statistics.set(running.map((value) => 0.5 + Math.abs(value)));
    const folded = foldBatchNorm(spec, network.weights(), BATCH_NORM_EPS);
    const backend = await createWasmBackend({ kernels, name: 'wasm' });
    const compiled = backend.compile(folded.network, folded.weights, N);

    const y = network.forward(x, N, 'inference');
    // Folding rounds scale·w once instead of twice; sums of at most 24 O(1) products through four layers.
    expectAllClose(y, compiled.run(x, N), { abs: 1e-5, rel: 1e-5 });
    const outputSize = y.length / N;
    for (let n = 0; n < N; n++) {
      const alone = network.forward(x.slice(n * inputSize, (n + 1) * inputSize), 1, 'inference');
      expect(alone).toEqual(y.slice(n * outputSize, (n + 1) * outputSize));
    }
    compiled.dispose();
  });
});

describe('a network in training', () => {
  const dense: LayerSpec = { op: 'dense', out: 4 };
  const relu: LayerSpec = { op: 'relu' };
  const network = (...layers: LayerSpec[]): NetworkSpec => ({ input: [4], layers });
  const shapeError = (message: string): unknown => expect.objectContaining({ name: 'ShapeError', message });

  it('measures batch statistics in training and leaves those it is given alone in inference', () => {
    const trained = new TrainedNetwork(kernels, { input: [1], layers: [{ op: 'batchNorm' }] }, 2);
    trained.parameters.set([1, 0]);
    expectAllClose(trained.forward(Float32Array.of(1, 3), 2, 'training'), [-1, 1], { abs: 1e-5, rel: 0 });
    expect([...trained.statistics]).toEqual([2, 1]);
    trained.statistics.set([1, 4]);
    expectAllClose(trained.forward(Float32Array.of(1, 3), 2, 'inference'), [0, 1], { abs: 1e-5, rel: 0 });
    expect([...trained.statistics]).toEqual([1, 4]);
  });

  it.each([0, -1, 5, 1.5, NaN])('refuses a batch of %d when it is planned for 4', (N) => {
    const trained = new TrainedNetwork(kernels, network(dense), 4);
    expect(() => trained.sequential.forward(N, 'training')).toThrow(
      shapeError(`network: a batch of ${N}, want 1 … 4, as planned`),
    );
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses to be planned for batches of %d', (maxBatch) => {
    expect(() => new TrainedNetwork(kernels, network(dense), maxBatch)).toThrow(
      shapeError(`network: maxBatch is ${maxBatch}, want a positive integer`),
    );
  });

  it('refuses two activations in a row, of which the second would destroy what the first needs', () => {
    const message = expect.stringContaining('want a layer with weights between two activations') as string;
    const reshape: LayerSpec = { op: 'reshape', shape: [2, 2] };
    for (const layers of [
      [dense, relu, relu],
      [dense, { op: 'tanh' } as const, reshape, relu],
      [relu, { op: 'sigmoid' } as const],
    ]) {
      expect(() => new TrainedNetwork(kernels, network(...layers), 1)).toThrow(shapeError(message));
    }
    expect(() => new TrainedNetwork(kernels, network(dense, relu, dense, reshape, relu), 1)).not.toThrow();
  });

  it('refuses to have no layers', () => {
    expect(() => new TrainedNetwork(kernels, network(), 1)).toThrow(shapeError('network: no layers'));
  });

  it('names the layer whose input does not fit', () => {
    const wrong = network(dense, { op: 'reshape', shape: [5] });
    expect(() => new TrainedNetwork(kernels, wrong, 1)).toThrow(
      shapeError('layer 1: reshape(5): x [4] does not fit: want 5 elements'),
    );
  });

  it('that is too large for its memory is an OutOfMemoryError that says what did not fit', () => {
    const large = network({ op: 'dense', out: 100_000 });
    const megabyte = 2 ** 20;
    expect(() => new TrainedNetwork(kernels, large, 1, { maximumBytes: megabyte })).toThrow(
      expect.objectContaining({
        name: 'OutOfMemoryError',
        message: expect.stringMatching(
          /^arena: no room for parameters \(2000000 bytes\): \d+ of 1048576 left$/,
        ) as string,
      }),
    );
    const wide = new TrainedNetwork(kernels, large, 1);
    expect(at(wide.parameters, 499_999)).toBe(0); // the last of 4·100,000 + 100,000
  });
});
