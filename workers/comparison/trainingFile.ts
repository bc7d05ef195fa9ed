// The index of training digits as a file.
//
//   tddne.kind training-index      tddne.judge  JSON {id, sha256, features}
//   tddne.digits  JSON {training: {count, images, labels}, test: {…}}, fingerprints of the digits; not in older files
//   mean F32 [d]   directions F32 [k, d]   lows F32 [k]   step F32 [1]   codes U8 [n, k]   labels U8 [n]   unseen F32 [11, 101]

import { ModelFileError } from '../core/errors.ts';
import type { DigitPrints, SetPrint } from '../data/digitPrint.ts';
import { CLASSES } from '../data/digitSet.ts';
import { parseJson, wantRecord, wantText, wantWhole } from '../models/foreignJson.ts';
import { readSafetensors, writeSafetensors, type StoredTensor } from '../models/safetensors.ts';
import {
  bytes,
  floats,
  openNumbers,
  readBytes,
  readFloats,
  readJudgeName,
  readRows,
  type NumberFile,
} from './numberFile.ts';
import type { JudgeName } from './reference.ts';
import { UNSEEN_PERCENTILES, UNSEEN_ROWS, type TrainingIndex } from './trainingIndex.ts';

const KIND = 'training-index';
const WHERE = 'training index';
const MAX_DIRECTIONS = 64;
/** Of a set: ten times as many as MNIST has. */
const MAX_DIGITS = 600_000;

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
    ...(index.digits ? [['tddne.digits', JSON.stringify(index.digits)] as const] : []),
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
    digits: readPrints(numbers, n),
  };
}

/** Of n training digits. */
function readPrints({ metadata, where }: NumberFile, n: number): DigitPrints | null {
  const text = metadata.get('tddne.digits');
  if (text === undefined) return null;
  const at = `${where}: tddne.digits`;
  const sets = wantRecord(parseJson(text, at), at, ['training', 'test']);
  const print = (set: keyof DigitPrints): SetPrint => {
    const fields = wantRecord(sets.get(set), `${at} ${set}`, ['count', 'images', 'labels']);
    const sha256 = (part: 'images' | 'labels'): string =>
      wantText(fields.get(part), `${at} ${set} ${part}`, { min: 64, max: 64 }, /^[0-9a-f]{64}$/);
    const count = wantWhole(fields.get('count'), `${at} ${set} count`, { min: 1, max: MAX_DIGITS });
    return { count, images: sha256('images'), labels: sha256('labels') };
  };
  const prints = { training: print('training'), test: print('test') };
  if (prints.training.count === n) return prints;
  throw new ModelFileError(`${at}: ${prints.training.count} training digits, want ${n}`);
}
