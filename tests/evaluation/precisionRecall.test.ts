import { beforeAll, describe, expect, it } from 'vitest';
import { instantiateKernels, type KernelInstance } from '../../workers/backend/wasm/kernels.ts';
import { ShapeError } from '../../workers/core/errors.ts';
import { compareBalls, measureBalls, type RunPart } from '../../workers/evaluation/evaluationJobs.ts';
import type { EvaluationService } from '../../workers/evaluation/evaluationService.ts';
import { createEvaluationService } from '../../workers/evaluation/evaluationService.ts';
import { neighbourRadii } from '../../workers/evaluation/featureDistances.ts';
import { featureMatrix, type FeatureMatrix } from '../../workers/evaluation/featureMatrix.ts';
import { mean } from '../../workers/evaluation/perDigitMetric.ts';
import { NEIGHBOURS, perDigitFidelity } from '../../workers/evaluation/precisionRecall.ts';
import { compileKernels } from '../support/kernels.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

let instance: KernelInstance;
let service: EvaluationService;
const run: RunPart = (work) => work(service);

beforeAll(async () => {
  const kernels = await compileKernels('simd');
  instance = instantiateKernels(kernels, 2 ** 28);
  service = await createEvaluationService(kernels);
});

const nothing = (): void => undefined;

/** The four metrics as an evaluation computes them. */
async function overlap(real: FeatureMatrix, samples: FeatureMatrix) {
  const [a, b] = [await measureBalls(run, real, nothing), await measureBalls(run, samples, nothing)];
  const { precision, recall, density, coverage } = perDigitFidelity(await compareBalls(run, a, b, nothing));
  return { precision: mean(precision), recall: mean(recall), density: mean(density), coverage: mean(coverage) };
}

/** The same from the definitions, in f64 and with nothing shared. */
function defined(real: FeatureMatrix, samples: FeatureMatrix) {
  const distance = (x: FeatureMatrix, i: number, y: FeatureMatrix, j: number) => {
    let sum = 0;
    for (let a = 0; a < x.d; a++) sum += (at(x.values, i * x.d + a) - at(y.values, j * y.d + a)) ** 2;
    return Math.sqrt(sum);
  };
  const numbers = (x: FeatureMatrix) => Array.from({ length: x.n }, (_, i) => i);
  const radii = (x: FeatureMatrix) =>
    numbers(x).map((i) => {
      const others = numbers(x).filter((j) => j !== i);
      return at(others.map((j) => distance(x, i, x, j)).sort((a, b) => a - b), NEIGHBOURS - 1); // prettier-ignore
    });
  const [realRadii, sampleRadii] = [radii(real), radii(samples)];
  const inReal = (i: number, j: number) => distance(real, i, samples, j) < at(realRadii, i);
  const inSample = (i: number, j: number) => distance(real, i, samples, j) < at(sampleRadii, j);
  const balls = numbers(samples).map((j) => numbers(real).filter((i) => inReal(i, j)).length);
  return {
    precision: balls.filter((count) => count > 0).length / samples.n,
    density: balls.reduce((sum, count) => sum + count, 0) / (NEIGHBOURS * samples.n),
    recall: numbers(real).filter((i) => numbers(samples).some((j) => inSample(i, j))).length / real.n,
    coverage: numbers(real).filter((i) => numbers(samples).some((j) => inReal(i, j))).length / real.n,
  };
}

function normal(n: number, d: number, seed: number, shift = 0): FeatureMatrix {
  return featureMatrix(
    randomFloats(n * d, seed).map((value) => value + shift),
    d,
  );
}

describe('precision, recall, density and coverage', () => {
  it('of points on a line are those counted by hand', async () => {
    const line = (...points: number[]) => featureMatrix(Float32Array.from(points), 1);
    const real = line(0, 1, 2, 3, 4, 5, 6, 7, 8, 9); // radii to the 5th neighbour: 5 4 3 3 3 3 3 3 4 5
    const samples = line(0, 1, 2, 3, 4, 100); // radii 100 99 98 97 96 100
    const { precision, recall, density, coverage } = await overlap(real, samples);
    expect(precision).toBeCloseTo(5 / 6, 6); // all but 100
    expect(recall).toBe(1); // the ball of 4 holds all
    expect(density).toBeCloseTo((3 + 4 + 5 + 6 + 7 + 0) / (5 * 6), 6);
    expect(coverage).toBeCloseTo(0.7, 6); // 7, 8 and 9 have the nearest sample exactly on their edge: strictly outside
  });

  it.each([
    ['overlap', 300, 260, 0.5],
    ['are the same distribution', 300, 300, 0],
    ['are apart', 60, 70, 9],
  ])('follow from the definitions where sets %s', async (_, n, m, shift) => {
    const [real, samples] = [normal(n, 7, 1), normal(m, 7, 2, shift)];
    const [got, want] = [await overlap(real, samples), defined(real, samples)];
    for (const name of ['precision', 'recall', 'density', 'coverage'] as const) {
      expect(got[name], name).toBeCloseTo(want[name], 5);
    }
  });

  it('of one distribution are what is known of it at width 32: 0.77 to 0.82, density near 1, coverage 1 − 2⁻⁵', async () => {
    const { precision, recall, density, coverage } = await overlap(normal(3000, 32, 3), normal(3000, 32, 4));
    for (const share of [precision, recall]) {
      expect(share).toBeGreaterThan(0.74);
      expect(share).toBeLessThan(0.85);
    }
    expect(density).toBeGreaterThan(0.9);
    expect(density).toBeLessThan(1.05);
    expect(Math.abs(coverage - (1 - 2 ** -5))).toBeLessThan(0.015);
  });
});

describe('neighbourRadii', () => {
  it('of a part of the rows is that part of all radii, across blocks', () => {
    const x = normal(1500, 5, 5); // blocks of 256 rows and 1,024 columns
    const all = neighbourRadii(instance, x, { k: 3, first: 0, end: 1500 });
    const part = neighbourRadii(instance, x, { k: 3, first: 1000, end: 1400 });
    expect(part).toEqual(all.slice(1000, 1400));
  });

  it('is 0 for a digit that is there k + 1 times', () => {
    const x = featureMatrix(Float32Array.of(1, 1, 1, 1, 5, 9), 1);
    expect([...neighbourRadii(instance, x, { k: 3, first: 0, end: 6 })]).toEqual([0, 0, 0, 0, 16, 64]);
  });

  it('refuses fewer digits than neighbours', () => {
    expect(() => neighbourRadii(instance, normal(5, 2, 1), { k: 5, first: 0, end: 5 })).toThrow(ShapeError);
  });
});
