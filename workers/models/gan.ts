// A generative adversarial network's two players (Goodfellow et al. 2014, arXiv:1406.2661), convolutional as in DCGAN
// (Radford et al. 2015, arXiv:1511.06434), plain and conditional.
//
//   generator      z | class [Z + K] → logits [28, 28, 1]: the same network as a VAE's decoder, so that the two can be compared
//   discriminator  pixels [28, 28, 1] → features [1536]
//   critic         features → [1], or [1 + K] with a class: logit = v₀ + v[1 + class], which is the projection of Miyato &
//                  Koyama 2018 (arXiv:1802.05637), ψ(φ) + ⟨embedding of the class, φ⟩, as one matrix
//
// The discriminator has a stage more than a VAE's encoder, with batch norm on the later two: without it the generator was
// far worse in the trial that THEORY reports.

import type { ActivationSpec, LayerSpec, NetworkSpec } from '../core/layerSpec.ts';
import { vaeDecoder } from './vae.ts';

const leakyRelu: ActivationSpec = { op: 'leakyRelu', alpha: 0.2 };
const batchNorm: LayerSpec = { op: 'batchNorm' };

/** Width of the discriminator's features. */
export const DISCRIMINATOR_FEATURES = 4 * 4 * 96;

export const ganGenerator = vaeDecoder;

export function ganDiscriminator(): NetworkSpec {
  return {
    input: [28, 28, 1],
    layers: [
      { op: 'conv2d', out: 24, kernel: 4, stride: 2, pad: 'same' },
      leakyRelu,
      { op: 'conv2d', out: 48, kernel: 4, stride: 2, pad: 'same' },
      batchNorm,
      leakyRelu,
      { op: 'conv2d', out: 96, kernel: 3, stride: 2, pad: 'same' },
      batchNorm,
      leakyRelu,
      { op: 'reshape', shape: [DISCRIMINATOR_FEATURES] },
    ],
  };
}

/** `classes` is 0 or 10. */
export function ganCritic(classes: number): NetworkSpec {
  return { input: [DISCRIMINATOR_FEATURES], layers: [{ op: 'dense', out: 1 + classes }] };
}
