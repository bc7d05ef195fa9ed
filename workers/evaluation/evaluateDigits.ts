// All metrics of a set of digits, each with an interval and with its floor.
//
//   judge every digit → features, probabilities
//   features → FID, KID; balls around neighbours → precision, recall, density, coverage
//   probabilities → unreadable digits, labels, classes          pixels → sharpness
//   nearest training digit of each sample, by features and by pixels → memorisation
//
// A function of its request: the number of workers changes no digit of the result.

import { gatherDigits, IMAGE_SIZE } from '../data/digitSet.ts';
import { REPLICATES } from './bootstrap.ts';
import type { Evaluation, Metrics } from './evaluation.ts';
import { checkEvaluation, type DigitSamples, type RealDigits } from './evaluationInput.ts';
import { judgeDigits, type RunJudging } from './evaluationJobs.ts';
import { EvaluationProgress, partly, type EvaluationStep, type StageWeights } from './evaluationProgress.ts';
import { stackRows, takeRows } from './featureMatrix.ts';
import { measureAppearance } from './measureAppearance.ts';
import { measureFidelity, measureFidelityFloor } from './measureFidelity.ts';
import { measureMemorisation } from './measureMemorisation.ts';
import { chooseReal, shuffleSamples, type RealChoice } from './realChoice.ts';
import { takeScores, type JudgedSamples } from './judgedSamples.ts';

export interface EvaluationRequest {
  /** Which judge the workers have loaded, and the width of its features. */
  readonly judge: Evaluation['judge'];
  readonly samples: DigitSamples;
  readonly real: RealDigits;
  /** Of resampling and of the choice of real digits. */
  readonly seed: number;
  readonly run: RunJudging;
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
  const judgeImages = (images: Uint8Array): Promise<JudgedSamples> =>
    judgeDigits(run, images, judge.features, (share) => {
      progress.add('judging', (share * images.length) / IMAGE_SIZE / digits);
    });
  const [judged, test, training] = await Promise.all([
    judgeImages(samples.images),
    judgeImages(real.test.images),
    judgeImages(real.training.images),
  ]);

  const unseen = choice.test.slice(0, choice.unseen);
  const clouds = {
    test: takeRows(test.features, choice.test),
    floor: takeRows(training.features, choice.floor),
    manifold: choice.manifold,
  };
  const appearance = await measureAppearance(context, {
    samples: { ...judged, labels: samples.labels },
    unseen: takeScores({ ...test, labels: real.test.labels }, unseen),
    sharpness: {
      floor: takeScores({ ...training, labels: real.training.labels }, choice.floor).sharpness,
      test: test.sharpness,
    },
  });
  // Three of the five jobs on balls are about real digits.
  const floor = await measureFidelityFloor({ run, progress: partly(progress, { neighbours: 3 / 5 }) }, clouds);
  const shuffled = takeRows(judged.features, shuffleSamples(n, seed));
  const rest = { ...context, progress: partly(progress, { neighbours: 2 / 5 }) };
  const fidelity = await measureFidelity(rest, shuffled, clouds, floor);
  const memorisation = await measureMemorisation(context, {
    samples: n,
    features: { queries: stackRows(judged.features, takeRows(test.features, unseen)), training: training.features },
    pixels: {
      queries: stackImages(samples.images, gatherDigits(real.test, unseen, 0, unseen.length).images),
      training: real.training.images,
    },
  });

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
    metrics: inOrder({ ...metricsOf({ ...fidelity, ...appearance.measured }), ...copies }),
    classes: appearance.classes,
    nearestTraining,
  };
}

type Judged = Omit<Metrics, 'memorisationFeatures' | 'memorisationPixels'>;

function metricsOf(measured: { readonly [Name in keyof Judged]: { readonly metric: Judged[Name] } | null }): Judged {
  return Object.fromEntries(Object.entries(measured).map(([name, of]) => [name, of?.metric ?? null])) as Judged;
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
