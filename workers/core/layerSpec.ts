// A network is a list of layers from a closed set, as data: what a model file stores, what training builds its layers
// from, and what every backend compiles. This file alone says which layers exist and what shapes they make.
//
// Images are NHWC, conv2d filters HWIO [KH, KW, C, OC], convTranspose2d filters HWOI [KH, KW, OC, C] (TensorFlow's).

import { ShapeError } from './errors.ts';
import { showShape, sizeOf, type Shape } from './shape.ts';

export type Padding = 'same' | 'valid';
export type ActivationKind = 'relu' | 'leakyRelu' | 'sigmoid' | 'tanh';

export interface DenseSpec {
  readonly op: 'dense';
  readonly out: number;
}
export interface ReshapeSpec {
  readonly op: 'reshape';
  readonly shape: Shape;
}
export interface Conv2dSpec {
  readonly op: 'conv2d';
  readonly out: number;
  readonly kernel: number;
  readonly stride: number;
  readonly pad: Padding;
}
export interface ConvTranspose2dSpec {
  readonly op: 'convTranspose2d';
  readonly out: number;
  readonly kernel: number;
  readonly stride: number;
  readonly pad: Padding;
}
/** Ioffe & Szegedy 2015. Training only: a model file holds it folded into the layer before. */
export interface BatchNormSpec {
  readonly op: 'batchNorm';
}
export interface ActivationSpec {
  readonly op: ActivationKind;
  /** Slope below zero; leakyRelu only. */
  readonly alpha?: number;
}

export type LayerSpec = DenseSpec | ReshapeSpec | Conv2dSpec | ConvTranspose2dSpec | BatchNormSpec | ActivationSpec;

/** A network: its input shape without the batch axis, and its layers in order. */
export interface NetworkSpec {
  readonly input: Shape;
  readonly layers: readonly LayerSpec[];
}

/** `conv2d(32, 4×4, stride 2, same)`: the layer as errors and logs name it. */
export function showLayer(layer: LayerSpec): string {
  switch (layer.op) {
    case 'dense':
      return `dense(${layer.out})`;
    case 'reshape':
      return `reshape(${layer.shape.join(', ')})`;
    case 'conv2d':
    case 'convTranspose2d':
      return `${layer.op}(${layer.out}, ${layer.kernel}×${layer.kernel}, stride ${layer.stride}, ${layer.pad})`;
    case 'leakyRelu':
      return `leakyRelu(${layer.alpha ?? 0})`;
    default:
      return layer.op;
  }
}

/** Where a window of size K and stride S starts on an axis of extent H, and how many of them there are. */
export interface WindowPlan {
  readonly out: number;
  readonly padBefore: number;
}

/** conv2d along one axis: TensorFlow's 'same' puts the odd pixel of padding at the end. */
export function convWindow(H: number, K: number, S: number, pad: Padding): WindowPlan {
  if (pad === 'valid') return { out: Math.floor((H - K) / S) + 1, padBefore: 0 };
  const out = Math.ceil(H / S);
  return { out, padBefore: Math.floor(Math.max((out - 1) * S + K - H, 0) / 2) };
}

/** convTranspose2d along one axis: the input shape of the conv2d whose gradient it is ('same': H·S, 'valid': (H−1)·S+K). */
export function convTransposeWindow(H: number, K: number, S: number, pad: Padding): WindowPlan {
  if (pad === 'valid') return { out: (H - 1) * S + K, padBefore: 0 };
  return { out: H * S, padBefore: Math.floor(Math.max((H - 1) * S + K - H * S, 0) / 2) };
}

/** The output shape of one layer for an input of shape `x`, both without the batch axis. @throws ShapeError */
export function outputShape(layer: LayerSpec, x: Shape): Shape {
  const wrong = (want: string): ShapeError =>
    new ShapeError(`${showLayer(layer)}: x ${showShape(x)} does not fit: want ${want}`);
  switch (layer.op) {
    case 'dense':
      if (x.length !== 1) throw wrong('[I]; reshape first');
      return [layer.out];
    case 'reshape':
      if (sizeOf(x) !== sizeOf(layer.shape)) throw wrong(`${sizeOf(layer.shape)} elements`);
      return layer.shape;
    case 'conv2d':
    case 'convTranspose2d': {
      if (x.length !== 3) throw wrong('[H, W, C]');
      const [H, W] = x as readonly [number, number, number]; // length checked above
      const window = layer.op === 'conv2d' ? convWindow : convTransposeWindow;
      const OH = window(H, layer.kernel, layer.stride, layer.pad).out;
      const OW = window(W, layer.kernel, layer.stride, layer.pad).out;
      if (OH < 1 || OW < 1) throw wrong(`H and W of at least ${layer.kernel}`);
      return [OH, OW, layer.out];
    }
    default:
      return x;
  }
}

/** Names and shapes of one layer's trained parameters for an input of shape `x`, in file order. */
export function parameterShapes(layer: LayerSpec, x: Shape): ReadonlyMap<string, Shape> {
  const C = x[x.length - 1] ?? 0;
  switch (layer.op) {
    case 'dense':
      return new Map([
        ['w', [C, layer.out]],
        ['b', [layer.out]],
      ]);
    case 'conv2d':
      return new Map([
        ['w', [layer.kernel, layer.kernel, C, layer.out]],
        ['b', [layer.out]],
      ]);
    case 'convTranspose2d':
      return new Map([
        ['w', [layer.kernel, layer.kernel, layer.out, C]],
        ['b', [layer.out]],
      ]);
    case 'batchNorm':
      return new Map([
        ['gamma', [C]],
        ['beta', [C]],
      ]);
    default:
      return new Map();
  }
}

/** The shape before every layer and, last, the network's output; `layers.length + 1` shapes. @throws ShapeError */
export function networkShapes(network: NetworkSpec): readonly Shape[] {
  const shapes: Shape[] = [network.input];
  network.layers.forEach((layer, i) => {
    try {
      shapes.push(outputShape(layer, shapes[i] ?? []));
    } catch (error) {
      if (error instanceof ShapeError) throw new ShapeError(`layer ${i}: ${error.message}`);
      throw error;
    }
  });
  return shapes;
}

/** Path (`3.w`) → shape of every parameter of a network, in file order. */
export function networkParameters(network: NetworkSpec): ReadonlyMap<string, Shape> {
  const shapes = networkShapes(network);
  const parameters = new Map<string, Shape>();
  network.layers.forEach((layer, i) => {
    for (const [name, shape] of parameterShapes(layer, shapes[i] ?? [])) parameters.set(`${i}.${name}`, shape);
  });
  return parameters;
}

/** Multiply-adds of one forward pass of one image. */
export function multiplyAdds(network: NetworkSpec): number {
  const shapes = networkShapes(network);
  let total = 0;
  network.layers.forEach((layer, i) => {
    const w = parameterShapes(layer, shapes[i] ?? []).get('w');
    if (!w) return;
    // A weight is used once for each output pixel of a conv2d and each input pixel of a convTranspose2d, and once in a dense layer.
    const pixels = layer.op === 'conv2d' ? shapes[i + 1] : layer.op === 'convTranspose2d' ? shapes[i] : [1, 1];
    total += sizeOf(w) * (pixels?.[0] ?? 1) * (pixels?.[1] ?? 1);
  });
  return total;
}
