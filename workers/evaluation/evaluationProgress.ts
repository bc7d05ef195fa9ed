// How far an evaluation is. Stages cost very different amounts of work, so each has a weight: an estimate of its seconds on
// one core, of which only the ratios matter.

export const STAGES = {
  judging: 'the judge reads',
  neighbours: 'neighbours in feature space',
  resampling: 'error bars',
  memorisation: 'nearest training digits',
} as const;
export type Stage = keyof typeof STAGES;
export type StageWeights = Readonly<Record<Stage, number>>;

export interface EvaluationStep {
  /** What goes on, and in words. */
  readonly name: Stage;
  readonly stage: string;
  /** Of all the work, 0 to 1. */
  readonly done: number;
}

export class EvaluationProgress {
  readonly #weights: StageWeights;
  readonly #total: number;
  readonly #onStep: (step: EvaluationStep) => void;
  #done = 0;

  constructor(weights: StageWeights, onStep: (step: EvaluationStep) => void) {
    this.#weights = weights;
    this.#total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    this.#onStep = onStep;
  }

  /** A part of a stage is done; the stage's parts sum to 1. */
  add(stage: Stage, part: number): void {
    this.#done += part * this.#weights[stage];
    this.#onStep({ name: stage, stage: STAGES[stage], done: Math.min(1, this.#done / this.#total) });
  }
}

/** What a measurement tells its progress to. */
export type StageProgress = Pick<EvaluationProgress, 'add'>;

/** Progress of a measurement that is only a part of some stages. */
export function partly(progress: StageProgress, parts: Partial<StageWeights>): StageProgress {
  return {
    add: (stage, part) => {
      progress.add(stage, part * (parts[stage] ?? 1));
    },
  };
}
