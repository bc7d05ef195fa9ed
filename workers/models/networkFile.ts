// A file with two networks that read pictures: a safetensors container that says what they are and what they answer.
//
//   tddne.version, .id, .name, .licence, .author, .training    see fileCard.ts
//   tddne.kind                  of the file, such as `judge`, which also says what the networks are called
//   tddne.in                    JSON {shape: [28, 28, 1], values: intensities}
//   tddne.<trunk>, .<head>      JSON {input, layers}           tensors `<trunk>.<layer>.…`, `<head>.<layer>.…`
//   tddne.testVectors           JSON, see networkVectors.ts    see weightEncoding.ts
//
// What a kind of file has beyond that is for evaluation/judgeFile.ts and partFile.ts to say.

import type { Backend } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { networkShapes } from '../core/layerSpec.ts';
import { SIDE } from '../data/digitSet.ts';
import { parseNetwork } from './architecture.ts';
import { checkVersion, formatCard, openCard, readCard, type CardFields, type FileCard } from './fileCard.ts';
import type { FoldedNetwork } from './foldBatchNorm.ts';
import { showForeign, wantList, wantOneOf, wantRecord, wantWhole } from './foreignJson.ts';
import {
  formatNetworkVectors,
  makeNetworkVectors,
  parseNetworkVectors,
  type AnswerForm,
  type NetworkVector,
} from './networkVectors.ts';
import { writeSafetensors, type Safetensors, type StoredTensor } from './safetensors.ts';
import { compileTrunkAndHead, type TrunkAndHead } from './trunkAndHead.ts';
import { loadWeights, roundWeights, storeWeights, type WeightDtype } from './weightEncoding.ts';

export const NETWORK_FORMAT_VERSION = 1;

/** What sets one kind of file apart. */
export interface NetworkFileForm {
  /** The sort of file, as errors name it: `judge file`. */
  readonly what: string;
  readonly kind: string;
  /** What the networks are called. */
  readonly trunk: string;
  readonly head: string;
  /** What test vectors call the head's answers. */
  readonly answers: string;
}

export interface NetworkFile extends FileCard, TrunkAndHead {
  /** At least one. */
  readonly testVectors: readonly NetworkVector[];
}

/** Before its vectors are made: batch norm folded (foldBatchNorm.ts), weights as trained. */
export type NetworkFileDraft = Omit<NetworkFile, 'testVectors'>;

export interface NetworkFileDetails {
  readonly form: NetworkFileForm;
  readonly dtype: WeightDtype;
  /** Metadata beyond what all kinds have. */
  readonly more: ReadonlyMap<string, string>;
  /** Throws for networks that this kind of file may not have. */
  readonly check: (networks: TrunkAndHead, where: string) => void;
}

const INPUT = { shape: [SIDE, SIDE, 1], values: 'intensities' } as const;

/**
 * Rounds the weights to the dtype, makes test vectors with them on the strict backend, and gives the bytes of the file: the
 * same for the same draft. @throws ModelFileError
 */
export async function writeNetworkFile(
  draft: NetworkFileDraft,
  { form, dtype, more, check }: NetworkFileDetails,
  backend: Backend,
): Promise<Uint8Array<ArrayBuffer>> {
  const where = `${form.what} ${draft.id}`;
  if (backend.name !== 'wasm') {
    throw new ModelFileError(`${where}: test vectors by ${backend.name}, want the bit-exact wasm`);
  }
  parseNetwork(draft.trunk.network, `${where}: ${form.trunk}`); // no batch norm, nothing foreign
  parseNetwork(draft.head.network, `${where}: ${form.head}`);
  check(draft, where);
  const round = ({ network, weights }: FoldedNetwork): FoldedNetwork => ({
    network,
    weights: roundWeights(weights, network, dtype),
  });
  const rounded = { trunk: round(draft.trunk), head: round(draft.head) };
  const compiled = compileTrunkAndHead(backend, rounded);
  try {
    const testVectors = await makeNetworkVectors(compiled);
    return formatNetworkFile({ ...draft, ...rounded, testVectors }, { form, dtype, more });
  } finally {
    compiled.dispose();
  }
}

function formatNetworkFile(
  file: NetworkFile,
  { form, dtype, more }: Omit<NetworkFileDetails, 'check'>,
): Uint8Array<ArrayBuffer> {
  const { trunk, head, testVectors } = file;
  const metadata = new Map([
    ...formatCard(file, NETWORK_FORMAT_VERSION),
    ...more,
    ['tddne.kind', form.kind],
    ['tddne.in', JSON.stringify(INPUT)],
    [`tddne.${form.trunk}`, JSON.stringify(trunk.network)],
    [`tddne.${form.head}`, JSON.stringify(head.network)],
    ['tddne.testVectors', formatNetworkVectors(testVectors, answerForm(form, head))],
  ]);
  const tensors = new Map([
    ...storeWeights(trunk.weights, trunk.network, form.trunk, dtype),
    ...storeWeights(head.weights, head.network, form.head, dtype),
  ]);
  return writeSafetensors({ metadata, tensors });
}

/**
 * The networks of a container of this form, and the metadata for what the kind has beyond them. Weights become f32. Whether
 * the networks fit the kind is for the caller to check. @throws ModelFileError
 */
export function readNetworkFile(
  { metadata, tensors }: Safetensors,
  form: NetworkFileForm,
): { readonly file: NetworkFile; readonly fields: CardFields } {
  const fields = openCard(metadata, form.what);
  const { where, at, json } = fields;
  wantOneOf(fields.value('kind'), at('kind'), [form.kind]);
  checkVersion(fields, NETWORK_FORMAT_VERSION);
  checkInput(json('in'), at('in'));
  const networks = {
    trunk: parseNetwork(json(form.trunk), at(form.trunk)),
    head: parseNetwork(json(form.head), at(form.head)),
  };
  const own = { trunk: new Map<string, StoredTensor>(), head: new Map<string, StoredTensor>() };
  for (const [name, tensor] of tensors) {
    if (name.startsWith(`${form.trunk}.`)) own.trunk.set(name, tensor);
    else if (name.startsWith(`${form.head}.`)) own.head.set(name, tensor);
    else {
      const want = `neither ${form.trunk} nor ${form.head}`;
      throw new ModelFileError(`${where}: tensor ${showForeign(name)} belongs to ${want}`);
    }
  }
  const part = (name: keyof TrunkAndHead): FoldedNetwork => ({
    network: networks[name],
    weights: loadWeights(own[name], networks[name], form[name], where),
  });
  const { trunk, head } = { trunk: part('trunk'), head: part('head') };
  const testVectors = parseNetworkVectors(json('testVectors'), at('testVectors'), answerForm(form, head));
  return { file: { ...readCard(fields), trunk, head, testVectors }, fields };
}

function answerForm({ answers }: NetworkFileForm, { network }: FoldedNetwork): AnswerForm {
  return { field: answers, width: networkShapes(network).at(-1)?.[0] ?? 0 };
}

function checkInput(value: unknown, where: string): void {
  const fields = wantRecord(value, where, ['shape', 'values']);
  wantOneOf(fields.get('values'), `${where} values`, [INPUT.values]);
  const shape = wantList(fields.get('shape'), `${where} shape`, { min: 3, max: 3 });
  INPUT.shape.forEach((extent, axis) =>
    wantWhole(shape[axis], `${where} shape axis ${axis}`, { min: extent, max: extent }),
  );
}
