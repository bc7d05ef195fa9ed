// What every measurement of an evaluation needs besides digits.

import type { RunPart } from './evaluationJobs.ts';
import type { EvaluationProgress } from './evaluationProgress.ts';

export interface EvaluationContext {
  readonly run: RunPart;
  /** Of resampling. */
  readonly seed: number;
  readonly progress: EvaluationProgress;
}
