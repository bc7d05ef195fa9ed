// Measures one model of a comparison: its digits are drawn and judged, and then measured as evaluateDigits measures them.

import { DataError } from '../core/errors.ts';
import { nextTask } from '../core/nextTask.ts';
import { quantiles } from '../evaluation/bootstrap.ts';
import type { EvaluationContext } from '../evaluation/evaluationContext.ts';
import { nearestByBytes } from '../evaluation/evaluationJobs.ts';
import { takeRows, type FeatureMatrix } from '../evaluation/featureMatrix.ts';
import { measureAppearance } from '../evaluation/measureAppearance.ts';
import { measureFidelity } from '../evaluation/measureFidelity.ts';
import { measureCopying } from '../evaluation/measureMemorisation.ts';
import type { Measured } from '../evaluation/perDigitMetric.ts';
import { shuffleSamples } from '../evaluation/realChoice.ts';
import { COMPARED_METRICS, type ComparedMetric, type ComparedMetrics } from './comparedMetrics.ts';
import type { MeasuredModel, ModelChoice, NearestDistancesShown } from './comparison.ts';
import type { ModelEvidence } from './differences.ts';
import { findingsOf } from './findings.ts';
import type { RunOnWorker } from './measuringRun.ts';
import type { SharedFloor } from './sharedFloor.ts';
import type { Reference } from './reference.ts';
import { judgeModel, type IndexedSamples } from './judgeModel.ts';
import { distanceOf } from './trainingIndex.ts';

/** Where distances are shown: at 0, 1 … 100 %. */
const PERCENTS = Array.from({ length: 101 }, (_, percent) => percent / 100);

export interface ModelMeasurement {
  readonly outcome: MeasuredModel;
  readonly evidence: ModelEvidence;
  /** Its digits as numbers: for plots, and never part of a result. */
  readonly judged: IndexedSamples;
}

/** What measuring takes besides the model. */
export interface Measuring {
  readonly n: number;
  readonly reference: Reference;
  readonly floor: Promise<SharedFloor>;
  readonly runOnWorker: RunOnWorker;
  readonly context: EvaluationContext;
}

/** @throws DataError for digits that cannot be measured, ShapeError, ModelFileError, AbortError, WorkerLostError */
export async function measureModel(choice: ModelChoice, measuring: Measuring): Promise<ModelMeasurement> {
  const { n, reference, runOnWorker, context } = measuring;
  const { seed, progress } = context;
  const judged = await judgeModel(runOnWorker, choice, { n, seed, reference }, (share) => {
    progress.add('judging', share);
  });
  return measureJudged(choice, judged, measuring);
}

/** Digits that were seen, wherever they are from. @throws DataError for digits that cannot be measured, AbortError, WorkerLostError */
export async function measureJudged(
  choice: ModelChoice,
  judged: IndexedSamples,
  measuring: Omit<Measuring, 'runOnWorker' | 'n'>,
): Promise<ModelMeasurement> {
  const { reference, context } = measuring;
  checkVariety(choice.key, judged.features);
  const shuffled = takeRows(judged.features, shuffleSamples(judged.features.n, context.seed));
  const floor = await measuring.floor;
  await nextTask();
  const [appearance, fidelity, copying] = await Promise.all([
    measureAppearance(context, { samples: judged, unseen: floor.unseen, sharpness: floor.sharpness }),
    measureFidelity(context, shuffled, floor, floor.fidelity),
    measureNearest(context, judged, floor, reference),
  ]);
  const measured = { ...fidelity, ...appearance.measured, memorisation: copying?.measured ?? null };
  const metrics = metricsOf(measured);
  return {
    outcome: {
      ...choice,
      status: 'measured',
      metrics,
      classes: appearance.classes,
      nearest: copying?.shown ?? null,
      findings: findingsOf(metrics, appearance.classes),
    },
    evidence: { key: choice.key, measured },
    judged,
  };
}

/** @throws DataError when the judge sees one digit n times */
function checkVariety(key: string, { n, d, values }: FeatureMatrix): void {
  if (values.some((value, i) => value !== values[i % d])) return;
  throw new DataError(`measure: all ${n} digits of ${key} are the same, want different ones; did the model collapse?`);
}

async function measureNearest(
  context: EvaluationContext,
  { codes }: IndexedSamples,
  { unseenNearest }: SharedFloor,
  { training }: Reference,
): Promise<{ readonly measured: Measured; readonly shown: NearestDistancesShown } | null> {
  if (!training || !codes) return null;
  const width = training.lows.length;
  const found = await nearestByBytes(context.run, codes, training.codes, width, (share) => {
    context.progress.add('memorisation', share);
  });
  await nextTask();
  // Distances are rounded as those of real digits are stored, so that equal ones are equal.
  const samples = found.distances.map((squared) => Math.fround(distanceOf(training, squared)));
  const measured = await measureCopying(context, { samples, unseen: unseenNearest });
  await nextTask();
  return { measured, shown: { samples: quantiles(samples, PERCENTS), unseen: quantiles(unseenNearest, PERCENTS) } };
}

function metricsOf(measured: Readonly<Record<ComparedMetric, Measured | null>>): ComparedMetrics {
  const entries = COMPARED_METRICS.map((name) => [name, measured[name]?.metric ?? null] as const);
  return Object.fromEntries(entries) as ComparedMetrics; // one for each name
}
