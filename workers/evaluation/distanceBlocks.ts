// All squared distances between two sets of features, a block at a time: a matrix of 10,000 × 10,000 would be 400 MB, a
// block is a megabyte that stays in cache while what is wanted of it is read off (assembly/ops/neighbours.ts).

import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { checkWidths, type FeatureMatrix } from './featureMatrix.ts';

const ROWS = 256;
const COLUMNS = 1024;

export interface DistanceBlock {
  /** [rows, columns], squared. */
  readonly d: Ptr;
  readonly firstRow: number;
  readonly rows: number;
  readonly firstColumn: number;
  readonly columns: number;
}

/** Visits every block of rows of x against columns of y; for a row, columns come in order. @throws ShapeError, OutOfMemoryError */
export function eachDistanceBlock(
  { k, arena }: KernelInstance,
  x: FeatureMatrix,
  y: FeatureMatrix,
  visit: (block: DistanceBlock) => void,
): void {
  checkWidths('distances', x, y);
  const { d: K } = x;
  const mark = arena.mark();
  const xRows = arena.tensor([x.n, K]);
  const xNorms = arena.tensor([x.n]);
  const yRows = arena.tensor([COLUMNS, K]);
  const yNorms = arena.tensor([COLUMNS]);
  const panels = arena.take(k.panelBytes(K, COLUMNS), 'packed features');
  const d = arena.tensor([ROWS, COLUMNS]);
  try {
    arena.view(xRows).set(x.values);
    k.squaredNorms(xNorms.ptr, xRows.ptr, x.n, K);
    for (let firstColumn = 0; firstColumn < y.n; firstColumn += COLUMNS) {
      const columns = Math.min(COLUMNS, y.n - firstColumn);
      arena.view(yRows).set(y.values.subarray(firstColumn * K, (firstColumn + columns) * K));
      k.squaredNorms(yNorms.ptr, yRows.ptr, columns, K);
      k.packPanels(panels, yRows.ptr, K, columns, 1, K);
      for (let firstRow = 0; firstRow < x.n; firstRow += ROWS) {
        const rows = Math.min(ROWS, x.n - firstRow);
        const row = (xRows.ptr + firstRow * K * 4) as Ptr; // inside xRows
        const norm = (xNorms.ptr + firstRow * 4) as Ptr; // inside xNorms
        k.squaredDistances(d.ptr, row, panels, norm, yNorms.ptr, rows, columns, K);
        visit({ d: d.ptr, firstRow, rows, firstColumn, columns });
      }
    }
  } finally {
    arena.release(mark);
  }
}
