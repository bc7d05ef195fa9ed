// Transposed 2-D convolution: the gradient of conv2d for its input, used as a layer that enlarges (Radford et al. 2015).
//
//   y[n, i·S + kh − PH, j·S + kw − PW, oc] += x[n, i, j, c] · w[kh, kw, oc, c]      and + b[oc] once
//
//   x [N, H, W, C]   w [KH, KW, OC, C] (HWOI)   b [OC]   y [N, OH, OW, OC]
//
// Written as that scatter it would multiply by the zeros of a dilated x or need col2im. Instead each of the S·S sub-pixel
// phases of y is an ordinary stride-1 convolution of x with every S-th tap (Shi et al. 2016, arXiv:1609.07009):
//
//   output row   S·i + p  meets  kh = kh0 + S·t,  kh0 = (p + PH) mod S,  input row i + (p + PH − kh0)/S − t
//
//   S = 2, KH = 4:   p = 0  ← taps 1, 3        each output meets 2×2 taps, never a zero
//                    p = 1  ← taps 0, 2  (PH = 1)
//
// A phase is computed into a block of rows and copied to its pixels, which lie S apart. The same kernel is conv2d's data
// gradient; the gradient for x here is conv2dForward(dx, dy, w), and for w conv2dBackwardWeights(dw, x, dy).

import { convMultiply, convPackMatrix, convPanelBytes } from './conv2d';
import { convSingle, isSingle } from './convSingle';
import { BLOCK_ROWS, finishScalar } from './gemm';
import { copyFloats, gatherPatches } from './patches';

/** Taps of one axis that phase p meets. */
// @ts-ignore: decorator
@inline
function taps(K: i32, S: i32, P: i32, p: i32): i32 {
  const first = (p + P) % S;
  return first < K ? (K - first + S - 1) / S : 0;
}

/** Bytes of packed weights of all phases. */
export function convTranspose2dPanelBytes(KH: i32, KW: i32, C: i32, OC: i32, S: i32, PH: i32, PW: i32): usize {
  let bytes: usize = 0;
  for (let p = 0; p < S; p++) {
    for (let q = 0; q < S; q++) bytes += convPanelBytes(taps(KH, S, PH, p) * taps(KW, S, PW, q) * C, OC);
  }
  return bytes;
}

/** panels ← w, phase after phase, each the [TH·TW·C, OC] matrix of its taps. Overwrites convTranspose2dPanelBytes bytes. */
export function convTranspose2dPack(panels: usize, w: usize, KH: i32, KW: i32, C: i32, OC: i32, S: i32, PH: i32, PW: i32, scratch: usize): void {
  const tapFloats = OC * C;
  for (let p = 0; p < S; p++) {
    for (let q = 0; q < S; q++) {
      const TH = taps(KH, S, PH, p);
      const TW = taps(KW, S, PW, q);
      const K = TH * TW * C;
      if (K == 0) continue;
      // Bring the phase's taps together as the [t·C + c, oc] matrix that multiplies. Taps walk backwards through x; what
      // takes a window as one run of memory wants them forwards.
      const single = isSingle(C, OC);
      let to = scratch;
      for (let t = 0; t < TH; t++) {
        for (let u = 0; u < TW; u++) {
          const kh = (p + PH) % S + (single ? TH - 1 - t : t) * S;
          const kw = (q + PW) % S + (single ? TW - 1 - u : u) * S;
          const tap = w + (<usize>((kh * KW + kw) * tapFloats) << 2);
          for (let c = 0; c < C; c++) {
            for (let oc = 0; oc < OC; oc++, to += 4) store<f32>(to, load<f32>(tap + (<usize>(oc * C + c) << 2)));
          }
        }
      }
      convPackMatrix(panels, scratch, K, OC, OC, 1);
      panels += convPanelBytes(K, OC);
    }
  }
}

/** Bytes of scratch for packing (the taps of a phase) and for the forward pass (a block of gathered rows, one of results). */
export function convTranspose2dScratchBytes(KH: i32, KW: i32, C: i32, OC: i32, S: i32): usize {
  const K = ((KH + S - 1) / S) * ((KW + S - 1) / S) * C;
  return max(<usize>K * <usize>OC << 2, <usize>BLOCK_ROWS * <usize>(K + OC) << 2) + 32;
}

/** y ← activation(x ∗ᵀ w + b). Overwrites all of y, and scratch. b may be 0. */
export function convTranspose2dForward(
  y: usize, x: usize, panels: usize, b: usize, scratch: usize, N: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32, OC: i32,
  KH: i32, KW: i32, S: i32, PH: i32, PW: i32, activation: i32, alpha: f32,
): void {
  assert(N > 0 && H > 0 && W > 0 && C > 0 && OH > 0 && OW > 0 && OC > 0, 'convTranspose2d: extents must be positive');
  assert(KH > 0 && KW > 0 && S > 0, 'convTranspose2d: kernel and stride must be positive');
  for (let p = 0; p < S; p++) {
    const PHASE_H = (OH - p + S - 1) / S; // rows of y in this phase
    const TH = taps(KH, S, PH, p);
    const originH = (p + PH) / S; // floor, = (p + PH − kh0)/S
    for (let q = 0; q < S; q++) {
      const PHASE_W = (OW - q + S - 1) / S;
      const TW = taps(KW, S, PW, q);
      const originW = (q + PW) / S;
      const K = TH * TW * C;
      const M = N * PHASE_H * PHASE_W;
      if (M <= 0) {
        panels += convPanelBytes(K, OC);
        continue;
      }
      if (K > 0 && isSingle(C, OC)) {
        const at = y + (<usize>(p * OW + q) << 2);
        convSingle(
          at, <usize>(OH * OW) << 2, <usize>(S * OW) << 2, <usize>S << 2, x, panels, b, N, H, W, C, PHASE_H, PHASE_W,
          TH, TW, originH - TH + 1, originW - TW + 1, activation, alpha,
        );
        panels += convPanelBytes(K, OC);
        continue;
      }
      const block = scratch + (<usize>BLOCK_ROWS * <usize>K << 2);
      for (let m = 0; m < M; m += BLOCK_ROWS) {
        const rows = min(BLOCK_ROWS, M - m);
        if (S == 1 && K > 0) {
          // The only phase: its pixels are neighbours.
          gatherPatches(scratch, x, m, rows, H, W, C, OH, OW, TH, TW, 1, originH, originW, -1);
          convMultiply(y + (<usize>m * <usize>OC << 2), scratch, panels, b, rows, OC, K, activation, alpha);
          continue;
        }
        if (K > 0) {
          gatherPatches(scratch, x, m, rows, H, W, C, PHASE_H, PHASE_W, TH, TW, 1, originH, originW, -1);
          convMultiply(block, scratch, panels, b, rows, OC, K, activation, alpha);
        } else fillWithBias(block, b, rows, OC, activation, alpha);
        scatterPhase(y, block, m, rows, PHASE_H, PHASE_W, OH, OW, OC, S, p, q);
      }
      panels += convPanelBytes(K, OC);
    }
  }
}

/** A stride larger than the kernel leaves pixels that no tap meets: they are the bias alone. */
function fillWithBias(block: usize, b: usize, rows: i32, OC: i32, activation: i32, alpha: f32): void {
  for (let row = 0; row < rows; row++) {
    for (let oc = 0; oc < OC; oc++, block += 4) {
      const v: f32 = b ? load<f32>(b + (<usize>oc << 2)) : 0;
      store<f32>(block, finishScalar(v, activation, alpha));
    }
  }
}

/** Copies block rows first … to pixels (S·i + p, S·j + q) of y. */
function scatterPhase(
  y: usize, block: usize, first: i32, rows: i32, PHASE_H: i32, PHASE_W: i32, OH: i32, OW: i32, OC: i32, S: i32, p: i32, q: i32,
): void {
  const pixelBytes = <usize>OC << 2;
  let j = first % PHASE_W;
  let i = (first / PHASE_W) % PHASE_H;
  let n = first / (PHASE_W * PHASE_H);
  for (let row = 0; row < rows; row++, block += pixelBytes) {
    const pixel = (n * OH + S * i + p) * OW + S * j + q;
    copyFloats(y + <usize>pixel * pixelBytes, block, OC);
    if (++j == PHASE_W) {
      j = 0;
      if (++i == PHASE_H) {
        i = 0;
        n++;
      }
    }
  }
}
