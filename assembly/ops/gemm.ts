// Matrix product with packed panels and register tiles.
//
//   gemmNN   C[M,N] = A·B            A [M,K] row-major, K contiguous
//   gemmTN   C[M,N] = Aᵀ·B           A [K,M] row-major, M contiguous
//   (NT is gemmNN on panels packed from a transposed B: packPanels takes both strides.)
//
// B is packed once into panels of 8 columns, k by k, zeros beyond N:
//
//   panel p:  | B[0, 8p..8p+7] | B[1, 8p..8p+7] | …      8 floats = two vectors a step of k
//
// The inner kernel holds a tile of 6 rows × 8 columns in twelve vector registers and adds one outer product a step:
//
//             b0      b1          12 accumulators + b0 + b1 + one broadcast of A = 15 of x86's 16 registers;
//   a0  →   c00     c01           12 multiply-adds for 8 loads. 7×2 and 4×3 spill.
//   …         …       …
//   a5  →   c50     c51
//
// Loops from outside: rows in blocks that stay in cache, panels, tiles of 6 rows. Every element is one accumulator over
// k = 0 … K−1 in order, then bias, then activation: its bits do not depend on M, on its row, or on the block it is in.
//
// Up to three rows that are left over go through tiles of 3 × 16, which waste less: a batch of one is such a rest.
//
// Method: Goto & van de Geijn 2008, "Anatomy of high-performance matrix multiplication".

import { hsum, madd, maddScalar, storeTail } from '../simd';

/** What the last step of a product does to each element before it is stored. */
// @ts-ignore: decorator
@inline
export const LINEAR: i32 = 0;
/** max(x, 0) + alpha·min(x, 0): ReLU with alpha 0, leaky ReLU otherwise. */
// @ts-ignore: decorator
@inline
export const RECTIFY: i32 = 1;

/** Rows of C that are finished before the next ones begin: 48 rows of a K of 1,000 are 192 kB, in reach of the L2 cache. */
// @ts-ignore: decorator
@inline
export const BLOCK_ROWS: i32 = 48;

/** Of A, while the panels pass: with fewer rows a wide layer's weights come from memory more than once. */
// @ts-ignore: decorator
@inline
const BLOCK_BYTES: i32 = 192 * 1024;

/** Bytes that the packed panels of a [K, N] matrix take. */
export function panelBytes(K: i32, N: i32): usize {
  return (<usize>((N + 7) >> 3) * <usize>K) << 5;
}

/**
 * panels ← B [K, N] whose element (k, n) is at b + k·strideK + n·strideN floats. Columns beyond N are zeros.
 * Overwrites panelBytes(K, N) bytes.
 */
export function packPanels(panels: usize, b: usize, K: i32, N: i32, strideK: i32, strideN: i32): void {
  assert(K > 0 && N > 0, 'packPanels: K and N must be positive');
  const rowBytes = <usize>strideK << 2;
  const columnBytes = <usize>strideN << 2;
  for (let n = 0; n < N; n += 8) {
    const columns = min(8, N - n);
    let row = b + <usize>n * columnBytes;
    if (columns == 8 && strideN == 1) {
      for (let k = 0; k < K; k++, row += rowBytes, panels += 32) {
        v128.store(panels, v128.load(row));
        v128.store(panels, v128.load(row, 16), 16);
      }
    } else {
      for (let k = 0; k < K; k++, row += rowBytes, panels += 32) {
        v128.store(panels, f32x4.splat(0));
        v128.store(panels, f32x4.splat(0), 16);
        for (let j = 0; j < columns; j++) store<f32>(panels + (<usize>j << 2), load<f32>(row + <usize>j * columnBytes));
      }
    }
  }
}

// @ts-ignore: decorator
@inline
export function finish(v: v128, activation: i32, alpha: f32): v128 {
  if (activation == LINEAR) return v;
  const zero = f32x4.splat(0);
  return f32x4.add(f32x4.max(v, zero), f32x4.mul(f32x4.splat(alpha), f32x4.min(v, zero)));
}

/** One row of a tile: c ← activation(v + bias), or c += v. */
// @ts-ignore: decorator
@inline
function storeRow(c: usize, v0: v128, v1: v128, cols: i32, bias: usize, activation: i32, alpha: f32, accumulate: bool): void {
  if (cols == 8) {
    if (accumulate) {
      v0 = f32x4.add(v128.load(c), v0);
      v1 = f32x4.add(v128.load(c, 16), v1);
    } else if (bias) {
      v0 = f32x4.add(v0, v128.load(bias));
      v1 = f32x4.add(v1, v128.load(bias, 16));
    }
    v128.store(c, finish(v0, activation, alpha));
    v128.store(c, finish(v1, activation, alpha), 16);
  } else storePart(c, v0, v1, cols, bias, activation, alpha, accumulate);
}

/** The same for a panel with fewer than 8 columns. */
function storePart(c: usize, v0: v128, v1: v128, cols: i32, bias: usize, activation: i32, alpha: f32, accumulate: bool): void {
  for (let j = 0; j < cols; j += 4) {
    let v = j == 0 ? v0 : v1;
    const left = min(4, cols - j);
    const offset = <usize>j << 2;
    let old = f32x4.splat(0);
    const other = accumulate ? c + offset : bias ? bias + offset : 0;
    if (other) {
      old = f32x4.replace_lane(old, 0, load<f32>(other));
      if (left > 1) old = f32x4.replace_lane(old, 1, load<f32>(other, 4));
      if (left > 2) old = f32x4.replace_lane(old, 2, load<f32>(other, 8));
      if (left > 3) old = f32x4.replace_lane(old, 3, load<f32>(other, 12));
      v = f32x4.add(v, old);
    }
    v = finish(v, activation, alpha);
    if (left == 4) v128.store(c + offset, v);
    else storeTail(c + offset, v, left);
  }
}

/** A tile of up to 6 × 8 of A·B. Rows past `rows` repeat row 0 and are dropped, so nothing past A is read. */
function tileNN(
  c: usize, ldc: usize, a: usize, lda: usize, b: usize, K: i32, rows: i32, cols: i32,
  bias: usize, activation: i32, alpha: f32, accumulate: bool,
): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  let c40 = f32x4.splat(0), c41 = f32x4.splat(0);
  let c50 = f32x4.splat(0), c51 = f32x4.splat(0);
  let a0 = a;
  let a1 = a + (rows > 1 ? lda * 1 : 0);
  let a2 = a + (rows > 2 ? lda * 2 : 0);
  let a3 = a + (rows > 3 ? lda * 3 : 0);
  let a4 = a + (rows > 4 ? lda * 4 : 0);
  let a5 = a + (rows > 5 ? lda * 5 : 0);
  let b0: v128, b1: v128, x: v128;
  // Four steps a turn: the six pointers move once in four steps, at immediate offsets between. Measured against one
  // step a turn: 1.2× as fast, because address arithmetic would otherwise be a fifth of the instructions.
  let k = K;
  for (; k >= 4; k -= 4) {
    b0 = v128.load(b, 0); b1 = v128.load(b, 16);
    x = v128.load_splat<f32>(a0, 0); c00 = madd(x, b0, c00); c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a1, 0); c10 = madd(x, b0, c10); c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a2, 0); c20 = madd(x, b0, c20); c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a3, 0); c30 = madd(x, b0, c30); c31 = madd(x, b1, c31);
    x = v128.load_splat<f32>(a4, 0); c40 = madd(x, b0, c40); c41 = madd(x, b1, c41);
    x = v128.load_splat<f32>(a5, 0); c50 = madd(x, b0, c50); c51 = madd(x, b1, c51);
    b0 = v128.load(b, 32); b1 = v128.load(b, 48);
    x = v128.load_splat<f32>(a0, 4); c00 = madd(x, b0, c00); c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a1, 4); c10 = madd(x, b0, c10); c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a2, 4); c20 = madd(x, b0, c20); c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a3, 4); c30 = madd(x, b0, c30); c31 = madd(x, b1, c31);
    x = v128.load_splat<f32>(a4, 4); c40 = madd(x, b0, c40); c41 = madd(x, b1, c41);
    x = v128.load_splat<f32>(a5, 4); c50 = madd(x, b0, c50); c51 = madd(x, b1, c51);
    b0 = v128.load(b, 64); b1 = v128.load(b, 80);
    x = v128.load_splat<f32>(a0, 8); c00 = madd(x, b0, c00); c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a1, 8); c10 = madd(x, b0, c10); c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a2, 8); c20 = madd(x, b0, c20); c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a3, 8); c30 = madd(x, b0, c30); c31 = madd(x, b1, c31);
    x = v128.load_splat<f32>(a4, 8); c40 = madd(x, b0, c40); c41 = madd(x, b1, c41);
    x = v128.load_splat<f32>(a5, 8); c50 = madd(x, b0, c50); c51 = madd(x, b1, c51);
    b0 = v128.load(b, 96); b1 = v128.load(b, 112);
    x = v128.load_splat<f32>(a0, 12); c00 = madd(x, b0, c00); c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a1, 12); c10 = madd(x, b0, c10); c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a2, 12); c20 = madd(x, b0, c20); c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a3, 12); c30 = madd(x, b0, c30); c31 = madd(x, b1, c31);
    x = v128.load_splat<f32>(a4, 12); c40 = madd(x, b0, c40); c41 = madd(x, b1, c41);
    x = v128.load_splat<f32>(a5, 12); c50 = madd(x, b0, c50); c51 = madd(x, b1, c51);
    a0 += 16; a1 += 16; a2 += 16; a3 += 16; a4 += 16; a5 += 16; b += 128;
  }
  for (; k > 0; k--) {
    b0 = v128.load(b, 0); b1 = v128.load(b, 16);
    x = v128.load_splat<f32>(a0, 0); c00 = madd(x, b0, c00); c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a1, 0); c10 = madd(x, b0, c10); c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a2, 0); c20 = madd(x, b0, c20); c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a3, 0); c30 = madd(x, b0, c30); c31 = madd(x, b1, c31);
    x = v128.load_splat<f32>(a4, 0); c40 = madd(x, b0, c40); c41 = madd(x, b1, c41);
    x = v128.load_splat<f32>(a5, 0); c50 = madd(x, b0, c50); c51 = madd(x, b1, c51);
    a0 += 4; a1 += 4; a2 += 4; a3 += 4; a4 += 4; a5 += 4; b += 32;
  }
  // A whole tile that is only stored, as a Winograd place's is: the questions below would take as long as 30 steps of k.
  if (rows == 6 && cols == 8 && activation == LINEAR && !bias && !accumulate) {
    v128.store(c, c00); v128.store(c, c01, 16); c += ldc;
    v128.store(c, c10); v128.store(c, c11, 16); c += ldc;
    v128.store(c, c20); v128.store(c, c21, 16); c += ldc;
    v128.store(c, c30); v128.store(c, c31, 16); c += ldc;
    v128.store(c, c40); v128.store(c, c41, 16); c += ldc;
    v128.store(c, c50); v128.store(c, c51, 16);
    return;
  }
  storeRow(c, c00, c01, cols, bias, activation, alpha, accumulate);
  if (rows > 1) storeRow(c + ldc * 1, c10, c11, cols, bias, activation, alpha, accumulate);
  if (rows > 2) storeRow(c + ldc * 2, c20, c21, cols, bias, activation, alpha, accumulate);
  if (rows > 3) storeRow(c + ldc * 3, c30, c31, cols, bias, activation, alpha, accumulate);
  if (rows > 4) storeRow(c + ldc * 4, c40, c41, cols, bias, activation, alpha, accumulate);
  if (rows > 5) storeRow(c + ldc * 5, c50, c51, cols, bias, activation, alpha, accumulate);
}

/**
 * A tile of up to 3 × 16 of A·B: two whole panels `panel` bytes apart. Rows past `rows` repeat row 0 and are dropped. The
 * same twelve accumulators as 6 × 8; three rows of A stay in registers while four vectors of B pass.
 */
function tileWide(
  c: usize, ldc: usize, a: usize, lda: usize, b: usize, panel: usize, K: i32, rows: i32,
  bias: usize, activation: i32, alpha: f32, accumulate: bool,
): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c02 = f32x4.splat(0), c03 = f32x4.splat(0);
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0), c12 = f32x4.splat(0), c13 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c22 = f32x4.splat(0), c23 = f32x4.splat(0);
  let a0 = a;
  let a1 = a + (rows > 1 ? lda * 1 : 0);
  let a2 = a + (rows > 2 ? lda * 2 : 0);
  let right = b + panel;
  for (let k = K; k > 0; k--) {
    const x0 = v128.load_splat<f32>(a0), x1 = v128.load_splat<f32>(a1), x2 = v128.load_splat<f32>(a2);
    let y = v128.load(b, 0); c00 = madd(x0, y, c00); c10 = madd(x1, y, c10); c20 = madd(x2, y, c20);
    y = v128.load(b, 16); c01 = madd(x0, y, c01); c11 = madd(x1, y, c11); c21 = madd(x2, y, c21);
    y = v128.load(right, 0); c02 = madd(x0, y, c02); c12 = madd(x1, y, c12); c22 = madd(x2, y, c22);
    y = v128.load(right, 16); c03 = madd(x0, y, c03); c13 = madd(x1, y, c13); c23 = madd(x2, y, c23);
    a0 += 4; a1 += 4; a2 += 4; b += 32; right += 32;
  }
  const next = bias ? bias + 32 : 0;
  storeRow(c, c00, c01, 8, bias, activation, alpha, accumulate);
  storeRow(c + 32, c02, c03, 8, next, activation, alpha, accumulate);
  if (rows > 1) {
    storeRow(c + ldc, c10, c11, 8, bias, activation, alpha, accumulate);
    storeRow(c + ldc + 32, c12, c13, 8, next, activation, alpha, accumulate);
  }
  if (rows > 2) {
    storeRow(c + 2 * ldc, c20, c21, 8, bias, activation, alpha, accumulate);
    storeRow(c + 2 * ldc + 32, c22, c23, 8, next, activation, alpha, accumulate);
  }
}

/** A tile of up to 6 × 8 of Aᵀ·B: a step of k is six neighbours in memory. Reads up to 20 bytes past A's last element. */
function tileTN(c: usize, ldc: usize, a: usize, lda: usize, b: usize, K: i32, rows: i32, cols: i32, accumulate: bool): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  let c40 = f32x4.splat(0), c41 = f32x4.splat(0);
  let c50 = f32x4.splat(0), c51 = f32x4.splat(0);
  let b0: v128, b1: v128, x: v128;
  const bias: usize = 0, activation = LINEAR, alpha: f32 = 0;
  for (let k = K; k > 0; k--) {
    b0 = v128.load(b, 0); b1 = v128.load(b, 16);
    x = v128.load_splat<f32>(a, 0); c00 = madd(x, b0, c00); c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a, 4); c10 = madd(x, b0, c10); c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a, 8); c20 = madd(x, b0, c20); c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a, 12); c30 = madd(x, b0, c30); c31 = madd(x, b1, c31);
    x = v128.load_splat<f32>(a, 16); c40 = madd(x, b0, c40); c41 = madd(x, b1, c41);
    x = v128.load_splat<f32>(a, 20); c50 = madd(x, b0, c50); c51 = madd(x, b1, c51);
    a += lda; b += 32;
  }
  storeRow(c, c00, c01, cols, bias, activation, alpha, accumulate);
  if (rows > 1) storeRow(c + ldc * 1, c10, c11, cols, bias, activation, alpha, accumulate);
  if (rows > 2) storeRow(c + ldc * 2, c20, c21, cols, bias, activation, alpha, accumulate);
  if (rows > 3) storeRow(c + ldc * 3, c30, c31, cols, bias, activation, alpha, accumulate);
  if (rows > 4) storeRow(c + ldc * 4, c40, c41, cols, bias, activation, alpha, accumulate);
  if (rows > 5) storeRow(c + ldc * 5, c50, c51, cols, bias, activation, alpha, accumulate);
}

/**
 * C [M, N] ← activation(A [M, K]·B + bias), or C += A·B when `accumulate` (then without bias and activation).
 * lda and ldc are row distances in floats; bias is [N] or 0. B is in panels.
 */
export function gemmNN(
  c: usize, a: usize, panels: usize, bias: usize, M: i32, N: i32, K: i32, lda: i32, ldc: i32,
  activation: i32, alpha: f32, accumulate: bool,
): void {
  assert(M > 0 && N > 0 && K > 0, 'gemmNN: M, N and K must be positive');
  const rowA = <usize>lda << 2;
  const rowC = <usize>ldc << 2;
  const panel = <usize>K << 5;
  const whole = wholeRows(M);
  const step = rowsOfBlock(K);
  for (let block = 0; block < whole; block += step) {
    const end = min(block + step, whole);
    for (let n = 0; n < N; n += 8) {
      const b = panels + <usize>(n >> 3) * panel;
      const cols = min(8, N - n);
      const biasHere = bias ? bias + (<usize>n << 2) : 0;
      for (let m = block; m < end; m += 6) {
        const row = c + <usize>m * rowC + (<usize>n << 2);
        tileNN(row, rowC, a + <usize>m * rowA, rowA, b, K, min(6, end - m), cols, biasHere, activation, alpha, accumulate);
      }
    }
  }
  if (whole == M) return;
  const rest = a + <usize>whole * rowA;
  for (let n = 0; n < N; n += 16) {
    const row = c + <usize>whole * rowC + (<usize>n << 2);
    const b = panels + <usize>(n >> 3) * panel;
    const biasHere = bias ? bias + (<usize>n << 2) : 0;
    if (n + 16 <= N) {
      tileWide(row, rowC, rest, rowA, b, panel, K, M - whole, biasHere, activation, alpha, accumulate);
      continue;
    }
    for (let j = n; j < N; j += 8) {
      const offset = <usize>(j - n) << 2;
      const biasThere = bias ? biasHere + offset : 0;
      tileNN(row + offset, rowC, rest, rowA, b + <usize>((j - n) >> 3) * panel, K, M - whole, min(8, N - j), biasThere, activation, alpha, accumulate);
    }
  }
}

/** Rows that tiles of six take: all but a rest of up to three. */
// @ts-ignore: decorator
@inline
function wholeRows(M: i32): i32 {
  const rest = M % 6;
  return rest <= 3 ? M - rest : M;
}

/** Rows of A of width K that stay in the L2 cache while all panels pass. */
// @ts-ignore: decorator
@inline
function rowsOfBlock(K: i32): i32 {
  return max(BLOCK_ROWS, (BLOCK_BYTES / (K << 2) / 6) * 6);
}

/**
 * C [M, N] ← Aᵀ·B, or C += Aᵀ·B when `accumulate`, for A [K, M] and B in panels. Must leave 20 readable bytes after A:
 * the last tile reads whole steps of six.
 */
export function gemmTN(c: usize, a: usize, panels: usize, M: i32, N: i32, K: i32, lda: i32, ldc: i32, accumulate: bool): void {
  assert(M > 0 && N > 0 && K > 0, 'gemmTN: M, N and K must be positive');
  const rowC = <usize>ldc << 2;
  const panel = <usize>K << 5;
  for (let n = 0; n < N; n += 8) {
    const b = panels + <usize>(n >> 3) * panel;
    const cols = min(8, N - n);
    for (let m = 0; m < M; m += 6) {
      const row = c + <usize>m * rowC + (<usize>n << 2);
      tileTN(row, rowC, a + (<usize>m << 2), <usize>lda << 2, b, K, min(6, M - m), cols, accumulate);
    }
  }
}

/**
 * C [M, N] ← A [M, K]·Bᵀ + bias for B [N, K] row-major: one dot product an element, four lanes along K. For N of 1 or 2,
 * where a panel would be mostly zeros: a last layer with one output channel. K's tail of up to three is added last.
 */
export function gemmDot(c: usize, a: usize, b: usize, bias: usize, M: i32, N: i32, K: i32, lda: i32, ldc: i32, activation: i32, alpha: f32): void {
  assert(M > 0 && N > 0 && K > 0, 'gemmDot: M, N and K must be positive');
  const K8 = K & ~7;
  for (let m = 0; m < M; m++) {
    const row = a + (<usize>m * <usize>lda << 2);
    for (let n = 0; n < N; n++) {
      const column = b + (<usize>n * <usize>K << 2);
      let even = f32x4.splat(0), odd = f32x4.splat(0); // two chains: a multiply-add's latency is four issues long
      for (let k = 0; k < K8; k += 8) {
        const offset = <usize>k << 2;
        even = madd(v128.load(row + offset), v128.load(column + offset), even);
        odd = madd(v128.load(row + offset, 16), v128.load(column + offset, 16), odd);
      }
      let sum = hsum(f32x4.add(even, odd));
      for (let k = K8; k < K; k++) {
        const offset = <usize>k << 2;
        sum = maddScalar(load<f32>(row + offset), load<f32>(column + offset), sum);
      }
      if (bias) sum += load<f32>(bias + (<usize>n << 2));
      if (activation != LINEAR) sum = max<f32>(sum, 0) + alpha * min<f32>(sum, 0);
      store<f32>(c + ((<usize>m * <usize>ldc + <usize>n) << 2), sum);
    }
  }
}
