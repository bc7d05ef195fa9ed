// The few images that are nearest to one image by their pixels, exact. For one query the kernel that compares thousands
// (byteDistances.ts) would first have to widen all candidates; here each is read once: 4,096 of them in some milliseconds.

import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';

export interface ClosestImage {
  /** Number among the images that were searched. */
  readonly index: number;
  /** Squared, of grey levels. */
  readonly squared: number;
}

/** The `count` of images [n, 28, 28] that are nearest to `query` [28, 28], nearest first, of equals the first one first. */
export function closestImages(query: Uint8Array, images: Uint8Array, count: number): readonly ClosestImage[] {
  const closest: ClosestImage[] = [];
  const n = images.length / IMAGE_SIZE;
  for (let index = 0; index < n; index++) {
    const farthest = closest.length < count ? Infinity : (closest.at(-1)?.squared ?? -1);
    const squared = squaredDistance(query, images, index * IMAGE_SIZE, farthest);
    if (squared >= farthest) continue;
    const place = closest.findIndex((kept) => squared < kept.squared);
    closest.splice(place < 0 ? closest.length : place, 0, { index, squared });
    if (closest.length > count) closest.pop();
  }
  return closest;
}

/** Given up a row after it is past `limit`: most images are. */
function squaredDistance(query: Uint8Array, images: Uint8Array, start: number, limit: number): number {
  let sum = 0;
  for (let i = 0; i < IMAGE_SIZE;) {
    for (const end = i + SIDE; i < end; i++) {
      const difference = (query[i] ?? 0) - (images[start + i] ?? 0);
      sum += difference * difference;
    }
    if (sum >= limit) return sum;
  }
  return sum;
}
