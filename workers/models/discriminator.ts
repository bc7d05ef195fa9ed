// The discriminator of a GAN and of a VAE-GAN, plain and conditional: it tells originals from generated digits.
//
//   similarity     pixels [28, 28, 1] → [7·7·48]: layer l, in which a VAE-GAN measures how alike two digits are
//   discriminator  [7·7·48] → features [1536]
//   critic         features → [1], or [1 + K] with a class: logit = v₀ + v[1 + class], which is the projection of Miyato &
//                  Koyama 2018 (arXiv:1802.05637), ψ(φ) + ⟨embedding of the class, φ⟩, as one matrix
//
// It has a stage more than a VAE's encoder, with batch norm on the later two: without it the generator was far worse in the
// trial that THEORY reports. A gradient penalty (R1) wants a network that sees every image by itself: then there is none.

import type { ActivationSpec, LayerSpec, NetworkSpec } from '../core/layerSpec.ts';

/** 'batch' or none at all. */
export type DiscriminatorNorm = 'batch' | 'none';

const leakyRelu: ActivationSpec = { op: 'leakyRelu', alpha: 0.2 };

const SIMILARITY_SHAPE = [7, 7, 48] as const;
/** Width of layer l. */
export const SIMILARITY_FEATURES = 7 * 7 * 48;
/** Width of the discriminator's features. */
export const DISCRIMINATOR_FEATURES = 4 * 4 * 96;

/** Dis_l of Larsen et al. 2016 (arXiv:1512.09300): the second convolution, before it is rectified, as in the authors' code. */
export function similarityNetwork(norm: DiscriminatorNorm): NetworkSpec {
  return {
    input: [28, 28, 1],
    layers: [
      { op: 'conv2d', out: 24, kernel: 4, stride: 2, pad: 'same' },
      leakyRelu,
      { op: 'conv2d', out: 48, kernel: 4, stride: 2, pad: 'same' },
      ...normalised(norm),
      { op: 'reshape', shape: [SIMILARITY_FEATURES] },
    ],
  };
}

export function discriminatorNetwork(norm: DiscriminatorNorm): NetworkSpec {
  return {
    input: [SIMILARITY_FEATURES],
    layers: [
      { op: 'reshape', shape: SIMILARITY_SHAPE },
      leakyRelu,
      { op: 'conv2d', out: 96, kernel: 3, stride: 2, pad: 'same' },
      ...normalised(norm),
      leakyRelu,
      { op: 'reshape', shape: [DISCRIMINATOR_FEATURES] },
    ],
  };
}

/** `classes` is the number of classes it is conditioned on: 0, 10, or the number of clusters in training. */
export function criticNetwork(classes: number): NetworkSpec {
  return { input: [DISCRIMINATOR_FEATURES], layers: [{ op: 'dense', out: 1 + classes }] };
}

function normalised(norm: DiscriminatorNorm): readonly LayerSpec[] {
  return norm === 'batch' ? [{ op: 'batchNorm' }] : [];
}
