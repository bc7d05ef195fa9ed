// Requests for measuring models: judged digits, and parts of an evaluation.

import type { EvaluationParts } from '../evaluation/evaluationParts.ts';
import type { LatentsRequest } from './latentRequests.ts';

/** Digits of an address, seen by a judge that was loaded before. */
export interface DrawAndJudgeRequest extends LatentsRequest {
  /** sha256 of the judge's file. */
  readonly judge: string;
}

/** Numbers about digits, and no picture (evaluation/judgedSamples.ts). */
export interface JudgedChunk {
  /** [count, d] */
  readonly features: Float32Array<ArrayBuffer>;
  /** [count] */
  readonly classes: Uint8Array<ArrayBuffer>;
  readonly confidences: Float32Array<ArrayBuffer>;
  readonly sharpness: Float32Array<ArrayBuffer>;
  /** [count], of conditional models. */
  readonly labels?: Uint8Array<ArrayBuffer>;
}

/** A part of an evaluation by its name, and what it is given. */
export type EvaluationCall = {
  readonly [Name in keyof EvaluationParts]: {
    readonly name: Name;
    readonly given: Parameters<EvaluationParts[Name]>;
  };
}[keyof EvaluationParts];
