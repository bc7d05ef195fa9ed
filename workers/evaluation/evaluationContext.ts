// What every measurement of an evaluation needs besides digits: workers, seed, progress.

import type { RunPart } from './evaluationJobs.ts';
import type { StageProgress } from './evaluationProgress.ts';

export interface EvaluationContext {
  readonly run: RunPart;
  /** Of resampling. */
  readonly seed: number;
  readonly progress: StageProgress;
}
