// The networks of the backend contract: every layer alone over awkward sizes, and two real ones.

import {
  showLayer,
  type ActivationKind,
  type LayerSpec,
  type NetworkSpec,
  type Padding,
} from '../../workers/core/layerSpec.ts';
import { showShape, type Shape } from '../../workers/core/shape.ts';

export interface NetworkCase {
  readonly title: string;
  readonly network: NetworkSpec;
}

/** DCGAN-style decoder (Radford et al. 2015) with batch norm folded: z [32] → logits [28, 28, 1]. */
export const DECODER: NetworkSpec = {
  input: [32],
  layers: [
    { op: 'dense', out: 7 * 7 * 24 },
    { op: 'reshape', shape: [7, 7, 24] },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'convTranspose2d', out: 16, kernel: 4, stride: 2, pad: 'same' },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'convTranspose2d', out: 1, kernel: 4, stride: 2, pad: 'same' },
  ],
};

/** The mirror image: x [28, 28, 1] → mu and logVar [64]. */
const ENCODER: NetworkSpec = {
  input: [28, 28, 1],
  layers: [
    { op: 'conv2d', out: 16, kernel: 4, stride: 2, pad: 'same' },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'conv2d', out: 24, kernel: 4, stride: 2, pad: 'same' },
    { op: 'tanh' },
    { op: 'reshape', shape: [7 * 7 * 24] },
    { op: 'dense', out: 64 },
  ],
};

function single(input: Shape, layer: LayerSpec): NetworkCase {
  return { title: `${showLayer(layer)} of ${showShape(input)}`, network: { input, layers: [layer] } };
}

// Inputs and outputs of 1, and below, at and above one and several vectors of four.
const dense = [
  [1, 1],
  [1, 9],
  [3, 4],
  [5, 3],
  [16, 16],
  [33, 17],
  [100, 65],
].map(([I = 1, out = 1]) => single([I], { op: 'dense', out }));

const ACTIVATIONS: readonly ActivationKind[] = ['relu', 'leakyRelu', 'sigmoid', 'tanh'];
const activations = ACTIVATIONS.flatMap((op): NetworkCase[] => {
  const layer: LayerSpec = op === 'leakyRelu' ? { op, alpha: 0.2 } : { op };
  return [
    single([1], layer),
    single([3, 5, 2], layer),
    {
      title: `dense(11) with ${op}`,
      network: { input: [6], layers: [{ op: 'dense', out: 11 }, layer] },
    },
  ];
});

const SIZES: readonly (readonly [Shape, number])[] = [
  [[1, 1, 1], 1],
  [[5, 7, 3], 5],
  [[8, 6, 4], 3],
  [[6, 7, 1], 2],
];
const PADDINGS: readonly Padding[] = ['same', 'valid'];
const convolutions = (['conv2d', 'convTranspose2d'] as const).flatMap((op) =>
  [1, 2, 3, 4, 5].flatMap((kernel) =>
    [1, 2, 3].flatMap((stride) =>
      PADDINGS.flatMap((pad) =>
        SIZES
          // conv2d without padding has no window in an image smaller than its kernel.
          .filter(([[H = 0, W = 0]]) => op === 'convTranspose2d' || pad === 'same' || Math.min(H, W) >= kernel)
          .map(([input, out]) => single(input, { op, out, kernel, stride, pad })),
      ),
    ),
  ),
);

export const NETWORKS: readonly NetworkCase[] = [
  ...dense,
  ...activations,
  ...convolutions,
  { title: 'a decoder', network: DECODER },
  { title: 'an encoder', network: ENCODER },
];
