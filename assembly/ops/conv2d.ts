// 2-D convolution (cross-correlation, as everywhere in deep learning).
//
//   y[n, oh, ow, oc] = b[oc] + Σ_kh,kw,c  x[n, oh·S + kh − PH, ow·S + kw − PW, c] · w[kh, kw, c, oc]
//
//   x [N, H, W, C]   w [KH, KW, C, OC] (HWIO)   b [OC]   y [N, OH, OW, OC]
//
// Seen as a product: each output pixel is a row of KH·KW·C gathered inputs, w is already the [KH·KW·C, OC] matrix. Rows
// are gathered in blocks (see patches.ts, gemm.ts). PH and PW are the padding before the first row and column;
// what lies behind the last follows from OH and OW. The gradient for x is a transposed convolution
// (convTranspose2d.ts): conv2dBackwardData(dx, dy, w) = convTranspose2dForward(dx, dy, w).

import { columnSums } from './columnSums';
import { convSingle, convSingleBackwardWeights, isSingle } from './convSingle';
import { BLOCK_ROWS, GRADIENT_ROWS, gemmDot, gemmNN, gemmTN, packPanels, panelBytes } from './gemm';
import { gatherPatches } from './patches';

/** Below this many output channels a dot product along K beats a panel of 8 that is mostly zeros. */
// @ts-ignore: decorator
@inline
export const DOT_CHANNELS: i32 = 2;

/** Bytes of packed weights [K, OC], K = KH·KW·C. */
export function convPanelBytes(K: i32, OC: i32): usize {
  return OC <= DOT_CHANNELS ? (<usize>K * <usize>OC) << 2 : panelBytes(K, OC);
}

/** panels ← the [K, OC] matrix whose element (k, oc) is at w + k·strideK + oc·strideOC floats. */
export function convPackMatrix(panels: usize, w: usize, K: i32, OC: i32, strideK: i32, strideOC: i32): void {
  if (OC > DOT_CHANNELS) return packPanels(panels, w, K, OC, strideK, strideOC);
  for (let oc = 0; oc < OC; oc++) {
    for (let k = 0; k < K; k++) {
      store<f32>(panels + (<usize>(oc * K + k) << 2), load<f32>(w + (<usize>(k * strideK + oc * strideOC) << 2)));
    }
  }
}

/** panels ← w [KH, KW, C, OC], for any number of `conv2dForward`. Overwrites convPanelBytes(KH·KW·C, OC) bytes. */
export function conv2dPack(panels: usize, w: usize, KH: i32, KW: i32, C: i32, OC: i32): void {
  convPackMatrix(panels, w, KH * KW * C, OC, OC, 1);
}

/** y [rows, OC] ← activation(patches [rows, K]·w + b). */
// @ts-ignore: decorator
@inline
export function convMultiply(y: usize, patches: usize, panels: usize, b: usize, rows: i32, OC: i32, K: i32, activation: i32, alpha: f32): void {
  if (OC <= DOT_CHANNELS) gemmDot(y, patches, panels, b, rows, OC, K, K, OC, activation, alpha);
  else gemmNN(y, patches, panels, b, rows, OC, K, K, OC, activation, alpha, false);
}

/** Bytes of scratch that conv2dForward and conv2dBackwardWeights need: a block of gathered rows and a block of packed dy. */
export function conv2dScratchBytes(KH: i32, KW: i32, C: i32, OC: i32): usize {
  return (<usize>GRADIENT_ROWS * <usize>(KH * KW * C) << 2) + panelBytes(GRADIENT_ROWS, OC) + 32;
}

/** y ← activation(x ∗ w + b). Overwrites y and scratch. b may be 0. */
export function conv2dForward(
  y: usize, x: usize, panels: usize, b: usize, scratch: usize, N: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32, OC: i32,
  KH: i32, KW: i32, S: i32, PH: i32, PW: i32, activation: i32, alpha: f32,
): void {
  assert(N > 0 && H > 0 && W > 0 && C > 0 && OH > 0 && OW > 0 && OC > 0, 'conv2d: extents must be positive');
  assert(KH > 0 && KW > 0 && S > 0, 'conv2d: kernel and stride must be positive');
  if (S == 1 && isSingle(C, OC)) {
    convSingle(y, <usize>(OH * OW) << 2, <usize>OW << 2, 4, x, panels, b, N, H, W, C, OH, OW, KH, KW, -PH, -PW, activation, alpha);
    return;
  }
  const K = KH * KW * C;
  const M = N * OH * OW;
  for (let m = 0; m < M; m += BLOCK_ROWS) {
    const rows = min(BLOCK_ROWS, M - m);
    gatherPatches(scratch, x, m, rows, H, W, C, OH, OW, KH, KW, S, -PH, -PW, 1);
    convMultiply(y + (<usize>m * <usize>OC << 2), scratch, panels, b, rows, OC, K, activation, alpha);
  }
}

/** dw [KH, KW, C, OC] += Σ patchesᵀ·dy. Overwrites scratch (conv2dScratchBytes). */
export function conv2dBackwardWeights(
  dw: usize, dy: usize, x: usize, scratch: usize, N: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32, OC: i32,
  KH: i32, KW: i32, S: i32, PH: i32, PW: i32,
): void {
  assert(N > 0 && H > 0 && W > 0 && C > 0 && OH > 0 && OW > 0 && OC > 0, 'conv2d: extents must be positive');
  if (S == 1 && isSingle(C, OC)) {
    convSingleBackwardWeights(dw, dy, x, N, H, W, C, OH, OW, KH, KW, PH, PW);
    return;
  }
  const K = KH * KW * C;
  const M = N * OH * OW;
  const panels = scratch;
  const patches = scratch + panelBytes(GRADIENT_ROWS, OC);
  for (let m = 0; m < M; m += GRADIENT_ROWS) {
    const rows = min(GRADIENT_ROWS, M - m);
    gatherPatches(patches, x, m, rows, H, W, C, OH, OW, KH, KW, S, -PH, -PW, 1);
    packPanels(panels, dy + (<usize>m * <usize>OC << 2), rows, OC, OC, 1);
    gemmTN(dw, patches, panels, K, OC, rows, K, OC, true);
  }
}

/** db [OC] += Σ over all M = N·OH·OW pixels of dy [M, OC]. */
export function biasBackward(db: usize, dy: usize, M: i32, OC: i32): void {
  columnSums(db, dy, M, OC);
}
