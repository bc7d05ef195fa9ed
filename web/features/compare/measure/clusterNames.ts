// Where the name of each class stands on a map: in the middle of its digits, which is the median of each coordinate, so that a few
// digits far from the others do not move it.

import type { CloudPlace } from './featureCloud.ts';

export interface ClusterName extends CloudPlace {
  readonly label: number;
}

/** `placed` is [N, 2] in shares of the drawing, of which the first `labels.length` points are of these classes. */
export function clusterNames(placed: Float32Array, labels: Uint8Array): readonly ClusterName[] {
  const classes = [...new Set(labels)].sort((a, b) => a - b);
  return classes.map((label) => {
    const own = [...labels.keys()].filter((n) => labels[n] === label);
    const middle = (axis: 0 | 1): number => median(own.map((n) => placed[2 * n + axis] ?? 0));
    return { label, x: middle(0), y: middle(1) };
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
