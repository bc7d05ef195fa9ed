// Clusters of similar digits, on which a network without labels can be conditioned.
//
//   image → upright (deslanted) → 2×2 means [14, 14] → length 1 → k-means
//
// A generator of one connected latent has to lead from each kind of digit to each other one through things that are none. A
// discriminator that is told a cluster, and a generator with a normal of its own for each, are a conditional GAN whose
// classes nobody had to write down (Sage et al. 2018, arXiv:1712.04407; Liu et al. 2020, arXiv:2006.10728). The slant of a
// hand is most of what keeps equal digits apart in pixels, and its removal is as old as the data (LeCun et al. 1998): with
// 128 clusters 82 % to 86 % of the training digits share their cluster's most frequent class without it, 93 % with it.

import { DataError } from '../core/errors.ts';
import { STREAM } from '../core/random.ts';
import { RandomSequence } from '../core/randomSequence.ts';
import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';
import { inkMoments } from '../data/inkMoments.ts';
import { findClumps } from '../models/mixtureStart.ts';
import { nearestRow } from './nearestRow.ts';

const HALF = SIDE / 2;
/** Width of what digits are compared by. */
export const CLUSTER_FEATURES = HALF * HALF;
/** A digit's cluster is one byte. */
export const MAX_CLUSTERS = 256;

/** Centres [K, CLUSTER_FEATURES] of K clusters of images [N, 784], K 0 or more. @throws DataError for fewer than K different images */
export function findClusters(images: Uint8Array, K: number, seed: number): Float32Array<ArrayBuffer> {
  if (K === 0) return new Float32Array();
  const features = clusterFeatures(images);
  const { count, centres } = findClumps(features, CLUSTER_FEATURES, K, new RandomSequence(seed, STREAM.clusters));
  if (count === K) return Float32Array.from(centres);
  throw new DataError(
    `clusters: ${count} different digits for ${K} clusters, want at least ${K}; use more digits or fewer clusters`,
  );
}

/** The cluster of each image [N, 784], of the nearest of `centres` [K, CLUSTER_FEATURES]; empty where there are no centres. */
export function nearestClusters(images: Uint8Array, centres: Float32Array): Uint8Array<ArrayBuffer> {
  if (centres.length === 0) return new Uint8Array();
  const features = clusterFeatures(images);
  return Uint8Array.from({ length: features.length / CLUSTER_FEATURES }, (_, n) =>
    nearestRow(features, n * CLUSTER_FEATURES, centres, CLUSTER_FEATURES),
  );
}

/** How much of the digits each of K clusters has, every one at least a little: a prior's weights. */
export function clusterShares(clusters: Uint8Array, K: number): Float32Array<ArrayBuffer> {
  const counts = new Float64Array(K).fill(1); // as if each had one digit more: nothing that was trained is never drawn
  for (const cluster of clusters) counts[cluster] = (counts[cluster] ?? 0) + 1;
  return Float32Array.from(counts, (count) => count / (clusters.length + K));
}

function clusterFeatures(images: Uint8Array): Float32Array {
  const N = images.length / IMAGE_SIZE;
  const features = new Float32Array(N * CLUSTER_FEATURES);
  const upright = new Float64Array(IMAGE_SIZE);
  for (let n = 0; n < N; n++) {
    deslant(upright, images.subarray(n * IMAGE_SIZE, (n + 1) * IMAGE_SIZE));
    const own = features.subarray(n * CLUSTER_FEATURES, (n + 1) * CLUSTER_FEATURES);
    let squares = 0;
    for (let at = 0; at < CLUSTER_FEATURES; at++) {
      const corner = 2 * SIDE * Math.floor(at / HALF) + 2 * (at % HALF);
      let sum = 0;
      for (const offset of [0, 1, SIDE, SIDE + 1]) sum += upright[corner + offset] ?? 0;
      own[at] = sum;
      squares += sum * sum;
    }
    const length = Math.sqrt(squares);
    if (length > 0) for (let at = 0; at < CLUSTER_FEATURES; at++) own[at] = (own[at] ?? 0) / length;
  }
  return features;
}

/** Shears an image so that its ink no longer leans: cov(x, y) becomes 0. Sampled linearly along rows; paper has no lean. */
function deslant(upright: Float64Array, image: Uint8Array): void {
  const { meanY, shear } = inkMoments(image);
  for (let y = 0; y < SIDE; y++) {
    const shift = shear === 0 ? 0 : shear * (y - meanY);
    const whole = Math.floor(shift);
    const part = shift - whole;
    for (let x = 0; x < SIDE; x++) {
      upright[y * SIDE + x] = (1 - part) * inkAt(image, x + whole, y) + part * inkAt(image, x + whole + 1, y);
    }
  }
}

function inkAt(image: Uint8Array, x: number, y: number): number {
  return x >= 0 && x < SIDE ? (image[y * SIDE + x] ?? 0) : 0;
}
