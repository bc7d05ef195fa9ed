// A model file: a safetensors container whose `__metadata__` says what the network is, which priors its latents may come
// from and which pixels it must make. The command line writes it, the page stores and reads the same bytes.
//
//   tddne.version 1      tddne.arch JSON {input, layers}    tddne.training    JSON: data, command, seed, epochs, losses …
//   tddne.id, .name      tddne.latent, .classes             tddne.metrics     JSON {name: number}
//   tddne.kind, .part    tddne.priors JSON [id, …]          tddne.testVectors JSON, see testVectors.ts
//   tddne.licence        tddne.out  JSON {shape, values}    tensors `<part>.<layer>.…`, see weightEncoding.ts
//   tddne.author                                            tensors `prior.<id>.…`, see priorEncoding.ts

import type { Weights } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { networkShapes, type NetworkSpec } from '../core/layerSpec.ts';
import { sameShape, showShape, sizeOf } from '../core/shape.ts';
import { parseNetwork } from './architecture.ts';
import { checkVersion, formatCard, openCard, readCard, readMetrics, type FileCard } from './fileCard.ts';
import { wantList, wantOneOf, wantRecord, wantWhole } from './foreignJson.ts';
import type { Priors } from './prior.ts';
import { formatPriors, loadPriors, PRIOR_PREFIX, storePriors } from './priorEncoding.ts';
import { readSafetensors, writeSafetensors, type StoredTensor } from './safetensors.ts';
import type { FloatDtype } from './storedFloats.ts';
import { formatTestVectors, parseTestVectors, type TestVector } from './testVectors.ts';
import { loadWeights, storeWeights, type WeightDtype } from './weightEncoding.ts';

export const MODEL_FORMAT_VERSION = 1;

/** What every kind of model has in common with its file: the part that makes digits, and the number of classes it is conditioned on. */
const KINDS = {
  vae: { part: 'decoder', classes: 0 },
  gan: { part: 'generator', classes: 0 },
  'vae-gan': { part: 'decoder', classes: 0 },
  cvae: { part: 'decoder', classes: 10 },
  cgan: { part: 'generator', classes: 10 },
  'cvae-gan': { part: 'decoder', classes: 10 },
} as const;

export type ModelKind = keyof typeof KINDS;
export type ModelPart = (typeof KINDS)[ModelKind]['part'];
export const MODEL_KINDS = Object.keys(KINDS) as readonly ModelKind[]; // keys of a literal

/** Number of classes that a kind of model is conditioned on. */
export function classesOf(kind: ModelKind): 0 | 10 {
  return KINDS[kind].classes;
}

export interface ModelFile extends FileCard {
  readonly kind: ModelKind;
  /** Which of the trained networks this is: the one that makes digits. */
  readonly part: ModelPart;
  /** Width of one latent; the network's input is [latent + classes]. */
  readonly latent: number;
  readonly classes: 0 | 10;
  /** Where latents may come from; the first is the default. */
  readonly priors: Priors;
  /** For inference: batch norm is folded. Its output is [H, W, 1]. */
  readonly network: NetworkSpec;
  /** What the network's outputs are: logits of ink. */
  readonly output: 'logits';
  /** By `<layer>.<name>`, as `networkParameters` gives them. */
  readonly weights: Weights;
  readonly metrics: Readonly<Record<string, number>>;
  /** At least one of each prior. */
  readonly testVectors: readonly TestVector[];
}

const MAX_LATENT = 1024;
const MAX_SIDE = 64;

/** How a file holds a model's numbers. */
export interface ModelEncoding {
  /** Of the network's weights. */
  readonly dtype: WeightDtype;
  /** Of the means and triangles of its priors: F32 when left out. */
  readonly priorDtype?: FloatDtype;
}

/** What models are written in to be downloaded: a byte a weight, and no digit looks different. */
export const COMPACT_ENCODING: ModelEncoding = { dtype: 'I8', priorDtype: 'F16' };

/**
 * The bytes of a model, its numbers rounded to the encoding; a model that was read from a file of the same encoding keeps
 * every bit. The same model gives the same bytes. @throws ModelFileError
 */
export function writeModelFile(
  model: ModelFile,
  { dtype, priorDtype = 'F32' }: ModelEncoding,
): Uint8Array<ArrayBuffer> {
  const metadata = new Map([
    ...formatCard(model, MODEL_FORMAT_VERSION),
    ['tddne.kind', model.kind],
    ['tddne.part', model.part],
    ['tddne.latent', String(model.latent)],
    ['tddne.classes', String(model.classes)],
    ['tddne.priors', formatPriors(model.priors)],
    ['tddne.arch', JSON.stringify(model.network)],
    ['tddne.out', JSON.stringify({ shape: networkShapes(model.network).at(-1), values: model.output })],
    ['tddne.metrics', JSON.stringify(model.metrics)],
    ['tddne.testVectors', formatTestVectors(model.testVectors)],
  ]);
  const tensors = new Map([
    ...storeWeights(model.weights, model.network, model.part, dtype),
    ...storePriors(model.priors, model.latent, priorDtype),
  ]);
  const file = writeSafetensors({ metadata, tensors });
  readModelFile(file); // what readers would refuse is not written
  return file;
}

/**
 * The same file with other metrics. Its tensors stay as they are, byte for byte, in whatever encoding they came.
 * @throws ModelFileError
 */
export function replaceMetrics(file: Uint8Array, metrics: ModelFile['metrics']): Uint8Array<ArrayBuffer> {
  const { metadata, tensors } = readSafetensors(file);
  const changed = new Map(metadata).set('tddne.metrics', JSON.stringify(metrics));
  const written = writeSafetensors({ metadata: changed, tensors });
  readModelFile(written);
  return written;
}

/** A model out of a file that may come from anywhere. Weights become f32. @throws ModelFileError and nothing else */
export function readModelFile(file: Uint8Array): ModelFile {
  const { metadata, tensors } = readSafetensors(file);
  const fields = openCard(metadata, 'model file');
  checkVersion(fields, MODEL_FORMAT_VERSION);
  const { where, at, value, json } = fields;

  const kind = wantOneOf(value('kind'), at('kind'), MODEL_KINDS);
  const part = wantOneOf(value('part'), at('part'), [KINDS[kind].part]);
  const classes = wantOneOf(json('classes'), at('classes'), [KINDS[kind].classes]);
  const latent = wantWhole(json('latent'), at('latent'), { min: 1, max: MAX_LATENT });
  const network = parseNetwork(json('arch'), at('arch'));
  checkEnds(network, latent + classes, where);
  const output = parseOutput(json('out'), network, at('out'));
  const isPrior = ([name]: readonly [string, StoredTensor]): boolean => name.startsWith(PRIOR_PREFIX);
  const priors = loadPriors(json('priors'), new Map([...tensors].filter(isPrior)), { latent, classes }, where);
  const weights = new Map([...tensors].filter((entry) => !isPrior(entry)));
  return {
    ...readCard(fields),
    kind,
    part,
    latent,
    classes,
    priors,
    network,
    output,
    weights: loadWeights(weights, network, part, where),
    metrics: readMetrics(fields),
    testVectors: parseTestVectors(json('testVectors'), at('testVectors'), {
      imageSize: sizeOf(networkShapes(network).at(-1) ?? []),
      priors: priors.map(({ id: prior }) => prior),
      classes,
    }),
  };
}

function checkEnds(network: NetworkSpec, inputs: number, where: string): void {
  if (!sameShape(network.input, [inputs])) {
    throw new ModelFileError(
      `${where}: network input ${showShape(network.input)}, want [latent + classes] = [${inputs}]`,
    );
  }
  const output = networkShapes(network).at(-1) ?? [];
  const [H = 0, W = 0, C] = output;
  if (output.length !== 3 || C !== 1 || H > MAX_SIDE || W > MAX_SIDE) {
    throw new ModelFileError(
      `${where}: network output ${showShape(output)}, want [H, W, 1] of at most [${MAX_SIDE}, ${MAX_SIDE}, 1]`,
    );
  }
}

function parseOutput(value: unknown, network: NetworkSpec, where: string): 'logits' {
  const fields = wantRecord(value, where, ['shape', 'values']);
  const made = networkShapes(network).at(-1) ?? [];
  const shape = wantList(fields.get('shape'), where, { min: 3, max: 3 });
  made.forEach((extent, axis) => wantWhole(shape[axis], `${where} shape axis ${axis}`, { min: extent, max: extent }));
  return wantOneOf(fields.get('values'), `${where} values`, ['logits']);
}
