// Real digits as numbers, with which models are compared: the judge's answers, and no pixels.

import { DataError } from '../core/errors.ts';
import type { JudgedReal } from '../evaluation/judgedSamples.ts';
import type { FeatureGrid } from './featureGrid.ts';
import type { TrainingIndex } from './trainingIndex.ts';

export interface JudgeName {
  readonly id: string;
  readonly sha256: string;
  /** Width of its features. */
  readonly features: number;
}

/** The real digits that samples are held against. */
export interface RealReference {
  readonly judge: JudgeName;
  /** On which all features are. */
  readonly grid: FeatureGrid;
  /** Digits that nobody trained on, with the distance of each to the nearest training digit, in the index's directions. */
  readonly test: JudgedReal & { readonly nearest: Float32Array<ArrayBuffer> };
  /** Training digits that take the samples' place: what a perfect model would get. */
  readonly floor: JudgedReal;
}

export interface Reference extends RealReference {
  /** All training digits; without it no copies are looked for. */
  readonly training: TrainingIndex | null;
}

/** @throws DataError unless both are numbers of one judge */
export function referenceOf(real: RealReference, training: TrainingIndex | null): Reference {
  if (training && training.judge !== real.judge.sha256) {
    const [came, want] = [training.judge.slice(0, 8), real.judge.sha256.slice(0, 8)];
    throw new DataError(`reference: training digits of judge ${came}, want ${want}; make both anew`);
  }
  return { ...real, training };
}

/** @throws DataError unless the reference is of this judge */
export function checkJudge({ judge }: Pick<Reference, 'judge'>, sha256: string): void {
  if (judge.sha256 === sha256) return;
  throw new DataError(
    `reference: numbers of judge ${judge.sha256.slice(0, 8)}, want ${sha256.slice(0, 8)}; make them anew with digits reference`,
  );
}
