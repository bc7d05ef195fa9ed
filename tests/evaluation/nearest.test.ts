import { beforeAll, describe, expect, it } from 'vitest';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { IMAGE_SIZE } from '../../workers/data/digitSet.ts';
import { nearestByBytes, nearestByFeatures, type RunPart } from '../../workers/evaluation/evaluationJobs.ts';
import { createEvaluationService, type EvaluationService } from '../../workers/evaluation/evaluationService.ts';
import { featureMatrix } from '../../workers/evaluation/featureMatrix.ts';
import { compileKernels } from '../support/kernels.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

let service: EvaluationService;
const run: RunPart = (work) => work(service);

beforeAll(async () => {
  service = await createEvaluationService(await compileKernels('simd'));
});

/** Index and squared distance of the first nearest of `candidates`. */
function nearest(queries: ArrayLike<number>, candidates: ArrayLike<number>, d: number) {
  const found = { where: [] as number[], distances: [] as number[] };
  for (let q = 0; q < queries.length / d; q++) {
    let [where, least] = [-1, Infinity];
    for (let c = 0; c < candidates.length / d; c++) {
      let sum = 0;
      for (let a = 0; a < d && sum < least; a++) sum += (at(queries, q * d + a) - at(candidates, c * d + a)) ** 2;
      if (sum < least) [where, least] = [c, sum];
    }
    found.where.push(where);
    found.distances.push(least);
  }
  return found;
}

describe('the nearest training digit', () => {
  it('by features is found across parts and blocks, and parts sum to the whole job', async () => {
    const d = 3;
    const [queries, candidates] = [randomFloats(300 * d, 1), randomFloats(9000 * d, 2)]; // parts of 4,096
    let done = 0;
    const got = await nearestByFeatures(run, featureMatrix(queries, d), featureMatrix(candidates, d), (share) => {
      done += share;
    });
    const want = nearest(queries, candidates, d);
    expect(Array.from(got.where)).toEqual(want.where);
    want.distances.forEach((distance, i) => expect(at(got.distances, i)).toBeCloseTo(distance, 5));
    expect(done).toBeCloseTo(1, 12);
  });

  it('by pixels is found exactly, and of equal ones the first', async () => {
    const random = new RandomSequence(3, STREAM.drawing);
    const images = (n: number) => Uint8Array.from({ length: n * IMAGE_SIZE }, () => random.below(256));
    const [queries, candidates] = [images(20), images(50)];
    candidates.set(queries.subarray(0, IMAGE_SIZE), 30 * IMAGE_SIZE); // the same twice
    candidates.set(queries.subarray(0, IMAGE_SIZE), 40 * IMAGE_SIZE);
    const got = await nearestByBytes(run, queries, candidates, IMAGE_SIZE, () => undefined);
    const want = nearest(queries, candidates, IMAGE_SIZE);
    expect({ where: Array.from(got.where), distances: Array.from(got.distances) }).toEqual(want);
    expect([got.where[0], got.distances[0]]).toEqual([30, 0]);
  });
});
