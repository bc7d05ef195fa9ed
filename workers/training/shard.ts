// A shard: one part of a batch, computed by whoever is free. Request and answer are plain data that cross threads.

import type { Recipe } from './recipe.ts';

export interface ShardRequest {
  readonly recipe: Recipe;
  /** 'train' gives gradients and batch statistics; 'evaluate' uses the running statistics and gives losses only. */
  readonly mode: 'train' | 'evaluate';
  readonly parameters: Float32Array;
  /** Running statistics; read by 'evaluate'. */
  readonly statistics: Float32Array;
  /** [n, 784] grey. */
  readonly images: Uint8Array;
  /** Number of the first image in the whole run: keys its noise, so that noise does not depend on shards. */
  readonly firstSample: number;
  /** Weight of the KL term at this step. */
  readonly klWeight: number;
  /** Images of the whole batch: gradients are of the mean over it. */
  readonly batch: number;
}

export interface ShardResult {
  readonly count: number;
  /** Of the mean loss over the batch, this shard's part; empty for 'evaluate'. Transferred. */
  readonly gradients: Float32Array<ArrayBuffer>;
  /** Batch statistics of this shard; empty for 'evaluate'. Transferred. */
  readonly statistics: Float32Array<ArrayBuffer>;
  /** Sums over the shard's images, in nats. */
  readonly reconstruction: number;
  readonly kl: number;
}
