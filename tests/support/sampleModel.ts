// A small model with random weights: everything a real one has, in a few kilobytes.

import type { NetworkSpec } from '../../workers/core/layerSpec.ts';
import type { ModelDraft } from '../../workers/models/exportModel.ts';
import { classesOf, writeModelFile, type ModelFile, type ModelKind } from '../../workers/models/modelFile.ts';
import type { Priors } from '../../workers/models/prior.ts';
import { randomMixture } from './randomMixture.ts';
import { randomWeights } from './randomTensors.ts';

/** z [8] → logits [28, 28, 1], with one layer of each kind that a decoder has. */
export const SAMPLE_NETWORK: NetworkSpec = {
  input: [8],
  layers: [
    { op: 'dense', out: 7 * 7 * 4 },
    { op: 'reshape', shape: [7, 7, 4] },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'convTranspose2d', out: 3, kernel: 4, stride: 2, pad: 'same' },
    { op: 'tanh' },
    { op: 'convTranspose2d', out: 1, kernel: 5, stride: 2, pad: 'same' },
  ],
};

/** A mixture, which is the default, and the normal prior. */
export function samplePriors(Z: number): Priors {
  return [
    { id: 'mixture', prior: { kind: 'mixture', mixtures: [randomMixture(Z, 5, 1)] } },
    { id: 'normal', prior: { kind: 'normal' } },
  ];
}

/** A model of random weights, without test vectors; `exportModel` makes those. */
export function sampleDraft(seed = 1): ModelDraft {
  return {
    id: 'sample',
    name: 'Sample, not trained',
    kind: 'vae',
    part: 'decoder',
    latent: 8,
    classes: 0,
    priors: samplePriors(8),
    network: SAMPLE_NETWORK,
    output: 'logits',
    weights: randomWeights(SAMPLE_NETWORK, seed),
    licence: 'CC0-1.0',
    author: 'the tests',
    training: { data: 'none', seed, losses: [3, 2.5, 2.25] },
    metrics: { negativeElbo: 101.5, epochs: 0 },
  };
}

/** The sample as a conditional model: told one of ten classes, with a mixture for each. */
export function conditionalDraft(seed = 1): ModelDraft {
  const network = { ...SAMPLE_NETWORK, input: [8 + 10] };
  const [first, ...rest] = Array.from({ length: 10 }, (_, label) => randomMixture(8, 2, 100 + label));
  if (!first) throw new Error('conditionalDraft: no classes'); // there are ten
  return {
    ...sampleDraft(seed),
    id: 'conditional-sample',
    kind: 'cvae',
    classes: 10,
    priors: [
      { id: 'mixture', prior: { kind: 'mixture', mixtures: [first, ...rest] } },
      { id: 'normal', prior: { kind: 'normal' } },
    ],
    network,
    weights: randomWeights(network, seed),
  };
}

/** The sample as a model of any kind, named after it; GANs have one prior. */
export function draftOfKind(kind: ModelKind, seed = 1): ModelDraft {
  const draft = classesOf(kind) > 0 ? conditionalDraft(seed) : sampleDraft(seed);
  const named = { ...draft, id: kind, name: `Untrained ${kind.toUpperCase()}`, kind };
  if (kind !== 'gan' && kind !== 'cgan') return named;
  return { ...named, part: 'generator', priors: [{ id: 'normal', prior: { kind: 'normal' } }] };
}

/** The sample with made-up test vectors: for tests that only read and write files. */
export function sampleModel(changes: Partial<ModelFile> = {}): ModelFile {
  const first = Uint8Array.from({ length: 784 }, (_, i) => i % 256);
  const draft = sampleDraft();
  const testVectors = (changes.priors ?? draft.priors).map(({ id }) => {
    const digits = { seed: 1, index: 2, count: 3, temperature: 0.5, pixelsSha256: '0f'.repeat(32), first };
    return { prior: id, priorSha256: 'f0'.repeat(32), ...digits };
  });
  return { ...draft, testVectors, ...changes };
}

/** The bytes of `sampleModel`. */
export function sampleFile(): Uint8Array<ArrayBuffer> {
  return writeModelFile(sampleModel(), { dtype: 'F16' });
}
