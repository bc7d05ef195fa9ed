// From trained weights to the bytes of a model file.

import type { Backend } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { readModelFile, writeModelFile, type ModelFile } from './modelFile.ts';
import { makeTestVectors } from './testVectors.ts';
import { roundWeights } from './weightEncoding.ts';

/** A model before its test vectors are made: network without batch norm (see foldBatchNorm.ts), weights as trained. */
export type ModelDraft = Omit<ModelFile, 'testVectors'>;

/**
 * Rounds the weights to F16, makes test vectors with them on a strict backend, and writes the file. The returned model is
 * what readers will see. @throws ModelFileError
 */
export async function exportModel(
  draft: ModelDraft,
  backend: Backend,
): Promise<{ readonly model: ModelFile; readonly file: Uint8Array<ArrayBuffer> }> {
  if (backend.name !== 'wasm') {
    throw new ModelFileError(`export of ${draft.id}: test vectors by ${backend.name}, want the bit-exact wasm`);
  }
  const weights = roundWeights(draft.weights, 'F16');
  const compiled = backend.compile(draft.network, weights, 16);
  try {
    const testVectors = await makeTestVectors(draft, backend, compiled);
    const file = writeModelFile({ ...draft, weights, testVectors }, { dtype: 'F16' });
    return { model: readModelFile(file), file };
  } finally {
    compiled.dispose();
  }
}
