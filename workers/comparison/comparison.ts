// The result of a comparison: plain JSON, which page and command line show alike.

import type { Metric } from '../evaluation/evaluation.ts';
import type { ComparedMetrics } from './comparedMetrics.ts';
import type { Difference } from './differences.ts';
import type { Finding } from './findings.ts';
import type { JudgeName } from './reference.ts';
import type { SmallSample } from './smallSample.ts';

/** What was drawn from which model. */
export interface ModelChoice {
  /** Unique in a comparison. */
  readonly key: string;
  /** As people read it. */
  readonly name: string;
  /** Of its file. */
  readonly sha256: string;
  /** '' is the model's default. */
  readonly prior: string;
  readonly temperature: number;
  /** null: each digit has a class of its own. */
  readonly class: number | null;
}

/** Distances to the nearest training digit at percentiles 0 … 100. */
export interface NearestDistancesShown {
  readonly samples: readonly number[];
  readonly unseen: readonly number[];
}

export interface MeasuredModel extends ModelChoice {
  readonly status: 'measured';
  readonly metrics: ComparedMetrics;
  /** Share of each class, 0 … 9. */
  readonly classes: readonly Metric[];
  readonly nearest: NearestDistancesShown | null;
  /** What is wrong with it, if anything. */
  readonly findings: readonly Finding[];
}

/** A model that could not be measured; the others were. */
export interface FailedModel extends ModelChoice {
  readonly status: 'failed';
  readonly error: { readonly name: string; readonly message: string };
}

export type ModelOutcome = MeasuredModel | FailedModel;

export interface Comparison {
  readonly version: 1;
  /** Digits of each model: 0 … n − 1 of the seed. */
  readonly n: number;
  readonly seed: number;
  readonly judge: JudgeName;
  readonly real: {
    readonly test: number;
    /** Digits in the samples' place in the floors. */
    readonly floor: number;
    /** Digits on each side in precision, recall, density and coverage. */
    readonly manifold: number;
    readonly unseen: number;
    /** 0 without the index. */
    readonly training: number;
  };
  /** Resamples behind the intervals; kid's comes from its subsets. */
  readonly replicates: { readonly fid: number; readonly others: number };
  /** Why n is small, if it is. */
  readonly smallness: readonly SmallSample[];
  /** In the order in which they were asked for. */
  readonly models: readonly ModelOutcome[];
  /** Of every two measured models, metric by metric. */
  readonly differences: readonly Difference[];
}
