// The judge: a small convolutional classifier whose last hidden layer is the space in which digits are compared. Its features
// are 64 wide, because the bias of a Fréchet distance grows with their number (see evaluation).
//
//   features  x [28, 28, 1] → [64]        head  [64] → logits [10]

import type { ActivationSpec, LayerSpec, NetworkSpec } from '../core/layerSpec.ts';

const relu: ActivationSpec = { op: 'relu' };
const batchNorm: LayerSpec = { op: 'batchNorm' };

export const JUDGE_FEATURES = 64;

export function judgeFeatures(): NetworkSpec {
  return {
    input: [28, 28, 1],
    layers: [
      { op: 'conv2d', out: 16, kernel: 3, stride: 1, pad: 'same' },
      batchNorm,
      relu,
      { op: 'conv2d', out: 32, kernel: 4, stride: 2, pad: 'same' },
      batchNorm,
      relu,
      { op: 'conv2d', out: 32, kernel: 3, stride: 1, pad: 'same' },
      batchNorm,
      relu,
      { op: 'conv2d', out: 64, kernel: 4, stride: 2, pad: 'same' },
      batchNorm,
      relu,
      { op: 'reshape', shape: [7 * 7 * 64] },
      { op: 'dense', out: JUDGE_FEATURES },
      batchNorm,
      relu,
    ],
  };
}

export function judgeHead(): NetworkSpec {
  return { input: [JUDGE_FEATURES], layers: [{ op: 'dense', out: 10 }] };
}
