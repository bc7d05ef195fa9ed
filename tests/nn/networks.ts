// Small versions of the real networks, with every kind of layer in its usual place.

import type { NetworkSpec } from '../../workers/core/layerSpec.ts';

/** z [5] → logits [8, 8, 1]. */
export const SMALL_DECODER: NetworkSpec = {
  input: [5],
  layers: [
    { op: 'dense', out: 2 * 2 * 6 },
    { op: 'reshape', shape: [2, 2, 6] },
    { op: 'batchNorm' },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'convTranspose2d', out: 3, kernel: 4, stride: 2, pad: 'same' },
    { op: 'batchNorm' },
    { op: 'relu' },
    { op: 'convTranspose2d', out: 1, kernel: 4, stride: 2, pad: 'same' },
  ],
};

/** x [7, 8, 1] → code [6]. */
export const SMALL_ENCODER: NetworkSpec = {
  input: [7, 8, 1],
  layers: [
    { op: 'conv2d', out: 4, kernel: 4, stride: 2, pad: 'same' },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'conv2d', out: 5, kernel: 3, stride: 2, pad: 'same' },
    { op: 'batchNorm' },
    { op: 'tanh' },
    { op: 'reshape', shape: [2 * 2 * 5] },
    { op: 'dense', out: 6 },
  ],
};

/** An activation first, and one last: the input and the output are no layer's to destroy. */
export const ACTIVATION_FIRST: NetworkSpec = {
  input: [2, 3],
  layers: [{ op: 'tanh' }, { op: 'reshape', shape: [6] }, { op: 'dense', out: 4 }, { op: 'sigmoid' }],
};
