// The variational autoencoder's networks (Kingma & Welling 2013, arXiv:1312.6114), convolutional, plain and conditional
// (Sohn, Lee, Yan, NIPS 2015): then the class, one-hot, stands beside the features and beside the latent.
//
//   encoder    x [28, 28, 1] → features [3136]
//   posterior  features | class [3136 + K] → code [2Z] = mu | log variance
//   decoder    z | class [Z + K] → logits [28, 28, 1]: a GAN's generator too, so that the two can be compared
//
// Stride-2 convolutions and their transposes with batch norm and ReLU, as in DCGAN (Radford et al. 2015,
// arXiv:1511.06434), cut down to 28×28. Nothing but these functions says what the networks are: training, inference,
// benches and the model file read them.

import type { ActivationSpec, LayerSpec, NetworkSpec } from '../core/layerSpec.ts';

const relu: ActivationSpec = { op: 'relu' };
const batchNorm: LayerSpec = { op: 'batchNorm' };

/** Width of the encoder's features. */
export const ENCODER_FEATURES = 7 * 7 * 64;

/** The convolutional trunk of q(z|x): 28 → 14 → 7 by stride. */
export function vaeEncoder(): NetworkSpec {
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
      { op: 'reshape', shape: [ENCODER_FEATURES] },
    ],
  };
}

/** The head of q(z|x) or q(z|x, class): mean and log variance of Z normals. `classes` is 0 or 10. */
export function vaePosterior(Z: number, classes: number): NetworkSpec {
  return { input: [ENCODER_FEATURES + classes], layers: [{ op: 'dense', out: 2 * Z }] };
}

/** p(x|z) or p(x|z, class): dense to 7×7, then two transposed convolutions to 28×28 and a convolution that draws the ink. */
export function digitDecoder(Z: number, classes: number): NetworkSpec {
  return {
    input: [Z + classes],
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
