// A whole model file that nobody trained: right in form, its test vectors made by our kernels.

import { createHash } from 'node:crypto';
import { exportModel, type ModelDraft } from '../../workers/models/exportModel.ts';
import type { ModelFile, ModelKind } from '../../workers/models/modelFile.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { conditionalDraft, draftOfKind, sampleDraft } from './sampleModel.ts';

export interface UntrainedModel {
  readonly model: ModelFile;
  readonly file: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

/** The sample model with random weights of this seed. */
export async function untrainedModel(seed: number): Promise<UntrainedModel> {
  return exported(sampleDraft(seed));
}

/** A sample of any kind. */
export async function untrainedOfKind(kind: ModelKind, seed: number): Promise<UntrainedModel> {
  return exported(draftOfKind(kind, seed));
}

/** The conditional sample. */
export async function untrainedConditional(seed: number): Promise<UntrainedModel> {
  return exported(conditionalDraft(seed));
}

/** A draft as a file, with test vectors of its own. */
export async function exported(draft: ModelDraft): Promise<UntrainedModel> {
  const { model, file } = await exportModel(draft, await createBackend('wasm'));
  return { model, file, sha256: createHash('sha256').update(file).digest('hex') };
}
