// Dense (fully connected) layer.
//
//   y = x·w + b        x [N, I]   w [I, O]   b [O]   y [N, O]     row-major f32
//
// All three products are GEMMs on packed panels: w for the output, wᵀ for the data gradient, dy for the weight gradient.

import { columnSums } from './columnSums';
import { GRADIENT_ROWS, gemmNN, gemmTN, packPanels, panelBytes } from './gemm';

/** panels ← w [I, O], to be used by any number of `denseForward`. Overwrites panelBytes(I, O) bytes. */
export function densePack(panels: usize, w: usize, I: i32, O: i32): void {
  packPanels(panels, w, I, O, O, 1);
}

/** y ← activation(x·w + b). Overwrites y. b may be 0 for no bias. */
export function denseForward(y: usize, x: usize, panels: usize, b: usize, N: i32, I: i32, O: i32, activation: i32, alpha: f32): void {
  assert(N > 0 && I > 0 && O > 0, 'dense: N, I and O must be positive');
  gemmNN(y, x, panels, b, N, O, I, I, O, activation, alpha, false);
}

/** Bytes of scratch that either backward pass of a dense layer needs. */
export function denseScratchBytes(N: i32, I: i32, O: i32): usize {
  return max(panelBytes(O, I), panelBytes(min(N, GRADIENT_ROWS), O));
}

/** dx ← dy·wᵀ. Overwrites dx and scratch. */
export function denseBackwardData(dx: usize, dy: usize, w: usize, scratch: usize, N: i32, I: i32, O: i32): void {
  assert(N > 0 && I > 0 && O > 0, 'dense: N, I and O must be positive');
  packPanels(scratch, w, O, I, 1, O);
  gemmNN(dx, dy, scratch, 0, N, I, O, O, I, 0, 0, false);
}

/** dw += xᵀ·dy;  db += Σₙ dy, unless db is 0. Overwrites scratch. Must leave 20 readable bytes after x. */
export function denseBackwardWeights(dw: usize, db: usize, dy: usize, x: usize, scratch: usize, N: i32, I: i32, O: i32): void {
  assert(N > 0 && I > 0 && O > 0, 'dense: N, I and O must be positive');
  for (let n = 0; n < N; n += GRADIENT_ROWS) {
    const rows = min(GRADIENT_ROWS, N - n);
    packPanels(scratch, dy + (<usize>n * <usize>O << 2), rows, O, O, 1);
    gemmTN(dw, x + (<usize>n * <usize>I << 2), scratch, I, O, rows, I, O, true);
  }
  if (db) columnSums(db, dy, N, O);
}
