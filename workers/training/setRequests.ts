// A whole set of digits, in requests that any worker can answer: for measuring a trained model, and for its codes.

import { IMAGE_SIZE, type DigitSet } from '../data/digitSet.ts';
import type { Checkpoint } from './checkpoint.ts';
import { nearestClusters } from './clusters.ts';
import type { ShardRequest } from './shard.ts';

/** Images of one request. Fixed, because it decides the order in which losses are summed. */
const SLICE = 500;

/** Requests that together see every digit once, in order, under a checkpoint's parameters and running statistics. */
export function setRequests(
  { recipe, parameters, statistics, step, centres }: Checkpoint,
  data: DigitSet,
  mode: Exclude<ShardRequest['mode'], 'train'>,
): readonly ShardRequest[] {
  const requests: ShardRequest[] = [];
  for (let first = 0; first < data.count; first += SLICE) {
    const end = Math.min(first + SLICE, data.count);
    const images = data.images.slice(first * IMAGE_SIZE, end * IMAGE_SIZE);
    requests.push({
      recipe,
      mode,
      parameters,
      statistics,
      images,
      labels: data.labels.slice(first, end),
      clusters: nearestClusters(images, centres),
      phase: 0,
      step,
      firstSample: first,
      weights: {},
      batch: end - first,
    });
  }
  return requests;
}
