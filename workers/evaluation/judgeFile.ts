// A judge file: the two networks of the classifier in whose eyes digits are compared, in the container of
// models/networkFile.ts.
//
//   tddne.kind judge      tddne.features, tddne.head  JSON {input, layers}      tddne.metrics  JSON {name: number}
//
// Metrics of different judges do not compare: an evaluation names its judge by the sha256 of this file.

import type { Backend } from '../backend/backend.ts';
import { readMetrics, type FileCard } from '../models/fileCard.ts';
import { readNetworkFile, writeNetworkFile, type NetworkFileForm } from '../models/networkFile.ts';
import { checkNetworkVectors, type NetworkVector } from '../models/networkVectors.ts';
import { readSafetensors } from '../models/safetensors.ts';
import type { CompiledJudge, JudgeParts } from './judgeNetwork.ts';
import { checkJudgeShape } from './judgeShape.ts';

export interface Judge extends FileCard, JudgeParts {
  /** Such as testAccuracy. */
  readonly metrics: Readonly<Record<string, number>>;
  /** At least one. */
  readonly testVectors: readonly NetworkVector[];
}

/** A judge before its vectors are made: batch norm folded (models/foldBatchNorm.ts), weights as trained. */
export type JudgeDraft = Omit<Judge, 'testVectors'>;

const FORM: NetworkFileForm = {
  what: 'judge file',
  kind: 'judge',
  trunk: 'features',
  head: 'head',
  answers: 'logits',
};

/**
 * Rounds the weights to F16, makes test vectors with them on the strict backend, and writes the file. The same draft gives
 * the same bytes; the returned judge is what readers will see. @throws ModelFileError, ShapeError
 */
export async function writeJudge(
  draft: JudgeDraft,
  backend: Backend,
): Promise<{ readonly judge: Judge; readonly file: Uint8Array<ArrayBuffer> }> {
  const more = new Map([['tddne.metrics', JSON.stringify(draft.metrics)]]);
  const networks = { ...draft, trunk: draft.features };
  const file = await writeNetworkFile(networks, { form: FORM, dtype: 'F16', more, check: checkJudgeShape }, backend);
  return { judge: readJudge(file), file };
}

/** A judge out of a file that may come from anywhere. Weights become f32. @throws ModelFileError and nothing else */
export function readJudge(bytes: Uint8Array): Judge {
  const { file, fields } = readNetworkFile(readSafetensors(bytes, FORM.what), FORM);
  const { trunk, ...rest } = file;
  checkJudgeShape(file, fields.where);
  return { ...rest, features: trunk, metrics: readMetrics(fields) };
}

/** Makes a judge's vectors again. @throws ModelFileError when one comes out differently */
export function checkJudgeVectors(
  { id, testVectors }: Pick<Judge, 'id' | 'testVectors'>,
  backend: Backend,
  { networks }: CompiledJudge,
): Promise<void> {
  return checkNetworkVectors(`${FORM.what} ${id}`, testVectors, backend, networks);
}
