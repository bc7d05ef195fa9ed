// What Node and Chromium have in common: engines that were started, and comparisons of them.

import type { Comparison, CompareStep } from '../../workers/benchmark/compare.ts';

/** What a comparison is of, without what it is of it. */
export interface CellOptions {
  readonly model: string;
  readonly batch: number;
  readonly rounds: number;
  readonly roundMs: number;
  readonly entrantLimitMs: number;
}

/** A host with its engines started. */
export interface GenerationHost {
  readonly version?: string;
  compare(cell: CellOptions, onStep: (step: CompareStep) => void): Promise<Comparison>;
  close(): Promise<void>;
}
