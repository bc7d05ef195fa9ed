// The index of training digits as a file.
//
//   tddne.kind training-index      tddne.judge  JSON {id, sha256, features}
//   mean F32 [d]   directions F32 [k, d]   lows F32 [k]   step F32 [1]   codes U8 [n, k]   labels U8 [n]   unseen F32 [11, 101]

import { ModelFileError } from '../core/errors.ts';
import { CLASSES } from '../data/digitSet.ts';
import { readSafetensors, writeSafetensors, type StoredTensor } from '../models/safetensors.ts';
import { bytes, floats, openNumbers, readBytes, readFloats, readJudgeName, readRows } from './numberFile.ts';
import type { JudgeName } from './reference.ts';
import { UNSEEN_PERCENTILES, UNSEEN_ROWS, type TrainingIndex } from './trainingIndex.ts';

const KIND = 'training-index';
const WHERE = 'training index';
const MAX_DIRECTIONS = 64;

/** The bytes of an index; the same one gives the same bytes. */
export function writeTrainingIndex(index: TrainingIndex, judge: JudgeName): Uint8Array<ArrayBuffer> {
  const [n, k, d] = [index.labels.length, index.lows.length, index.mean.length];
  const tensors = new Map<string, StoredTensor>([
    ['mean', floats(index.mean, [d])],
    ['directions', floats(index.directions, [k, d])],
    ['lows', floats(index.lows, [k])],
    ['step', floats(Float32Array.of(index.step), [1])],
    ['codes', bytes(index.codes, [n, k])],
    ['labels', bytes(index.labels, [n])],
    ['unseen', floats(index.unseen, [UNSEEN_ROWS, UNSEEN_PERCENTILES])],
  ]);
  const metadata = new Map([
    ['tddne.kind', KIND],
    ['tddne.version', '1'],
    ['tddne.judge', JSON.stringify(judge)],
  ]);
  return writeSafetensors({ metadata, tensors });
}

/** An index out of a file that may come from anywhere. @throws ModelFileError and nothing else */
export function readTrainingIndex(file: Uint8Array): TrainingIndex {
  const numbers = openNumbers(readSafetensors(file, WHERE), WHERE, KIND);
  const judge = readJudgeName(numbers);
  const k = readRows(numbers, 'directions', judge.features);
  if (k % 16 !== 0 || k > MAX_DIRECTIONS) throw new ModelFileError(`${WHERE}: ${k} directions, want 16, 32, 48 or 64`);
  const n = readRows(numbers, 'codes', k);
  const [step = 0] = readFloats(numbers, 'step', [1]);
  if (!(step > 0)) throw new ModelFileError(`${WHERE}: a step of ${step}, want it above 0`);
  const labels = readBytes(numbers, 'labels', [n]);
  const foreign = labels.find((label) => label >= CLASSES);
  if (foreign !== undefined) throw new ModelFileError(`${WHERE}: ${foreign} in labels, want 0 … ${CLASSES - 1}`);
  return {
    judge: judge.sha256,
    mean: readFloats(numbers, 'mean', [judge.features]),
    directions: readFloats(numbers, 'directions', [k, judge.features]),
    lows: readFloats(numbers, 'lows', [k]),
    step,
    codes: readBytes(numbers, 'codes', [n, k]),
    labels,
    unseen: readFloats(numbers, 'unseen', [UNSEEN_ROWS, UNSEEN_PERCENTILES]),
  };
}
