// The layer table: a layer, an input, and the shape that must come out, worked out by hand.

import type { LayerSpec } from '../../workers/core/layerSpec.ts';
import type { Shape } from '../../workers/core/shape.ts';

export interface LayerRow {
  readonly spec: LayerSpec;
  readonly x: Shape;
  readonly y: Shape;
}

export const LAYERS: readonly LayerRow[] = [
  { spec: { op: 'dense', out: 1 }, x: [1], y: [1] },
  { spec: { op: 'dense', out: 3 }, x: [5], y: [3] },
  { spec: { op: 'dense', out: 9 }, x: [4], y: [9] },
  { spec: { op: 'dense', out: 8 }, x: [17], y: [8] },
  { spec: { op: 'reshape', shape: [2, 3, 5] }, x: [30], y: [2, 3, 5] },
  { spec: { op: 'reshape', shape: [7] }, x: [1, 7, 1], y: [7] },

  { spec: { op: 'conv2d', out: 4, kernel: 1, stride: 1, pad: 'same' }, x: [3, 2, 5], y: [3, 2, 4] },
  { spec: { op: 'conv2d', out: 3, kernel: 1, stride: 2, pad: 'valid' }, x: [5, 4, 2], y: [3, 2, 3] },
  { spec: { op: 'conv2d', out: 2, kernel: 3, stride: 1, pad: 'same' }, x: [5, 4, 3], y: [5, 4, 2] },
  { spec: { op: 'conv2d', out: 5, kernel: 3, stride: 3, pad: 'same' }, x: [7, 4, 1], y: [3, 2, 5] },
  { spec: { op: 'conv2d', out: 9, kernel: 4, stride: 2, pad: 'same' }, x: [6, 7, 2], y: [3, 4, 9] },
  { spec: { op: 'conv2d', out: 1, kernel: 4, stride: 2, pad: 'valid' }, x: [7, 9, 2], y: [2, 3, 1] },
  { spec: { op: 'conv2d', out: 3, kernel: 5, stride: 3, pad: 'valid' }, x: [8, 11, 1], y: [2, 3, 3] },
  { spec: { op: 'conv2d', out: 2, kernel: 5, stride: 1, pad: 'same' }, x: [2, 2, 3], y: [2, 2, 2] },
  // From one channel to many and back: the data gradient needs more scratch than the forward pass.
  { spec: { op: 'conv2d', out: 17, kernel: 3, stride: 1, pad: 'same' }, x: [3, 2, 1], y: [3, 2, 17] },
  { spec: { op: 'conv2d', out: 1, kernel: 3, stride: 1, pad: 'same' }, x: [3, 2, 17], y: [3, 2, 1] },

  // Those that Winograd's form takes, one and two tiles of three pixels an axis.
  { spec: { op: 'conv2d', out: 8, kernel: 4, stride: 2, pad: 'same' }, x: [6, 8, 4], y: [3, 4, 8] },
  { spec: { op: 'convTranspose2d', out: 4, kernel: 4, stride: 2, pad: 'same' }, x: [2, 4, 8], y: [4, 8, 4] },

  { spec: { op: 'convTranspose2d', out: 17, kernel: 3, stride: 1, pad: 'same' }, x: [3, 2, 1], y: [3, 2, 17] },
  { spec: { op: 'convTranspose2d', out: 1, kernel: 3, stride: 1, pad: 'same' }, x: [3, 2, 17], y: [3, 2, 1] },
  { spec: { op: 'convTranspose2d', out: 4, kernel: 1, stride: 1, pad: 'same' }, x: [3, 2, 5], y: [3, 2, 4] },
  { spec: { op: 'convTranspose2d', out: 2, kernel: 1, stride: 3, pad: 'same' }, x: [2, 3, 4], y: [6, 9, 2] },
  { spec: { op: 'convTranspose2d', out: 3, kernel: 3, stride: 1, pad: 'valid' }, x: [2, 4, 3], y: [4, 6, 3] },
  { spec: { op: 'convTranspose2d', out: 1, kernel: 3, stride: 2, pad: 'same' }, x: [3, 2, 5], y: [6, 4, 1] },
  { spec: { op: 'convTranspose2d', out: 9, kernel: 4, stride: 2, pad: 'same' }, x: [2, 3, 3], y: [4, 6, 9] },
  { spec: { op: 'convTranspose2d', out: 2, kernel: 4, stride: 3, pad: 'valid' }, x: [2, 1, 8], y: [7, 4, 2] },
  { spec: { op: 'convTranspose2d', out: 5, kernel: 5, stride: 2, pad: 'same' }, x: [2, 3, 1], y: [4, 6, 5] },

  { spec: { op: 'batchNorm' }, x: [1], y: [1] },
  { spec: { op: 'batchNorm' }, x: [9], y: [9] },
  { spec: { op: 'batchNorm' }, x: [3, 4, 5], y: [3, 4, 5] },

  { spec: { op: 'relu' }, x: [7], y: [7] },
  { spec: { op: 'leakyRelu', alpha: 0.2 }, x: [2, 3, 5], y: [2, 3, 5] },
  { spec: { op: 'sigmoid' }, x: [3, 1, 3], y: [3, 1, 3] },
  { spec: { op: 'tanh' }, x: [9], y: [9] },
];
