// What is reported of training.

import type { Spread } from '../../../workers/benchmark/statistics.ts';
import type { StepProfile } from './measureProfile.ts';

export type TrainingEngine = 'ours-strict' | 'tfjs-wasm-shim' | 'tfjs-cpu';

export interface TrainingRow {
  readonly host: 'node';
  readonly engine: TrainingEngine;
  readonly workers: number;
  readonly batch: number;
  readonly medianMs: number;
  readonly bestMs: number;
  /** ms a step of every round. */
  readonly rounds: readonly number[];
  /** How many times as fast ours is on one core, over the ratios of each round; or why there is no ratio. */
  readonly timesAsLong: Spread | { readonly refused: string } | undefined;
  readonly note?: string;
}

export interface TrainingFigures {
  readonly training: { readonly rows: readonly TrainingRow[]; readonly profile: StepProfile };
}
