// A model of ours as an ONNX file that explains itself: how its latents are drawn, and everything needed to do so, is in it.
//
//   doc_string            for people
//   metadata_props        tddne.… as in model files (modelFile.ts), and
//     tddne.sourceSha256    of the model file that this was written from
//     tddne.prior.mixture   JSON [{weights [K], means [K·Z], cholesky [K·Z·(Z+1)/2]}, …]: one, or one for each class

import type { Mixture } from './mixture.ts';
import type { ModelFile } from './modelFile.ts';
import { writeOnnx } from './onnxFile.ts';
import type { NamedPrior } from './prior.ts';
import { formatPriors } from './priorEncoding.ts';

/** Of a mixture's numbers: 5·10⁻⁷ off at most, which is in no pixel, and half the text of all their digits. */
const PRECISION = 6;

/** The bytes of the model as an ONNX file, `z` [N, latent + classes] → `ink` [N, H, W, 1]. The same model gives the same bytes. */
export function writeModelAsOnnx(
  model: ModelFile,
  sourceSha256: string,
  producerVersion: string,
): Uint8Array<ArrayBuffer> {
  const { id: name, network, weights } = model;
  const metadata = new Map([
    ['tddne.id', model.id],
    ['tddne.name', model.name],
    ['tddne.kind', model.kind],
    ['tddne.part', model.part],
    ['tddne.latent', String(model.latent)],
    ['tddne.classes', String(model.classes)],
    ['tddne.priors', formatPriors(model.priors)],
    ...model.priors.flatMap(({ id, prior }): (readonly [string, string])[] =>
      prior.kind === 'mixture' ? [[`tddne.prior.${id}`, JSON.stringify(prior.mixtures.map(roundMixture))]] : [],
    ),
    ['tddne.licence', model.licence],
    ['tddne.author', model.author],
    ['tddne.sourceSha256', sourceSha256],
  ] as const);
  return writeOnnx({
    name,
    producerVersion,
    network,
    weights,
    output: 'ink',
    doc: describe(model, sourceSha256),
    metadata,
  });
}

function describe({ name, part, kind, latent, classes, priors }: ModelFile, sourceSha256: string): string {
  const [first, ...others] = priors;
  const sentences = [
    `${name}: handwritten digits that nobody wrote. This is the ${part} of a ${kind} alone, what makes digits of latents.`,
    `Input z [N, ${latent + classes}]: ${latent} numbers drawn from the prior${
      classes > 0 ? `, then the class 0 to ${classes - 1}, one-hot, ${classes} numbers` : ''
    }.`,
    `Output ink [N, H, W, 1]: 0 is paper, 1 is ink; a pixel is floor(255 * ink + 0.5).`,
    `The prior: ${describePrior(first)}`,
    ...others.map((other) => `Another prior that it declares: ${describePrior(other)}`),
    `Written from the model file of SHA-256 ${sourceSha256}.`,
  ];
  return sentences.join('\n');
}

function describePrior({ id, prior }: NamedPrior): string {
  if (prior.kind === 'normal') return 'independent standard normal numbers, N(0, I).';
  const what = prior.mixtures.length > 1 ? 'for each class a mixture of normals' : 'a mixture of normals';
  return (
    `${what}, JSON in the metadata as tddne.prior.${id}. Choose a component k with probability weights[k], draw eps from ` +
    'N(0, I), then z = means[k] + cholesky[k] * eps; cholesky[k] is a lower triangle, row by row.'
  );
}

function roundMixture({ weights, means, cholesky }: Mixture): Record<keyof Mixture, readonly number[]> {
  const rounded = (values: Float32Array): readonly number[] =>
    Array.from(values, (value) => Number(value.toPrecision(PRECISION)));
  return { weights: rounded(weights), means: rounded(means), cholesky: rounded(cholesky) };
}
