// A shard: one part of a batch, computed by whoever is free. Request and answer are plain data that cross threads.

import type { Recipe } from './recipe.ts';

/** Named means (or sums, where said) over images. */
export type Losses = Readonly<Record<string, number>>;

export interface ShardRequest {
  readonly recipe: Recipe;
  /**
   * 'train' gives gradients and batch statistics; the others use the running statistics: 'evaluate' gives losses only, and
   * 'encode' codes, where the family has an encoder.
   */
  readonly mode: 'train' | 'evaluate' | 'encode';
  /** The phase of the step, by its number in the family's plan; 0 for others than 'train'. */
  readonly phase: number;
  readonly parameters: Float32Array;
  /** Running statistics; 'train' does not read them. */
  readonly statistics: Float32Array;
  /** [n, 784] grey. */
  readonly images: Uint8Array;
  /** [n], each 0 … 9. */
  readonly labels: Uint8Array;
  /** [n], of runs whose recipe has clusters; empty for others. */
  readonly clusters: Uint8Array;
  /** Number of the first image in the whole run: keys its noise, so that noise does not depend on shards. */
  readonly firstSample: number;
  /** Optimizer steps done before this one. */
  readonly step: number;
  /** Weights of loss terms at this step, by the family's plan. */
  readonly weights: Losses;
  /** Images of the whole batch: gradients are of the mean over it. */
  readonly batch: number;
}

export interface ShardResult {
  readonly count: number;
  /** Of the mean loss over the batch, this shard's part; parameters of the phase's networks; of 'train' only. Transferred. */
  readonly gradients: Float32Array<ArrayBuffer>;
  /** Batch statistics of the networks that the phase measures; of 'train' only. Transferred. */
  readonly statistics: Float32Array<ArrayBuffer>;
  /** Sums over the shard's images; none for 'encode'. */
  readonly losses: Losses;
  /** [count, Z] of 'encode': the encoder's means. Transferred. */
  readonly codes?: Float32Array<ArrayBuffer>;
}
