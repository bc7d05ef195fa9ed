// Files of numbers about real digits: the same when read, refused when damaged, and of use to ask for the nearest digit.

import { beforeAll, describe, expect, it } from 'vitest';
import { ModelFileError } from '../../workers/core/errors.ts';
import { checkJudge, referenceOf } from '../../workers/comparison/reference.ts';
import { readReference, writeReference } from '../../workers/comparison/referenceFile.ts';
import { formatReferenceList, parseReferenceList } from '../../workers/comparison/referenceList.ts';
import { readTrainingIndex, writeTrainingIndex } from '../../workers/comparison/trainingFile.ts';
import { nearestTraining, shareOfUnseenNearer, type TrainingIndex } from '../../workers/comparison/trainingIndex.ts';
import { setPrint } from '../../workers/data/digitPrint.ts';
import { readSafetensors } from '../../workers/models/safetensors.ts';
import { sampleReference, type SampleReference } from './sampleReference.ts';

let sample: SampleReference;
let training: TrainingIndex;
let digitsFile: Uint8Array;
let trainingFile: Uint8Array;

beforeAll(async () => {
  sample = await sampleReference(200, 500);
  training = sample.reference.training ?? expect.fail('made with its training digits');
  digitsFile = writeReference(sample.reference);
  trainingFile = writeTrainingIndex(training, sample.reference.judge);
}, 60_000);

describe('a reference', () => {
  it('is the same when it is read again', () => {
    expect(referenceOf(readReference(digitsFile), readTrainingIndex(trainingFile))).toEqual(sample.reference);
    expect(writeReference(readReference(digitsFile))).toEqual(digitsFile);
  });

  it('knows which digits it is of, and is read where it does not say', async () => {
    expect(training.digits?.training).toEqual(await setPrint(sample.training));
    const older = writeTrainingIndex({ ...training, digits: null }, sample.reference.judge);
    expect(readTrainingIndex(older)).toEqual({ ...training, digits: null });
    const { training: set, test } = training.digits ?? expect.fail('made with them');
    const wrong = { ...training, digits: { training: { ...set, count: 7 }, test } };
    expect(() => readTrainingIndex(writeTrainingIndex(wrong, sample.reference.judge))).toThrow(
      'training index: tddne.digits: 7 training digits, want 500',
    );
  });

  it('holds no picture: no tensor has a row as wide as one', () => {
    const widths = [digitsFile, trainingFile].flatMap((file) =>
      [...readSafetensors(file).tensors.values()].map(({ shape }) => (shape.length > 1 ? (shape[1] ?? 0) : 1)),
    );
    expect(Math.max(...widths)).toBeLessThan(784 / 4);
  });

  it('is refused for another judge', () => {
    expect(() => {
      checkJudge(sample.reference, 'ef'.repeat(32));
    }).toThrow(/numbers of judge .{8}, want efefefef/);
    expect(() => referenceOf(sample.reference, { ...training, judge: 'ef'.repeat(32) })).toThrow('make both anew');
  });

  it('is refused when anything is cut off or exchanged', () => {
    for (const [read, file, other] of [
      [readReference, digitsFile, trainingFile],
      [readTrainingIndex, trainingFile, digitsFile],
    ] as const) {
      for (const bad of [file.subarray(0, -1), file.subarray(0, 100), other, new Uint8Array(50)]) {
        expect(() => read(bad)).toThrow(ModelFileError);
      }
    }
  });
});

describe('the nearest training digit', () => {
  it('of a training digit is itself at distance 0', () => {
    const k = training.lows.length;
    const [first] = nearestTraining(training, training.codes.subarray(7 * k, 8 * k), 3);
    expect(first).toEqual({ training: 7, label: training.labels[7], distance: 0 });
  });

  it('and the next ones rise, as a search through all of them says', () => {
    const k = training.lows.length;
    const code = Uint8Array.from({ length: k }, (_, j) => (j * 37) % 256);
    const all = Array.from(
      { length: training.labels.length },
      (_, i) =>
        Math.sqrt(code.reduce((sum, value, j) => sum + (value - (training.codes[i * k + j] ?? 0)) ** 2, 0)) *
        training.step,
    ).sort((a, b) => a - b);
    expect(nearestTraining(training, code, 4).map(({ distance }) => distance)).toEqual(all.slice(0, 4));
  });

  it('is as near as a share of unseen digits', () => {
    const unseen = Float32Array.from({ length: 11 * 101 }, (_, i) => Math.floor(i / 101) + (i % 101) / 100);
    expect(shareOfUnseenNearer({ unseen }, 10.25)).toBeCloseTo(0.25, 5);
    expect(shareOfUnseenNearer({ unseen }, 3.5, 3)).toBeCloseTo(0.5, 5);
    expect([shareOfUnseenNearer({ unseen }, 0), shareOfUnseenNearer({ unseen }, 99)]).toEqual([0, 1]);
  });
});

describe('the list of a reference', () => {
  const list = {
    judge: 'ab'.repeat(32),
    files: [{ id: 'digits', file: 'digits.safetensors', bytes: 9, sha256: 'cd'.repeat(32) }],
  } as const;

  it('is the same when it is read again, and leads nowhere else', () => {
    expect(parseReferenceList(JSON.parse(formatReferenceList(list)))).toEqual(list);
    const away = formatReferenceList(list).replace('digits.safetensors', '../digits.safetensors');
    expect(() => parseReferenceList(JSON.parse(away))).toThrow('reference list 0 file: "../digits.safetensors"');
  });
});
