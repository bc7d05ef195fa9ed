// A network on tfjs. Layouts are TensorFlow's on both sides, so weights go in as they are.

import {
  add,
  conv2d,
  conv2dTranspose,
  leakyRelu,
  matMul,
  relu,
  reshape,
  sigmoid,
  tanh,
  tensor,
  tidy,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { ShapeError } from '../../core/errors.ts';
import {
  convWindow,
  networkParameters,
  networkShapes,
  showLayer,
  type Conv2dSpec,
  type LayerSpec,
  type NetworkSpec,
} from '../../core/layerSpec.ts';
import { sizeOf, type Shape } from '../../core/shape.ts';
import type { CompiledNetwork, Weights } from '../backend.ts';
import { checkInput, checkNetwork } from '../checkNetwork.ts';
import { inkPixels } from './inkPixels.ts';

/** Uploads the weights. @throws ShapeError */
export function compileOnTfjs(network: NetworkSpec, weights: Weights, maxBatch: number): CompiledNetwork {
  checkNetwork(network, weights, maxBatch);
  const shapes = networkShapes(network);
  const inputSize = sizeOf(network.input);
  const outputSize = sizeOf(shapes.at(-1) ?? []);
  const parameters = new Map<string, Tensor>();
  for (const [path, shape] of networkParameters(network)) {
    parameters.set(path, tensor(weights.get(path) ?? [], [...shape], 'float32'));
  }

  function forward(x: Tensor): Tensor {
    return network.layers.reduce(
      (before, layer, i) =>
        applyLayer(layer, before, shapes[i + 1] ?? [], parameters.get(`${i}.w`), parameters.get(`${i}.b`)),
      x,
    );
  }

  function run(x: Float32Array, N: number): Float32Array {
    checkInput(network, x, N);
    const y = new Float32Array(N * outputSize);
    for (let first = 0; first < N; first += maxBatch) {
      const count = Math.min(maxBatch, N - first);
      // This is a copy, because tfjs may keep the array that it gets.
      const slice = x.slice(first * inputSize, (first + count) * inputSize);
      const values = tidy(() => forward(tensor(slice, [count, ...network.input], 'float32')).dataSync<'float32'>());
      y.set(values, first * outputSize);
    }
    return y;
  }

  return {
    run,
    pixels: (x: Float32Array, N: number) => inkPixels(run(x, N)),
    dispose() {
      for (const parameter of parameters.values()) parameter.dispose();
      parameters.clear();
    },
  };
}

/** y of one layer, x and y with the batch axis. The casts only name ranks that networkShapes has checked. */
function applyLayer(layer: LayerSpec, x: Tensor, outputShape: Shape, w?: Tensor, b?: Tensor): Tensor {
  const weighted = (product: (w: Tensor) => Tensor): Tensor => {
    if (!w || !b) throw new ShapeError(`${showLayer(layer)}: used after dispose`);
    return add(product(w), b);
  };
  const N = x.shape[0] ?? 0;
  switch (layer.op) {
    case 'dense':
      return weighted((w) => matMul(x as Tensor2D, w as Tensor2D));
    case 'conv2d': {
      const pad = explicitPadding(layer, x.shape);
      return weighted((w) => conv2d(x as Tensor4D, w as Tensor4D, layer.stride, pad, 'NHWC', 1, 'floor'));
    }
    case 'convTranspose2d': {
      const shape = [N, ...outputShape] as [number, number, number, number];
      return weighted((w) => conv2dTranspose(x as Tensor4D, w as Tensor4D, shape, layer.stride, layer.pad));
    }
    case 'reshape':
      return reshape(x, [N, ...outputShape]);
    case 'relu':
      return relu(x);
    case 'leakyRelu':
      return leakyRelu(x, layer.alpha ?? 0);
    case 'sigmoid':
      return sigmoid(x);
    case 'tanh':
      return tanh(x);
    case 'batchNorm':
      throw new ShapeError('batchNorm: cannot run unfolded'); // checkNetwork has refused it
  }
}

/**
 * conv2d's padding in numbers. tfjs's wasm engine gets 'same' wrong where the stride skips the last pixels (kernel 2, stride
 * 3 on 6 pixels wants −1 of padding, and XNNPACK does not cut it off at 0); numbers are right on both engines.
 */
function explicitPadding({ kernel, stride, pad }: Conv2dSpec, [, H = 0, W = 0]: Shape): ExplicitPadding {
  const around = (extent: number): [number, number] => {
    const { out, padBefore } = convWindow(extent, kernel, stride, pad);
    return [padBefore, Math.max((out - 1) * stride + kernel - extent - padBefore, 0)];
  };
  return [[0, 0], around(H), around(W), [0, 0]];
}

type ExplicitPadding = Exclude<Parameters<typeof conv2d>[3], string | number>;
