// Everything we can say about a set of digits, each with an interval and with what real digits get.
//
//   judge every digit → features, probabilities
//   features → FID, KID; balls around neighbours → precision, recall, density, coverage
//   probabilities → unreadable digits, labels, classes          pixels → sharpness
//   nearest training digit of each sample, by features and by pixels → memorisation
//
// A function of its request: the number of workers changes no digit of the result.

import { CLASSES, gatherDigits, IMAGE_SIZE } from '../data/digitSet.ts';
import { REPLICATES } from './bootstrap.ts';
import type { Evaluation, Metrics } from './evaluation.ts';
import { checkEvaluation, type DigitSamples, type RealDigits } from './evaluationInput.ts';
import { judgeImages, type RunPart } from './evaluationJobs.ts';
import { EvaluationProgress, type EvaluationStep, type StageWeights } from './evaluationProgress.ts';
import { featureMatrix, stackRows, takeRows } from './featureMatrix.ts';
import { measureAppearance } from './measureAppearance.ts';
import { measureFidelity } from './measureFidelity.ts';
import { measureMemorisation } from './measureMemorisation.ts';
import { chooseReal, shuffleSamples, type RealChoice } from './realFloor.ts';

export interface EvaluationRequest {
  /** Which judge the workers have loaded, and the width of its features. */
  readonly judge: Evaluation['judge'];
  readonly samples: DigitSamples;
  readonly real: RealDigits;
  /** Of resampling and of the choice of real digits. */
  readonly seed: number;
  readonly run: RunPart;
  readonly onProgress?: ((step: EvaluationStep) => void) | undefined;
}

/** @throws DataError for digits that cannot be evaluated, AbortError when `run` is cancelled, WorkerLostError */
export async function evaluateDigits(request: EvaluationRequest): Promise<Evaluation> {
  const { judge, samples, real, seed, run } = request;
  checkEvaluation(samples, real, judge.features);
  const n = samples.images.length / IMAGE_SIZE;
  const choice = chooseReal(n, real, seed);
  const weights = stageWeights(n, real, choice, judge.features);
  const progress = new EvaluationProgress(weights, request.onProgress ?? ((): void => undefined));
  const context = { run, seed, progress };

  const digits = n + real.test.count + real.training.count;
  const [judged, test, training] = await Promise.all(
    [samples, real.test, real.training].map(({ images }) =>
      judgeImages(run, images, judge.features, (share) => {
        progress.add('judging', (share * images.length) / IMAGE_SIZE / digits);
      }),
    ),
  );
  if (!judged || !test || !training) throw new Error('evaluate: three sets in, three judgements out');

  const unseen = choice.test.slice(0, choice.unseen);
  const unseenDigits = gatherDigits(real.test, unseen, 0, unseen.length);
  const clouds = {
    samples: takeRows(judged.features, shuffleSamples(n, seed)),
    test: takeRows(test.features, choice.test),
    floor: takeRows(training.features, choice.floor),
    manifold: choice.manifold,
  };
  const appearance = measureAppearance(
    {
      samples: { probs: judged.probs, labels: samples.labels },
      unseen: { probs: takeRows(featureMatrix(test.probs, CLASSES), unseen).values, labels: unseenDigits.labels },
      images: {
        samples: samples.images,
        floor: gatherDigits(real.training, choice.floor, 0, choice.floor.length).images,
        test: real.test.images,
      },
    },
    seed,
  );
  const fidelity = await measureFidelity(context, clouds);
  const memorisation = await measureMemorisation(context, {
    samples: n,
    features: { queries: stackRows(judged.features, takeRows(test.features, unseen)), training: training.features },
    pixels: { queries: stackImages(samples.images, unseenDigits.images), training: real.training.images },
  });

  const { classes, ...looks } = appearance;
  const { nearestTraining, ...copies } = memorisation;
  return {
    n,
    seed,
    judge,
    real: {
      test: real.test.count,
      training: real.training.count,
      floor: choice.floor.length,
      manifold: choice.manifold,
      unseen: choice.unseen,
    },
    replicates: REPLICATES,
    metrics: inOrder({ ...fidelity, ...looks, ...copies }),
    classes,
    nearestTraining,
  };
}

/** Metrics in the order in which people read them; JSON keeps it. */
function inOrder(metrics: Metrics): Metrics {
  const { fid, kid, precision, recall, density, coverage, unreadable, labelAgreement } = metrics;
  const { classEntropy, sharpness, memorisationFeatures, memorisationPixels } = metrics;
  return {
    ...{ fid, kid, precision, recall, density, coverage, unreadable, labelAgreement },
    ...{ classEntropy, sharpness, memorisationFeatures, memorisationPixels },
  };
}

function stackImages(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Seconds of one core that the stages take, roughly: from operations, and how many billions of them a second. */
function stageWeights(
  n: number,
  { test, training }: RealDigits,
  { manifold, unseen }: RealChoice,
  d: number,
): StageWeights {
  const queries = n + unseen;
  return {
    judging: ((n + test.count + training.count) * 11e6) / 40e9,
    neighbours: (5 * manifold ** 2 * 2 * d) / 20e9,
    resampling: (REPLICATES.fid * n * d * d) / 2e9,
    memorisation: (queries * training.count * 2 * IMAGE_SIZE) / 60e9,
  };
}
