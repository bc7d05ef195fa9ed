// Small encoders and discriminators with random weights: everything that real ones have.

import type { NetworkSpec } from '../../workers/core/layerSpec.ts';
import type { FoldedNetwork } from '../../workers/models/foldBatchNorm.ts';
import type { PartDraft } from '../../workers/models/partFile.ts';
import { randomWeights } from './randomTensors.ts';

const FEATURES = 24;

/** x [28, 28, 1] → features [24] */
const TRUNK: NetworkSpec = {
  input: [28, 28, 1],
  layers: [
    { op: 'conv2d', out: 3, kernel: 4, stride: 4, pad: 'same' },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'reshape', shape: [7 * 7 * 3] },
    { op: 'dense', out: FEATURES },
  ],
};

function head(input: number, out: number): NetworkSpec {
  return { input: [input], layers: [{ op: 'dense', out }] };
}

function withWeights(network: NetworkSpec, seed: number): FoldedNetwork {
  return { network, weights: randomWeights(network, seed) };
}

const CARD = { name: 'Sample part', licence: 'CC0-1.0', author: 'the tests' };

/** Of the model of sampleDraft, or of conditionalDraft where `classes` is 10: same id, latent and training record. */
export function encoderDraft(classes: 0 | 10 = 0, seed = 1): PartDraft & { readonly kind: 'encoder' } {
  const model = classes === 0 ? 'sample' : 'conditional-sample';
  const training = { data: 'none', seed, losses: [3, 2.5, 2.25] };
  const networks = { trunk: withWeights(TRUNK, seed), head: withWeights(head(FEATURES + classes, 2 * 8), seed + 1) };
  return { ...CARD, kind: 'encoder', id: `${model}-encoder`, model, classes, latent: 8, training, ...networks };
}

export function discriminatorDraft(classes: 0 | 10 = 0, seed = 1): PartDraft & { readonly kind: 'discriminator' } {
  const model = classes === 0 ? 'sample' : 'conditional-sample';
  const training = { data: 'none', seed, losses: [3, 2.5, 2.25] };
  const networks = { trunk: withWeights(TRUNK, seed + 2), head: withWeights(head(FEATURES, 1 + classes), seed + 3) };
  return { ...CARD, kind: 'discriminator', id: `${model}-discriminator`, model, classes, training, ...networks };
}
