// Neighbours in feature space. Every function is one worker's part of a larger job: some rows against all columns.

import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { ShapeError } from '../core/errors.ts';
import { eachDistanceBlock } from './distanceBlocks.ts';
import { sliceRows, type FeatureMatrix } from './featureMatrix.ts';
import type { BallCounts } from './precisionRecall.ts';

const WORD = 4;

/** Which rows, and which of their neighbours. */
export interface RowRange {
  readonly k: number;
  readonly first: number;
  readonly end: number;
}

/** Squared distance from rows `first` … `end − 1` to their k-th neighbour among the other rows. @throws ShapeError */
export function neighbourRadii(
  instance: KernelInstance,
  x: FeatureMatrix,
  { k, first, end }: RowRange,
): Float32Array<ArrayBuffer> {
  if (x.n <= k)
    throw new ShapeError(`neighbours: ${x.n} digits have no ${k}-th neighbour each, want at least ${k + 1}`);
  const { arena } = instance;
  const mark = arena.mark();
  try {
    const smallest = arena.tensor([end - first, k]);
    arena.view(smallest).fill(Infinity);
    eachDistanceBlock(instance, sliceRows(x, first, end), x, ({ d, firstRow, rows, firstColumn, columns }) => {
      const own = first + firstRow - firstColumn;
      instance.k.keepSmallest(smallest.ptr + firstRow * k * WORD, d, rows, columns, k, own);
    });
    const kept = arena.view(smallest);
    return Float32Array.from({ length: end - first }, (_, i) => kept[i * k + k - 1] ?? NaN);
  } finally {
    arena.release(mark);
  }
}

/** Features with the squared radius of the ball around each. */
export interface Balls {
  readonly centres: FeatureMatrix;
  readonly radii: Float32Array;
}

/** Who of these reference digits and these samples lies in whose ball. */
export function countBalls(instance: KernelInstance, reference: Balls, samples: Balls): BallCounts {
  const { k, arena } = instance;
  const [M, N] = [reference.centres.n, samples.centres.n];
  const mark = arena.mark();
  try {
    const place = (values: Float32Array): Ptr => {
      const tensor = arena.tensor([values.length]);
      arena.view(tensor).set(values);
      return tensor.ptr;
    };
    const [referenceRadii, sampleRadii] = [place(reference.radii), place(samples.radii)];
    const [samplesInside, sampleBalls] = [place(new Float32Array(M)), place(new Float32Array(M))];
    const referenceBalls = place(new Float32Array(N));
    eachDistanceBlock(instance, reference.centres, samples.centres, ({ d, firstRow, rows, firstColumn, columns }) => {
      const [row, column] = [firstRow * WORD, firstColumn * WORD];
      k.countInBalls(
        samplesInside + row, referenceBalls + column, sampleBalls + row, d,
        referenceRadii + row, sampleRadii + column, rows, columns,
      ); // prettier-ignore
    });
    const read = (ptr: Ptr, count: number): Int32Array => new Int32Array(arena.bytes(ptr, count * WORD).slice().buffer);
    return {
      samplesInside: read(samplesInside, M),
      sampleBalls: read(sampleBalls, M),
      referenceBalls: read(referenceBalls, N),
    };
  } finally {
    arena.release(mark);
  }
}

/** The nearest of some candidates to each query. */
export interface Nearest {
  /** [queries] squared distances. */
  readonly distances: Float64Array;
  /** [queries] numbers of candidates. */
  readonly where: Int32Array;
}

/** Of candidates at the same distance the first. */
export function nearestFeatures(
  { k, arena }: KernelInstance,
  queries: FeatureMatrix,
  candidates: FeatureMatrix,
): Nearest {
  const mark = arena.mark();
  try {
    const distances = arena.tensor([queries.n]);
    const where = arena.take(queries.n * WORD, 'places');
    arena.view(distances).fill(Infinity);
    eachDistanceBlock({ k, arena }, queries, candidates, ({ d, firstRow, rows, firstColumn, columns }) => {
      const row = firstRow * WORD;
      k.keepNearest(distances.ptr + row, where + row, d, rows, columns, firstColumn);
    });
    return {
      distances: Float64Array.from(arena.view(distances)),
      where: new Int32Array(arena.bytes(where, queries.n * WORD).slice().buffer),
    };
  } finally {
    arena.release(mark);
  }
}
