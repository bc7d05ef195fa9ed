// A measurement as it is kept: what was asked for, what each model has come to so far, and, when all are there, the result.
// It is stored after every model, so that a page that is closed in the middle loses nothing that was finished.

import type { Comparison, ModelChoice, ModelOutcome } from '../../../../workers/comparison/comparison.ts';
import type { ModelEvidence } from '../../../../workers/comparison/differences.ts';

/** A model that was asked for, and how to find it again. */
export interface AskedModel extends ModelChoice {
  /** How addresses name it. */
  readonly ref: string;
}

/** Points of the map of features: the first digits of a model, or real ones. */
export interface MapPoints {
  /** [m, 2] each. */
  readonly principal: Float32Array;
  readonly discriminant: Float32Array;
  /** Classes of real digits, [m]; older measurements have none. */
  readonly labels?: Uint8Array | undefined;
}

export interface MeasurementPart {
  readonly outcome: ModelOutcome;
  /** What differences are judged by; dropped when the result is there. */
  readonly evidence?: ModelEvidence | undefined;
  readonly map?: MapPoints | undefined;
}

export interface StoredMeasurement {
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  /** Time spent on it, all visits together, without pauses. */
  readonly elapsedMs: number;
  readonly workers: number;
  readonly n: number;
  readonly seed: number;
  readonly models: readonly AskedModel[];
  /** By key; in the order in which they were done. */
  readonly parts: readonly MeasurementPart[];
  /** Points of real digits. */
  readonly realMap?: MapPoints | undefined;
  /** Once all is done. */
  readonly comparison?: Comparison | undefined;
}

/** Models that have no outcome yet. */
export function modelsLeft({ models, parts }: Pick<StoredMeasurement, 'models' | 'parts'>): readonly AskedModel[] {
  const done = new Set(parts.map(({ outcome }) => outcome.key));
  return models.filter(({ key }) => !done.has(key));
}

/** What there is so far, in the order in which models were asked for. */
export function outcomesOf({ models, parts }: Pick<StoredMeasurement, 'models' | 'parts'>): readonly ModelOutcome[] {
  return models.flatMap(({ key }) => parts.find(({ outcome }) => outcome.key === key)?.outcome ?? []);
}

/** Another address, prior or temperature is another model to measure. */
export function choiceKey({ ref, prior, temperature }: Pick<AskedModel, 'ref' | 'prior' | 'temperature'>): string {
  return [ref, ...(prior === '' ? [] : [prior]), ...(temperature === 1 ? [] : [`t${temperature}`])].join(' ');
}
