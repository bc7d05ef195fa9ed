// Makes a reference from judged real digits. The same digits and the same judge give the same bytes, on any machine and
// with any number of workers.

import { shuffledIndices } from '../core/randomSequence.ts';
import { eigenSystem } from '../core/symmetricEigen.ts';
import type { DigitPrints } from '../data/digitPrint.ts';
import { CLASSES } from '../data/digitSet.ts';
import { quantiles } from '../evaluation/bootstrap.ts';
import { nearestByBytes, type OnPart, type RunPart } from '../evaluation/evaluationJobs.ts';
import { takeRows, type FeatureMatrix } from '../evaluation/featureMatrix.ts';
import { momentsOf } from '../evaluation/fid.ts';
import { takeScores, type JudgedReal } from '../evaluation/judgedSamples.ts';
import { featuresAt, gridOf, stepsOf, type FeatureGrid } from './featureGrid.ts';
import type { JudgeName, RealReference, Reference } from './reference.ts';
import { codesOf, distanceOf, UNSEEN_PERCENTILES, type TrainingIndex } from './trainingIndex.ts';

/** Training digits that take the samples' place, and the shuffle that chooses them. */
const FLOOR = { count: 10_000, seed: 1, shuffle: 0 } as const;
/** 60,000 digits in 2 MB. */
const DIRECTIONS = 32;
const LAST = 255;
/** Of the widest direction's range, left free on both sides for digits beyond all training digits. */
const MARGIN = 0.05;

export interface SeenRealDigits {
  readonly test: JudgedReal;
  readonly training: JudgedReal;
  /** Which digits they are. */
  readonly prints: DigitPrints;
}

/** @throws DataError for too few digits */
export async function makeReference(
  judge: JudgeName,
  { test, training, prints }: SeenRealDigits,
  run: RunPart,
  onPart: OnPart,
): Promise<Reference> {
  const rows = shuffledIndices(training.labels.length, FLOOR.seed, FLOOR.shuffle).slice(0, FLOOR.count);
  const floor = { ...takeScores(training, rows), features: takeRows(training.features, rows) };
  const grid = gridOf([test.features, floor.features], judge.features);
  const coding = codingOf(training.features);
  const codes = codesOf(coding, training.features);
  const found = await nearestByBytes(run, codesOf(coding, test.features), codes, DIRECTIONS, onPart);
  const nearest = Float32Array.from(found.distances, (squared) => distanceOf(coding, squared));
  const real: RealReference = {
    judge,
    grid,
    test: { ...onGrid(test, grid), nearest },
    floor: onGrid(floor, grid),
  };
  const labels = Uint8Array.from(training.labels);
  return {
    ...real,
    training: { judge: judge.sha256, ...coding, codes, labels, unseen: unseenOf(nearest, test.labels), digits: prints },
  };
}

function onGrid(judged: JudgedReal, grid: FeatureGrid): JudgedReal {
  return { ...judged, features: featuresAt(stepsOf(judged.features, grid), grid) };
}

/** The directions in which the digits differ most, and steps that are wide enough for the first of them. */
function codingOf(features: FeatureMatrix): Pick<TrainingIndex, 'mean' | 'directions' | 'lows' | 'step'> {
  const { n, d, values } = features;
  const moments = momentsOf(features);
  const directions = Float32Array.from(eigenSystem(moments.covariance, d).vectors.subarray(0, DIRECTIONS * d));
  const mean = Float32Array.from(moments.mean);
  const ends = Array.from({ length: DIRECTIONS }, () => ({ low: Infinity, high: -Infinity }));
  for (let i = 0; i < n; i++) {
    ends.forEach((end, j) => {
      let along = 0;
      for (let a = 0; a < d; a++) along += ((values[i * d + a] ?? 0) - (mean[a] ?? 0)) * (directions[j * d + a] ?? 0);
      end.low = Math.min(end.low, along);
      end.high = Math.max(end.high, along);
    });
  }
  const widest = Math.max(...ends.map(({ low, high }) => high - low));
  const step = Math.fround((widest * (1 + 2 * MARGIN)) / LAST);
  // Each range of values lies in the middle of the range of codes.
  const lows = Float32Array.from(ends, ({ low, high }) => (low + high) / 2 - (step * LAST) / 2);
  return { mean, directions, lows, step };
}

/** [11, 101] of each class, then of all. A class without digits gets what all have. */
function unseenOf(nearest: Float32Array, labels: Uint8Array): Float32Array<ArrayBuffer> {
  const all = Float64Array.from(nearest);
  const ofClasses = Array.from({ length: CLASSES }, (_, c) => {
    const own = Float64Array.from(nearest.filter((_distance, i) => labels[i] === c));
    return own.length > 0 ? own : all;
  });
  const percents = Array.from({ length: UNSEEN_PERCENTILES }, (_, i) => i / (UNSEEN_PERCENTILES - 1));
  return Float32Array.from([...ofClasses, all].flatMap((distances) => quantiles(distances, percents)));
}
