// The variational autoencoder's two networks (Kingma & Welling 2013, arXiv:1312.6114), convolutional.
//
//   encoder  x [28, 28, 1] → code [2Z] = mu | log variance        decoder  z [Z] → logits [28, 28, 1]
//
// Stride-2 convolutions and their transposes with batch norm and ReLU, as in DCGAN (Radford et al. 2015,
// arXiv:1511.06434), cut down to 28×28. Nothing but these two functions says what the networks are: training, inference,
// benches and the model file read them.

import type { ActivationSpec, LayerSpec, NetworkSpec } from '../core/layerSpec.ts';

const relu: ActivationSpec = { op: 'relu' };
const batchNorm: LayerSpec = { op: 'batchNorm' };

/** q(z|x): 28 → 14 → 7 by stride, then a dense layer to 2Z. */
export function vaeEncoder(Z: number): NetworkSpec {
  return {
    input: [28, 28, 1],
    layers: [
      { op: 'conv2d', out: 16, kernel: 4, stride: 2, pad: 'same' },
      batchNorm,
      relu,
      { op: 'conv2d', out: 32, kernel: 4, stride: 2, pad: 'same' },
      batchNorm,
      relu,
      { op: 'conv2d', out: 64, kernel: 3, stride: 1, pad: 'same' },
      batchNorm,
      relu,
      { op: 'reshape', shape: [7 * 7 * 64] },
      { op: 'dense', out: 2 * Z },
    ],
  };
}

/** p(x|z): dense to 7×7, then two transposed convolutions to 28×28 and a convolution that draws the ink. */
export function vaeDecoder(Z: number): NetworkSpec {
  return {
    input: [Z],
    layers: [
      { op: 'dense', out: 7 * 7 * 64 },
      { op: 'reshape', shape: [7, 7, 64] },
      batchNorm,
      relu,
      { op: 'convTranspose2d', out: 32, kernel: 4, stride: 2, pad: 'same' },
      batchNorm,
      relu,
      { op: 'convTranspose2d', out: 16, kernel: 4, stride: 2, pad: 'same' },
      batchNorm,
      relu,
      { op: 'conv2d', out: 1, kernel: 3, stride: 1, pad: 'same' },
    ],
  };
}
