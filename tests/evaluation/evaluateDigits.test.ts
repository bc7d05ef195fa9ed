// Whole evaluations on digits that the project draws: good ones score as real ones do, bad ones as bad where they should.

import { beforeAll, describe, expect, it } from 'vitest';
import { AbortError, DataError } from '../../workers/core/errors.ts';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { gatherDigits, IMAGE_SIZE, sliceDigits, type DigitSet } from '../../workers/data/digitSet.ts';
import { evaluateDigits } from '../../workers/evaluation/evaluateDigits.ts';
import type { Evaluation, Metric, Metrics } from '../../workers/evaluation/evaluation.ts';
import type { DigitSamples, RealDigits } from '../../workers/evaluation/evaluationInput.ts';
import type { RunJudging } from '../../workers/evaluation/evaluationJobs.ts';
import type { EvaluationStep } from '../../workers/evaluation/evaluationProgress.ts';
import { createEvaluationService, type EvaluationService } from '../../workers/evaluation/evaluationService.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { compileKernels } from '../support/kernels.ts';
import { FEATURES, sampleJudge } from './sampleJudge.ts';

const N = 600;
const judge = { id: 'sample-judge', sha256: 'ab'.repeat(32), features: FEATURES };

let services: readonly [EvaluationService, ...EvaluationService[]];
let real: RealDigits;
let fresh: DigitSet;
let good: Evaluation;
/** What was told while `good` was measured. */
const steps: EvaluationStep[] = [];

beforeAll(async () => {
  const { file } = await sampleJudge();
  const kernels = await compileKernels('simd');
  const create = () => createEvaluationService(kernels);
  services = [await create(), await create(), await create()];
  for (const service of services) await service.load(file);
  real = { test: drawnDigits(N, 2), training: drawnDigits(1500, 1) };
  fresh = drawnDigits(N, 5);
  good = await evaluate(fresh, { onProgress: (step) => steps.push(step) });
}, 60_000);

/** One worker, one part after the other. */
const alone: RunJudging = async (work) => work(services[0]);

function evaluate(
  samples: DigitSamples,
  changes: { run?: RunJudging; onProgress?: (step: EvaluationStep) => void } = {},
) {
  return evaluateDigits({ judge, samples, real, seed: 1, run: alone, ...changes });
}

/** Images changed pixel by pixel: the new level from the image, its pixel's place, and the pixel's number in the set. */
function changed(
  { images, labels }: DigitSet,
  level: (image: Uint8Array, at: number, i: number) => number,
): DigitSamples {
  const pixels = images.map((_, i) => {
    const start = i - (i % IMAGE_SIZE);
    return Math.round(Math.min(255, Math.max(0, level(images.subarray(start, start + IMAGE_SIZE), i - start, i))));
  });
  return { images: pixels, labels };
}

function pick(set: DigitSet, rows: readonly number[]): DigitSet {
  return gatherDigits(set, Uint32Array.from(rows), 0, rows.length);
}

/** Metrics whose value is worse, in the direction given, than everything that good digits may get. */
function worse(bad: Evaluation, directions: Partial<Record<keyof Metrics, 'above' | 'below'>>): string[] {
  return Object.entries(directions).filter(([name, direction]) => {
    const key = name as keyof Metrics; // a key of the record
    const [got, usual] = [bad.metrics[key], good.metrics[key]];
    if (!got || !usual) return false;
    return direction === 'above' ? got.low > usual.high : got.high < usual.low;
  }).map(([name]) => name); // prettier-ignore
}

describe('new digits of the same kind', () => {
  it('score about as real ones do', () => {
    const { metrics } = good;
    for (const name of ['precision', 'recall', 'coverage', 'unreadable', 'labelAgreement'] as const) {
      const metric = metrics[name] ?? { value: NaN, floor: NaN };
      expect(Math.abs(metric.value - metric.floor), name).toBeLessThan(0.08);
    }
    expect(metrics.fid.value / metrics.fid.floor).toBeGreaterThan(0.5);
    expect(metrics.fid.value / metrics.fid.floor).toBeLessThan(2);
    expect(metrics.kid.low).toBeLessThan(0);
    expect(metrics.kid.high).toBeGreaterThan(0);
    expect(Math.abs(metrics.sharpness.value - 1)).toBeLessThan(0.05);
    for (const auc of [metrics.memorisationFeatures, metrics.memorisationPixels]) {
      expect(auc.low).toBeLessThan(0.55);
      expect(auc.high).toBeGreaterThan(0.45);
      expect(Math.abs(auc.floor - 0.5)).toBeLessThan(0.08);
    }
  });

  it('have a finite value inside its interval for every metric', () => {
    const all: readonly [string, Metric | null][] = [...Object.entries(good.metrics), ...Object.entries(good.classes)];
    for (const [name, metric] of all) {
      const { value, low, high, floor } = metric ?? { value: NaN, low: NaN, high: NaN, floor: NaN };
      expect([value, low, high, floor].every(Number.isFinite), name).toBe(true);
      expect(low <= value && value <= high, name).toBe(true);
      expect(low < high, name).toBe(true);
    }
  });

  it('say how many digits, which seed and which judge it was', () => {
    expect(good).toMatchObject({ n: N, seed: 1, judge });
    expect(good.real).toEqual({ test: N, training: 1500, floor: N, manifold: N, unseen: N });
    expect(good.classes.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 6);
    expect(JSON.parse(JSON.stringify(good)) as Evaluation).toEqual(good);
  });

  it('have no label agreement without labels', async () => {
    const { metrics } = await evaluate({ images: fresh.images });
    expect(metrics).toEqual({ ...good.metrics, labelAgreement: null });
  });
});

describe('bad digits', () => {
  it('that are blurred lose sharpness, and move away', async () => {
    const near = [-29, -28, -27, -1, 0, 1, 27, 28, 29];
    const blurred = changed(fresh, (image, at) => near.reduce((sum, step) => sum + (image[at + step] ?? 0) / 9, 0));
    const bad = await evaluate(blurred);
    expect(worse(bad, { sharpness: 'below', fid: 'above' })).toEqual(['sharpness', 'fid']);
    expect(bad.metrics.sharpness.value).toBeLessThan(0.5);
  });

  it('with noise gain sharpness, and are no longer read', async () => {
    const random = new RandomSequence(9, STREAM.drawing);
    const bad = await evaluate(changed(fresh, (image, at) => (image[at] ?? 0) + 200 * (random.uniform() - 0.5)));
    const directions = { sharpness: 'above', fid: 'above', kid: 'above', precision: 'below', labelAgreement: 'below' } as const; // prettier-ignore
    expect(worse(bad, directions)).toEqual(Object.keys(directions));
    expect(bad.metrics.sharpness.value).toBeGreaterThan(1.5);
  });

  it('with one class missing show it in the histogram, its entropy, recall and coverage', async () => {
    const all = drawnDigits(800, 5);
    const rows = Array.from({ length: 800 }, (_, i) => i).filter((i) => all.labels[i] !== 1);
    const bad = await evaluate(pick(all, rows.slice(0, N)));
    expect(bad.classes[1]?.high).toBeLessThan((good.classes[1]?.low ?? 0) / 2);
    const directions = { classEntropy: 'below', recall: 'below', coverage: 'below' } as const;
    expect(worse(bad, directions)).toEqual(Object.keys(directions));
  });

  it('that are 200 training digits repeated are found out as copies, and cover little', async () => {
    const bad = await evaluate(
      pick(
        real.training,
        Array.from({ length: N }, (_, i) => i % 200),
      ),
    );
    const directions = { memorisationPixels: 'above', memorisationFeatures: 'above', coverage: 'below', fid: 'above' } as const; // prettier-ignore
    expect(worse(bad, directions)).toEqual(Object.keys(directions));
    expect([bad.metrics.memorisationPixels.value, bad.metrics.memorisationFeatures.value]).toEqual([1, 1]);
    expect(bad.nearestTraining.pixels.samples).toEqual(new Array(7).fill(0));
    expect(bad.nearestTraining.pixels.closest).toEqual({ sample: 0, training: 0, distance: 0 });
  });
});

describe('an evaluation', () => {
  it('is the same, to the last digit, with several workers that finish in any order', async () => {
    let started = 0;
    const random = new RandomSequence(1, STREAM.drawing);
    const several: RunJudging = async (work) => {
      const service = services[started++ % services.length] ?? services[0];
      for (let wait = random.below(8); wait > 0; wait--) await new Promise((resolve) => setImmediate(resolve));
      return work(service);
    };
    expect(JSON.stringify(await evaluate(fresh, { run: several }))).toBe(JSON.stringify(good));
    expect(started).toBeGreaterThan(20);
  });

  it('tells how far it is, from nothing to all', () => {
    expect(steps.every(({ done }, i) => done >= (steps[i - 1]?.done ?? 0))).toBe(true);
    expect(steps.at(-1)?.done).toBeCloseTo(1, 9);
    expect(new Set(steps.map(({ stage }) => stage)).size).toBe(4);
  });

  it('ends with the error of a part that fails', async () => {
    let parts = 0;
    const failing: RunJudging = async (work) => {
      if (++parts > 8) throw new AbortError('job: cancelled by its caller');
      return work(services[0]);
    };
    await expect(evaluate(fresh, { run: failing })).rejects.toThrow(AbortError);
  });

  it.each([
    ['too few digits', () => sliceDigits(fresh, 0, 64), 'evaluate: 64 digits for 64 features, want at least 65'],
    ['no digits', () => ({ images: new Uint8Array() }), 'evaluate: 0 digits for 64 features'],
    [
      'half a digit',
      () => ({ images: fresh.images.subarray(0, 100_000) }),
      '100000 bytes of digits, want a multiple of 784',
    ],
    ['one digit again and again', () => pick(fresh, new Array<number>(N).fill(3)), 'all 600 digits are the same'],
    ['labels of other digits', () => ({ ...fresh, labels: fresh.labels.subarray(1) }), '599 labels for 600 digits'],
    [
      'a label that is no class',
      () => ({ ...fresh, labels: fresh.labels.map((c) => c + 1) }),
      'label 9 is 10, want 0 … 9',
    ],
  ])('refuses %s before any work', async (_, samples, message) => {
    const run: RunJudging = () => Promise.reject(new Error('no work was expected'));
    await expect(evaluate(samples(), { run })).rejects.toThrow(DataError);
    await expect(evaluate(samples(), { run })).rejects.toThrow(message);
  });

  it.each(['test', 'training'] as const)('refuses too few %s digits', async (set) => {
    const few = { ...real, [set]: sliceDigits(real[set], 0, 60) };
    await expect(evaluateDigits({ judge, samples: fresh, real: few, seed: 1, run: alone })).rejects.toThrow(
      `evaluate: 60 ${set} digits for 64 features, want at least 65`,
    );
  });
});
