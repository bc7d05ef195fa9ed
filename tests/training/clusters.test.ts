import { describe, expect, it } from 'vitest';
import { IMAGE_SIZE, SIDE } from '../../workers/data/digitSet.ts';
import { CLUSTER_FEATURES, clusterShares, findClusters, nearestClusters } from '../../workers/training/clusters.ts';
import { drawnDigits } from '../support/drawnDigits.ts';

/** A stroke of ink from (x0, 4) to (x1, 23), one pixel wide. */
function stroke(x0: number, x1: number): Uint8Array {
  const image = new Uint8Array(IMAGE_SIZE);
  for (let y = 4; y < 24; y++) image[y * SIDE + Math.round(x0 + ((x1 - x0) * (y - 4)) / 19)] = 255;
  return image;
}

/** A bar of ink across row 12, up to column `end`. */
function bar(end: number): Uint8Array {
  return new Uint8Array(IMAGE_SIZE).fill(255, 12 * SIDE + 6, 12 * SIDE + end);
}

function inOneSet(images: readonly Uint8Array[]): Uint8Array {
  const set = new Uint8Array(images.length * IMAGE_SIZE);
  images.forEach((image, n) => {
    set.set(image, n * IMAGE_SIZE);
  });
  return set;
}

describe('the clusters of digits', () => {
  it('take no notice of slant: leaning strokes are alike, and unlike bars', () => {
    const images = inOneSet([stroke(14, 14), stroke(9, 19), stroke(19, 9), stroke(11, 17), bar(20), bar(21), bar(22)]);
    const clusters = nearestClusters(images, findClusters(images, 2, 1));
    expect(new Set(clusters.subarray(0, 4)).size).toBe(1);
    expect(new Set(clusters.subarray(4)).size).toBe(1);
    expect(clusters[0]).not.toBe(clusters[4]);
  });

  it('hold mostly digits of one class, which nobody has told them', () => {
    const { images, labels } = drawnDigits(400);
    const clusters = nearestClusters(images, findClusters(images, 20, 1));
    const counts = Array.from({ length: 20 }, () => new Array<number>(10).fill(0));
    clusters.forEach((cluster, n) => {
      const own = counts[cluster] ?? [];
      const label = labels[n] ?? 0;
      own[label] = (own[label] ?? 0) + 1;
    });
    const right = counts.reduce((sum, own) => sum + Math.max(...own), 0);
    expect(right / labels.length).toBeGreaterThan(0.8);
  });

  it('are the same for the same seed, and others for another', () => {
    const { images } = drawnDigits(60);
    expect(findClusters(images, 6, 1)).toEqual(findClusters(images, 6, 1));
    expect(findClusters(images, 6, 1)).not.toEqual(findClusters(images, 6, 2));
    expect(findClusters(images, 6, 1)).toHaveLength(6 * CLUSTER_FEATURES);
  });

  it('stand blank paper, and are none at all where none are asked for', () => {
    const images = inOneSet([new Uint8Array(IMAGE_SIZE), bar(20)]);
    const centres = findClusters(images, 2, 1);
    expect(centres.every(Number.isFinite)).toBe(true);
    expect(new Set(nearestClusters(images, centres)).size).toBe(2);
    expect(findClusters(images, 0, 1)).toHaveLength(0);
    expect(nearestClusters(images, new Float32Array())).toHaveLength(0);
  });

  it('cannot be more than there are different digits', () => {
    const images = inOneSet([bar(20), bar(20), bar(9)]);
    expect(() => findClusters(images, 3, 1)).toThrow(
      'clusters: 2 different digits for 3 clusters, want at least 3; use more digits or fewer clusters',
    );
  });

  it('come as often as they have digits, and none never', () => {
    const shares = clusterShares(Uint8Array.of(0, 0, 0, 2), 3);
    expect([...shares]).toEqual([4 / 7, 1 / 7, 2 / 7].map(Math.fround));
  });
});
