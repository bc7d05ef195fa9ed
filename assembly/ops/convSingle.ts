// A convolution with one output channel and stride 1: the last layer of most generators. A panel of eight columns would be
// seven eighths zeros, and a dot product at a time waits for its own sum. Eight neighbouring outputs together do neither:
// a row of a filter, TW·C weights, meets eight windows that begin one pixel apart in one run of memory.
//
//   y[n, i, j] = activation(b + Σ_th  x[n, i + originH + th, j + originW … + TW − 1, 0 … C − 1] · w[th, …])
//
//   9 loads and 8 multiply-adds a vector of weights: 23 GFLOP/s where dot products reached 7 to 9 (tests/bench/RESULTS.md)
//
// Windows that reach past a row's ends are summed by themselves, over the part that lies inside.
//
// The gradient of such weights is a sum of windows, each times one number: as a product with a panel of one column it ran at
// 4 GFLOP/s.

import { hsum, madd } from '../simd';
import { finish, finishScalar } from './gemm';

/** Whether `convSingle` can take a layer's last step. */
// @ts-ignore: decorator
@inline
export function isSingle(C: i32, OC: i32): bool {
  return OC == 1 && (C & 3) == 0;
}

/**
 * Outputs [N, ROWS, COLUMNS] of x [N, H, W, C], C a multiple of 4, and w [TH, TW, C]; b is one float or 0. Output (n, i, j)
 * is written at y + n·imageY + i·rowY + j·stepY bytes, so that a phase of a transposed convolution lands on its pixels.
 */
export function convSingle(
  y: usize, imageY: usize, rowY: usize, stepY: usize, x: usize, w: usize, b: usize, N: i32, H: i32, W: i32, C: i32,
  ROWS: i32, COLUMNS: i32, TH: i32, TW: i32, originH: i32, originW: i32, activation: i32, alpha: f32,
): void {
  const pixel = <usize>C << 2;
  const bias: f32 = b ? load<f32>(b) : 0;
  // Outputs whose windows lie inside their rows: first … end − 1.
  const first = max(0, -originW);
  const end = min(COLUMNS, W - TW + 1 - originW);
  for (let n = 0; n < N; n++, x += <usize>(H * W) * pixel) {
    for (let i = 0; i < ROWS; i++) {
      const row = y + <usize>n * imageY + <usize>i * rowY;
      const th0 = max(0, -(i + originH));
      const th1 = min(TH, H - (i + originH));
      const lines = x + <usize>((i + originH + th0) * W) * pixel;
      const weights = w + <usize>(th0 * TW) * pixel;
      let j = 0;
      while (j < COLUMNS) {
        const to = row + <usize>j * stepY;
        if (j >= first && j + 8 <= end) {
          eightOutputs(to, stepY, lines + <usize>(j + originW) * pixel, <usize>W * pixel, weights, th1 - th0, <usize>TW * pixel, pixel, bias, activation, alpha);
          j += 8;
          // The last eight begin where they still fit: some are made twice, alike.
          if (j < end && j + 8 > end && end - 8 >= first) j = end - 8;
          continue;
        }
        const tw0 = max(0, -(j + originW));
        const tw1 = min(TW, W - (j + originW));
        const sum = oneOutput(lines + <usize>(j + originW + tw0) * pixel, <usize>W * pixel, weights + <usize>tw0 * pixel, th1 - th0, <usize>TW * pixel, <usize>max(0, tw1 - tw0) * pixel);
        store<f32>(to, finishScalar(sum + bias, activation, alpha));
        j++;
      }
    }
  }
}

/** Σ over `lines` runs of `run` bytes; the windows' lines are lineX apart, the filter's lineW. */
function oneOutput(x: usize, lineX: usize, w: usize, lines: i32, lineW: usize, run: usize): f32 {
  let sum = f32x4.splat(0);
  for (let line = 0; line < lines; line++, x += lineX, w += lineW) {
    for (let at: usize = 0; at < run; at += 16) sum = madd(v128.load(x + at), v128.load(w + at), sum);
  }
  return hsum(sum);
}

/** The same for eight windows one pixel apart: rows of lineW bytes. */
function eightOutputs(
  y: usize, stepY: usize, x: usize, lineX: usize, w: usize, lines: i32, lineW: usize, pixel: usize, bias: f32, activation: i32, alpha: f32,
): void {
  let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0), s5 = f32x4.splat(0), s6 = f32x4.splat(0), s7 = f32x4.splat(0);
  for (let line = 0; line < lines; line++, x += lineX, w += lineW) {
    let x0 = x, x3 = x + 3 * pixel, x6 = x + 6 * pixel;
    for (let at: usize = 0; at < lineW; at += 16, x0 += 16, x3 += 16, x6 += 16) {
      const u = v128.load(w + at);
      s0 = madd(v128.load(x0), u, s0);
      s1 = madd(v128.load(x0 + pixel), u, s1);
      s2 = madd(v128.load(x3 - pixel), u, s2);
      s3 = madd(v128.load(x3), u, s3);
      s4 = madd(v128.load(x3 + pixel), u, s4);
      s5 = madd(v128.load(x6 - pixel), u, s5);
      s6 = madd(v128.load(x6), u, s6);
      s7 = madd(v128.load(x6 + pixel), u, s7);
    }
  }
  const sums = activated(fourSums(s0, s1, s2, s3), bias, activation, alpha);
  const more = activated(fourSums(s4, s5, s6, s7), bias, activation, alpha);
  if (stepY == 4) {
    v128.store(y, sums);
    v128.store(y, more, 16);
    return;
  }
  v128.store32_lane(y, sums, 0);
  v128.store32_lane(y + stepY, sums, 1);
  v128.store32_lane(y + 2 * stepY, sums, 2);
  v128.store32_lane(y + 3 * stepY, sums, 3);
  y += 4 * stepY;
  v128.store32_lane(y, more, 0);
  v128.store32_lane(y + stepY, more, 1);
  v128.store32_lane(y + 2 * stepY, more, 2);
  v128.store32_lane(y + 3 * stepY, more, 3);
}

/** The sums of the lanes of four vectors, each as hsum adds them: (0 + 1) + (2 + 3). */
// @ts-ignore: decorator
@inline
function fourSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab01 = v128.shuffle<f32>(a, b, 0, 4, 2, 6); // a0 b0 a2 b2
  const ab23 = v128.shuffle<f32>(a, b, 1, 5, 3, 7); // a1 b1 a3 b3
  const cd01 = v128.shuffle<f32>(c, d, 0, 4, 2, 6);
  const cd23 = v128.shuffle<f32>(c, d, 1, 5, 3, 7);
  const ab = f32x4.add(ab01, ab23); // a01 b01 a23 b23
  const cd = f32x4.add(cd01, cd23);
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

// @ts-ignore: decorator
@inline
function activated(v: v128, bias: f32, activation: i32, alpha: f32): v128 {
  return finish(f32x4.add(v, f32x4.splat(bias)), activation, alpha);
}

/**
 * dw [TH, TW, C] += Σ windows of x [N, H, W, C] · dy [N, OH, OW], stride 1, C a multiple of 4. The windows of
 * an image that lie inside their rows are summed first, then added; each of the others is added by itself.
 */
export function convSingleBackwardWeights(
  dw: usize, dy: usize, x: usize, N: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32, TH: i32, TW: i32, PH: i32, PW: i32,
): void {
  const pixel = <usize>C << 2;
  const run = <usize>TW * pixel;
  // Outputs whose windows lie inside their rows: first … end − 1.
  const first = min(OW, PW);
  const end = max(first, min(OW, W - TW + 1 + PW));
  for (let n = 0; n < N; n++, x += <usize>(H * W) * pixel, dy += <usize>(OH * OW) << 2) {
    for (let th = 0; th < TH; th++) {
      const weights = dw + <usize>th * run;
      const i0 = max(0, PH - th);
      const i1 = min(OH, H + PH - th);
      const lines = x + <usize>((i0 + th - PH) * W - PW) * pixel;
      const gradients = dy + (<usize>(i0 * OW) << 2);
      for (let at: usize = 0; at < run && end > first; ) {
        const from = lines + <usize>first * pixel + at;
        const to = gradients + (<usize>first << 2);
        if (at + 64 <= run) {
          sixteenWeights(weights + at, to, <usize>OW << 2, from, <usize>W * pixel, pixel, i1 - i0, end - first);
          at += 64;
        } else {
          fourWeights(weights + at, to, <usize>OW << 2, from, <usize>W * pixel, pixel, i1 - i0, end - first);
          at += 16;
        }
      }
      for (let i = 0; i < i1 - i0; i++) {
        for (let j = 0; j < OW; j++) {
          if (j == first) j = end;
          if (j >= OW) break;
          const tw0 = max(0, PW - j);
          const tw1 = min(TW, W + PW - j);
          const g = v128.load_splat<f32>(gradients + (<usize>(i * OW + j) << 2));
          const window = lines + <usize>(i * W + j) * pixel;
          for (let at = <usize>tw0 * pixel; at < <usize>max(tw0, tw1) * pixel; at += 16) {
            v128.store(weights + at, madd(v128.load(window + at), g, v128.load(weights + at)));
          }
        }
      }
    }
  }
}

/** Sixteen weights += Σ over `rows` rows of `columns` windows one pixel apart; the rows of x are lineX apart, those of dy lineY. */
function sixteenWeights(dw: usize, dy: usize, lineY: usize, x: usize, lineX: usize, pixel: usize, rows: i32, columns: i32): void {
  let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
  let r0 = f32x4.splat(0), r1 = f32x4.splat(0), r2 = f32x4.splat(0), r3 = f32x4.splat(0);
  for (let i = 0; i < rows; i++, x += lineX, dy += lineY) {
    let from = x, to = dy;
    let j = columns;
    for (; j >= 2; j -= 2, from += 2 * pixel, to += 8) {
      const g = v128.load_splat<f32>(to), h = v128.load_splat<f32>(to, 4);
      const next = from + pixel;
      s0 = madd(v128.load(from), g, s0); s1 = madd(v128.load(from, 16), g, s1);
      s2 = madd(v128.load(from, 32), g, s2); s3 = madd(v128.load(from, 48), g, s3);
      r0 = madd(v128.load(next), h, r0); r1 = madd(v128.load(next, 16), h, r1);
      r2 = madd(v128.load(next, 32), h, r2); r3 = madd(v128.load(next, 48), h, r3);
    }
    if (j) {
      const g = v128.load_splat<f32>(to);
      s0 = madd(v128.load(from), g, s0); s1 = madd(v128.load(from, 16), g, s1);
      s2 = madd(v128.load(from, 32), g, s2); s3 = madd(v128.load(from, 48), g, s3);
    }
  }
  v128.store(dw, f32x4.add(v128.load(dw), f32x4.add(s0, r0)));
  v128.store(dw, f32x4.add(v128.load(dw, 16), f32x4.add(s1, r1)), 16);
  v128.store(dw, f32x4.add(v128.load(dw, 32), f32x4.add(s2, r2)), 32);
  v128.store(dw, f32x4.add(v128.load(dw, 48), f32x4.add(s3, r3)), 48);
}

/** The same of four weights, for what is left of a run. */
function fourWeights(dw: usize, dy: usize, lineY: usize, x: usize, lineX: usize, pixel: usize, rows: i32, columns: i32): void {
  let sum = f32x4.splat(0);
  for (let i = 0; i < rows; i++, x += lineX, dy += lineY) {
    let from = x;
    for (let j = 0; j < columns; j++, from += pixel) sum = madd(v128.load(from), v128.load_splat<f32>(dy + (<usize>j << 2)), sum);
  }
  v128.store(dw, f32x4.add(v128.load(dw), sum));
}
