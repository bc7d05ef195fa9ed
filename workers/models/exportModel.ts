// From trained weights to the bytes of a model file.

import type { Backend } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { COMPACT_ENCODING, readModelFile, writeModelFile, type ModelEncoding, type ModelFile } from './modelFile.ts';
import { roundPriors } from './priorEncoding.ts';
import { makeTestVectors } from './testVectors.ts';
import { roundWeights } from './weightEncoding.ts';

/** A model before its test vectors are made: network without batch norm (see foldBatchNorm.ts), weights as trained. */
export type ModelDraft = Omit<ModelFile, 'testVectors'>;

/**
 * Rounds weights and priors to the encoding, makes test vectors with them on a strict backend, and writes the file. The
 * returned model is what readers will see. @throws ModelFileError
 */
export async function exportModel(
  draft: ModelDraft,
  backend: Backend,
  encoding: ModelEncoding = COMPACT_ENCODING,
): Promise<{ readonly model: ModelFile; readonly file: Uint8Array<ArrayBuffer> }> {
  if (backend.name !== 'wasm') {
    throw new ModelFileError(`export of ${draft.id}: test vectors by ${backend.name}, want the bit-exact wasm`);
  }
  const rounded = {
    ...draft,
    weights: roundWeights(draft.weights, draft.network, encoding.dtype),
    priors: roundPriors(draft.priors, draft, encoding.priorDtype ?? 'F32'),
  };
  const compiled = backend.compile(rounded.network, rounded.weights, 16);
  try {
    const testVectors = await makeTestVectors(rounded, backend, compiled);
    const file = writeModelFile({ ...rounded, testVectors }, encoding);
    return { model: readModelFile(file), file };
  } finally {
    compiled.dispose();
  }
}
