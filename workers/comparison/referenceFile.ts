// The real digits of a reference as a file: numbers of the judge, and never a pixel of MNIST.
//
//   tddne.kind reference      tddne.judge  JSON {id, sha256, features}
//   grid F32 [d]              test.*, floor.*: features U8 [n, d] (steps on the grid), labels, classes U8 [n],
//   test.nearest F32 [n]                       confidences, sharpness F32 [n]

import { CLASSES } from '../data/digitSet.ts';
import type { JudgedReal } from '../evaluation/judgedSamples.ts';
import { ModelFileError } from '../core/errors.ts';
import type { Safetensors, StoredTensor } from '../models/safetensors.ts';
import { readSafetensors, writeSafetensors } from '../models/safetensors.ts';
import { featuresAt, stepsOf, type FeatureGrid } from './featureGrid.ts';
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
import type { RealReference } from './reference.ts';

const KIND = 'reference';

/** The bytes of a reference's file; the same digits give the same bytes. Features must be on the grid. */
export function writeReference({ judge, grid, test, floor }: RealReference): Uint8Array<ArrayBuffer> {
  const { nearest, ...testDigits } = test;
  const tensors = new Map<string, StoredTensor>([
    ['grid', floats(grid, [grid.length])],
    ...digitTensors('test', testDigits, grid),
    ...digitTensors('floor', floor, grid),
    ['test.nearest', floats(nearest, [nearest.length])],
  ]);
  const metadata = new Map([
    ['tddne.kind', KIND],
    ['tddne.version', '1'],
    ['tddne.judge', JSON.stringify(judge)],
  ]);
  return writeSafetensors({ metadata, tensors });
}

function digitTensors(
  set: string,
  judged: JudgedReal,
  grid: FeatureGrid,
): readonly (readonly [string, StoredTensor])[] {
  const { n, d } = judged.features;
  return [
    [`${set}.features`, bytes(stepsOf(judged.features, grid), [n, d])],
    [`${set}.labels`, bytes(judged.labels, [n])],
    [`${set}.classes`, bytes(judged.classes, [n])],
    [`${set}.confidences`, floats(judged.confidences, [n])],
    [`${set}.sharpness`, floats(judged.sharpness, [n])],
  ];
}

/** A reference out of a file that may come from anywhere. @throws ModelFileError and nothing else */
export function readReference(file: Uint8Array): RealReference {
  const stored: Safetensors = readSafetensors(file, 'reference file');
  const numbers = openNumbers(stored, 'reference file', KIND);
  const judge = readJudgeName(numbers);
  const grid = readFloats(numbers, 'grid', [judge.features]);
  if (!grid.every((step) => step > 0))
    throw new ModelFileError(`${numbers.where}: grid has steps of 0, want all above`);
  const test = readDigits(numbers, 'test', grid);
  const nearest = readFloats(numbers, 'test.nearest', [test.labels.length]);
  return { judge, grid, test: { ...test, nearest }, floor: readDigits(numbers, 'floor', grid) };
}

function readDigits(numbers: NumberFile, set: string, grid: FeatureGrid): JudgedReal {
  const d = grid.length;
  const n = readRows(numbers, `${set}.features`, d);
  const classes = (name: string): Uint8Array<ArrayBuffer> => {
    const read = readBytes(numbers, `${set}.${name}`, [n]);
    const foreign = read.find((label) => label >= CLASSES);
    if (foreign === undefined) return read;
    throw new ModelFileError(`${numbers.where}: ${foreign} in ${set}.${name}, want 0 … ${CLASSES - 1}`);
  };
  return {
    features: featuresAt(readBytes(numbers, `${set}.features`, [n, d]), grid),
    labels: classes('labels'),
    classes: classes('classes'),
    confidences: readFloats(numbers, `${set}.confidences`, [n]),
    sharpness: readFloats(numbers, `${set}.sharpness`, [n]),
  };
}
