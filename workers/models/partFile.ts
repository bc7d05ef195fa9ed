// A part file: what a trained model has besides the network that makes digits, for those who want to show it pictures. An
// encoder says where a picture is in the model's latents, a discriminator how far its features are from another's. The
// gallery loads them only where they are needed.
//
//   kind            trunk                                  head                                        answers
//   encoder         encoder: x [28, 28, 1] → features      posterior: features | class → [2Z]          mu | log variance
//   discriminator   similarity: x → layer l                discriminator: → [1] or [1 + classes]       logits
//
// What a discriminator's logits mean, and what layer l is for, discriminator.ts says.
//
// The container is that of networkFile.ts, and beside it
//
//   tddne.model  id of the model it belongs to      tddne.classes  0 or 10      tddne.latent  Z, of encoders

import type { Backend } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { CLASSES } from '../data/digitSet.ts';
import { FILE_ID, type CardFields } from './fileCard.ts';
import { wantOneOf, wantText, wantWhole } from './foreignJson.ts';
import {
  readNetworkFile,
  writeNetworkFile,
  type NetworkFile,
  type NetworkFileDetails,
  type NetworkFileForm,
} from './networkFile.ts';
import { checkNetworkVectors } from './networkVectors.ts';
import { readSafetensors } from './safetensors.ts';
import { checkTrunkAndHead, type CompiledTrunkAndHead } from './trunkAndHead.ts';
import type { WeightDtype } from './weightEncoding.ts';

const WHAT = 'part file';
const FORMS = {
  encoder: { what: WHAT, kind: 'encoder', trunk: 'encoder', head: 'posterior', answers: 'code' },
  discriminator: { what: WHAT, kind: 'discriminator', trunk: 'similarity', head: 'discriminator', answers: 'logits' },
} as const satisfies { readonly [K in string]: NetworkFileForm & { readonly kind: K } };

export type PartKind = keyof typeof FORMS;
export const PART_KINDS = Object.keys(FORMS) as readonly PartKind[]; // keys of a literal

interface CommonPart extends NetworkFile {
  /** Id of the model it belongs to. */
  readonly model: string;
  /** As of the model. */
  readonly classes: 0 | 10;
}

export interface EncoderPart extends CommonPart {
  readonly kind: 'encoder';
  /** Z of the model: the head's answers are mu [Z], then the log variance [Z]. */
  readonly latent: number;
}

export interface DiscriminatorPart extends CommonPart {
  readonly kind: 'discriminator';
}

export type Part = EncoderPart | DiscriminatorPart;

/** A part before its vectors are made: batch norm folded (foldBatchNorm.ts), weights as trained. */
export type PartDraft = Omit<EncoderPart, 'testVectors'> | Omit<DiscriminatorPart, 'testVectors'>;

const MAX_LATENT = 1024;
/** Of a trunk: five times what the gallery's have. */
const MAX_FEATURES = 2 ** 14;

/** `cvae.encoder`: a part's file is called after its model. */
export function partFileName({ model, kind }: Pick<Part, 'model' | 'kind'>): string {
  return `${model}.${kind}`;
}

/** Whether a file says that it is a part. What is no safetensors file is none; whoever reads it will say what is wrong. */
export function isPartFile(file: Uint8Array): boolean {
  let kind: string | undefined;
  try {
    kind = readSafetensors(file, WHAT).metadata.get('tddne.kind');
  } catch (error) {
    if (error instanceof ModelFileError) return false;
    throw error;
  }
  return PART_KINDS.some((known) => known === kind);
}

/**
 * Rounds the weights, makes test vectors with them on the strict backend, and writes the file. The returned part is what
 * readers will see. @throws ModelFileError
 */
export async function writePart(
  draft: PartDraft,
  backend: Backend,
  dtype: WeightDtype = 'F16',
): Promise<{ readonly part: Part; readonly file: Uint8Array<ArrayBuffer> }> {
  const more = new Map([
    ['tddne.model', draft.model],
    ['tddne.classes', String(draft.classes)],
  ]);
  if (draft.kind === 'encoder') more.set('tddne.latent', String(draft.latent));
  const file = await writeNetworkFile(draft, { form: FORMS[draft.kind], dtype, more, check: checkOf(draft) }, backend);
  return { part: readPartFile(file), file };
}

/** A part out of a file that may come from anywhere. Weights become f32. @throws ModelFileError and nothing else */
export function readPartFile(bytes: Uint8Array): Part {
  const container = readSafetensors(bytes, WHAT);
  const kind = wantOneOf(container.metadata.get('tddne.kind'), `${WHAT}: tddne.kind`, PART_KINDS);
  const { file, fields } = readNetworkFile(container, FORMS[kind]);
  const common = { ...file, model: readModelId(fields), classes: readClasses(fields) };
  const part: Part = kind === 'encoder' ? { ...common, kind, latent: readLatent(fields) } : { ...common, kind };
  checkOf(part)(part, fields.where);
  return part;
}

/** Makes a part's vectors again. @throws ModelFileError when one comes out differently */
export function checkPartVectors(
  { id, testVectors }: Pick<Part, 'id' | 'testVectors'>,
  backend: Backend,
  compiled: CompiledTrunkAndHead,
): Promise<void> {
  return checkNetworkVectors(`${WHAT} ${id}`, testVectors, backend, compiled);
}

/** Networks that fit the part's kind, latent and classes. Only a posterior is conditioned on the class; a discriminator answers for each. */
function checkOf(part: PartDraft): NetworkFileDetails['check'] {
  const { trunk, head } = FORMS[part.kind];
  const shape =
    part.kind === 'encoder'
      ? { conditionClasses: part.classes, answers: 2 * part.latent }
      : { conditionClasses: 0, answers: 1 + part.classes };
  return (networks, where) => {
    checkTrunkAndHead(networks, { trunk, head, maxFeatures: MAX_FEATURES, ...shape }, where);
  };
}

function readModelId({ at, value }: CardFields): string {
  return wantText(value('model'), at('model'), { min: 1, max: 64 }, FILE_ID);
}

function readClasses({ at, json }: CardFields): 0 | 10 {
  return wantOneOf(json('classes'), at('classes'), [0, CLASSES] as const);
}

function readLatent({ at, json }: CardFields): number {
  return wantWhole(json('latent'), at('latent'), { min: 1, max: MAX_LATENT });
}
