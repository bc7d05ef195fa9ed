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
//   a0  →   c00     c01           12 multiply-adds for 8 loads. 7×2, 4×3 and 3×4 spill; 5×2 and 3×3 are 5 % slower.
//   …         …       …
//   a5  →   c50     c51
//
// Without fused multiply-add a product needs a register of its own before it is added: there the tile has 5 rows, where 6
// run at two thirds of the speed.
//
// Loops from outside: rows in blocks that stay in cache, panels, tiles. Every element is one accumulator over
// k = 0 … K−1 in order, then bias, then activation: its bits do not depend on M, on its row, or on the block it is in.
//
// One or two rows that are left over go through tiles of 2 × 16, which waste less: a batch of one is such a rest.
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

// @ts-ignore: decorator
@inline
const SIX: bool = ASC_FEATURE_RELAXED_SIMD;
/** Rows of the inner kernel's tile. */
// @ts-ignore: decorator
@inline
export const TILE_ROWS: i32 = SIX ? 6 : 5;

/** Rows of C that are finished before the next ones begin: 48 rows of a K of 1,000 are 192 kB, in reach of the L2 cache. */
// @ts-ignore: decorator
@inline
export const BLOCK_ROWS: i32 = 8 * TILE_ROWS;

/** Rows that a weight gradient sums before it adds them to what it has. It decides bits: runs repeat only while it stays. */
// @ts-ignore: decorator
@inline
export const GRADIENT_ROWS: i32 = 96;

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

/** What a product's last step does to sums of it and the bias. */
// @ts-ignore: decorator
@inline
export function finish(v: v128, activation: i32, alpha: f32): v128 {
  if (activation == LINEAR) return v;
  const zero = f32x4.splat(0);
  const positive = f32x4.max(v, zero);
  return alpha == 0 ? positive : f32x4.add(positive, f32x4.mul(f32x4.splat(alpha), f32x4.min(v, zero)));
}

// @ts-ignore: decorator
@inline
export function finishScalar(v: f32, activation: i32, alpha: f32): f32 {
  return activation == LINEAR ? v : max<f32>(v, 0) + alpha * min<f32>(v, 0);
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

/**
 * A tile of TILE_ROWS × 8 of A·B, stored and nothing else: c ← rows a0 … of A times a panel. It is a function of its own with
 * few parameters, because every address that lives through the loop takes one of sixteen registers: with bias, activation
 * and edges in it the same loop ran at 31 GFLOP/s instead of 46 (strict) and 58 (relaxed), of 47 and 59. For the same reason
 * it takes one step of k a turn: two or four spill.
 */
function tileNN(
  c: usize, ldc: usize, a0: usize, a1: usize, a2: usize, a3: usize, a4: usize, a5: usize, b: usize, K: i32,
): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  let c40 = f32x4.splat(0), c41 = f32x4.splat(0);
  let c50 = f32x4.splat(0), c51 = f32x4.splat(0);
  let b0: v128, b1: v128, x: v128;
  for (let k = K; k > 0; k--) {
    b0 = v128.load(b, 0); b1 = v128.load(b, 16);
    x = v128.load_splat<f32>(a0, 0); c00 = madd(x, b0, c00); c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a1, 0); c10 = madd(x, b0, c10); c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a2, 0); c20 = madd(x, b0, c20); c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a3, 0); c30 = madd(x, b0, c30); c31 = madd(x, b1, c31);
    x = v128.load_splat<f32>(a4, 0); c40 = madd(x, b0, c40); c41 = madd(x, b1, c41);
    if (SIX) { x = v128.load_splat<f32>(a5, 0); c50 = madd(x, b0, c50); c51 = madd(x, b1, c51); }
    a0 += 4; a1 += 4; a2 += 4; a3 += 4; a4 += 4; b += 32;
    if (SIX) a5 += 4;
  }
  v128.store(c, c00); v128.store(c, c01, 16); c += ldc;
  v128.store(c, c10); v128.store(c, c11, 16); c += ldc;
  v128.store(c, c20); v128.store(c, c21, 16); c += ldc;
  v128.store(c, c30); v128.store(c, c31, 16); c += ldc;
  v128.store(c, c40); v128.store(c, c41, 16);
  if (SIX) { v128.store(c + ldc, c50); v128.store(c + ldc, c51, 16); }
}

/**
 * The same of Aᵀ·B: a step of k is TILE_ROWS neighbours in memory. Reads up to 20 bytes past A's last element. What is
 * added to c is added here: by way of TILE it takes a tenth of the time of a gradient.
 */
function tileTN(c: usize, ldc: usize, a: usize, lda: usize, b: usize, K: i32, accumulate: bool): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  let c40 = f32x4.splat(0), c41 = f32x4.splat(0);
  let c50 = f32x4.splat(0), c51 = f32x4.splat(0);
  let b0: v128, b1: v128, x: v128;
  for (let k = K; k > 0; k--) {
    b0 = v128.load(b, 0); b1 = v128.load(b, 16);
    x = v128.load_splat<f32>(a, 0); c00 = madd(x, b0, c00); c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a, 4); c10 = madd(x, b0, c10); c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a, 8); c20 = madd(x, b0, c20); c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a, 12); c30 = madd(x, b0, c30); c31 = madd(x, b1, c31);
    x = v128.load_splat<f32>(a, 16); c40 = madd(x, b0, c40); c41 = madd(x, b1, c41);
    if (SIX) { x = v128.load_splat<f32>(a, 20); c50 = madd(x, b0, c50); c51 = madd(x, b1, c51); }
    a += lda; b += 32;
  }
  if (accumulate) {
    addRow(c, c00, c01); c += ldc;
    addRow(c, c10, c11); c += ldc;
    addRow(c, c20, c21); c += ldc;
    addRow(c, c30, c31); c += ldc;
    addRow(c, c40, c41);
    if (SIX) addRow(c + ldc, c50, c51);
    return;
  }
  v128.store(c, c00); v128.store(c, c01, 16); c += ldc;
  v128.store(c, c10); v128.store(c, c11, 16); c += ldc;
  v128.store(c, c20); v128.store(c, c21, 16); c += ldc;
  v128.store(c, c30); v128.store(c, c31, 16); c += ldc;
  v128.store(c, c40); v128.store(c, c41, 16);
  if (SIX) { v128.store(c + ldc, c50); v128.store(c + ldc, c51, 16); }
}

// @ts-ignore: decorator
@inline
function addRow(c: usize, v0: v128, v1: v128): void {
  v128.store(c, f32x4.add(v128.load(c), v0));
  v128.store(c, f32x4.add(v128.load(c, 16), v1), 16);
}

/** Where a tile waits that is not only stored: TILE_ROWS of 8 floats, or 2 of 16. */
const TILE: usize = memory.data(192, 16);

/** c ← activation(TILE + bias), or c += TILE: `rows` of TILE, whose rows are `width` bytes, from their byte `offset` on. */
function finishTile(
  c: usize, ldc: usize, offset: usize, width: usize, rows: i32, cols: i32, bias: usize, activation: i32, alpha: f32, accumulate: bool,
): void {
  let tile = TILE + offset;
  for (let row = 0; row < rows; row++, c += ldc, tile += width) {
    storeRow(c, v128.load(tile), v128.load(tile, 16), cols, bias, activation, alpha, accumulate);
  }
}

/** A tile of 2 × 16 of A·B into TILE: two whole panels `panel` bytes apart. For the last one or two rows: it wastes less. */
function tileWide(a0: usize, a1: usize, b: usize, panel: usize, K: i32): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c02 = f32x4.splat(0), c03 = f32x4.splat(0);
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0), c12 = f32x4.splat(0), c13 = f32x4.splat(0);
  let right = b + panel;
  let x: v128;
  for (let k = K; k > 0; k--) {
    const b0 = v128.load(b, 0), b1 = v128.load(b, 16), b2 = v128.load(right, 0), b3 = v128.load(right, 16);
    x = v128.load_splat<f32>(a0); c00 = madd(x, b0, c00); c01 = madd(x, b1, c01); c02 = madd(x, b2, c02); c03 = madd(x, b3, c03);
    x = v128.load_splat<f32>(a1); c10 = madd(x, b0, c10); c11 = madd(x, b1, c11); c12 = madd(x, b2, c12); c13 = madd(x, b3, c13);
    a0 += 4; a1 += 4; b += 32; right += 32;
  }
  v128.store(TILE, c00); v128.store(TILE, c01, 16); v128.store(TILE, c02, 32); v128.store(TILE, c03, 48);
  v128.store(TILE, c10, 64); v128.store(TILE, c11, 80); v128.store(TILE, c12, 96); v128.store(TILE, c13, 112);
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
  const plain = activation == LINEAR && !bias && !accumulate;
  const whole = wholeRows(M);
  const step = rowsOfBlock(K);
  for (let block = 0; block < whole; block += step) {
    const end = min(block + step, whole);
    for (let n = 0; n < N; n += 8) {
      const b = panels + <usize>(n >> 3) * panel;
      const cols = min(8, N - n);
      const biasHere = bias ? bias + (<usize>n << 2) : 0;
      for (let m = block; m < end; m += TILE_ROWS) {
        const to = c + <usize>m * rowC + (<usize>n << 2);
        const from = a + <usize>m * rowA;
        const rows = min(TILE_ROWS, end - m);
        if (plain && rows == TILE_ROWS && cols == 8) {
          tileNN(to, rowC, from, from + rowA, from + 2 * rowA, from + 3 * rowA, from + 4 * rowA, from + 5 * rowA, b, K);
        } else {
          edgeNN(from, rowA, rows, b, K);
          finishTile(to, rowC, 0, 32, rows, cols, biasHere, activation, alpha, accumulate);
        }
      }
    }
  }
  if (whole == M) return;
  const rest = a + <usize>whole * rowA;
  const rows = M - whole;
  for (let n = 0; n < N; n += 16) {
    const to = c + <usize>whole * rowC + (<usize>n << 2);
    const b = panels + <usize>(n >> 3) * panel;
    const left = bias ? bias + (<usize>n << 2) : 0;
    const right = bias ? left + 32 : 0;
    if (n + 8 >= N) {
      edgeNN(rest, rowA, rows, b, K);
      finishTile(to, rowC, 0, 32, rows, N - n, left, activation, alpha, accumulate);
      continue;
    }
    tileWide(rest, rowOr0(rest, rowA, 1, rows), b, panel, K);
    finishTile(to, rowC, 0, 64, rows, 8, left, activation, alpha, accumulate);
    finishTile(to + 32, rowC, 32, 64, rows, min(8, N - n - 8), right, activation, alpha, accumulate);
  }
}

/** TILE ← up to TILE_ROWS rows of A times a panel. Rows past `rows` repeat the first, so nothing past A is read. */
function edgeNN(a: usize, lda: usize, rows: i32, b: usize, K: i32): void {
  tileNN(
    TILE, 32, a, rowOr0(a, lda, 1, rows), rowOr0(a, lda, 2, rows), rowOr0(a, lda, 3, rows), rowOr0(a, lda, 4, rows),
    rowOr0(a, lda, 5, rows), b, K,
  );
}

// @ts-ignore: decorator
@inline
function rowOr0(a: usize, lda: usize, row: i32, rows: i32): usize {
  return row < rows ? a + <usize>row * lda : a;
}

/** Rows that whole tiles take: all but a rest of up to two. */
// @ts-ignore: decorator
@inline
function wholeRows(M: i32): i32 {
  const rest = M % TILE_ROWS;
  return rest <= 2 ? M - rest : M;
}

/** Rows of A of width K that stay in the L2 cache while all panels pass. */
// @ts-ignore: decorator
@inline
function rowsOfBlock(K: i32): i32 {
  return max(BLOCK_ROWS, (BLOCK_BYTES / (K << 2) / TILE_ROWS) * TILE_ROWS);
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
    for (let m = 0; m < M; m += TILE_ROWS) {
      const row = c + <usize>m * rowC + (<usize>n << 2);
      const rows = min(TILE_ROWS, M - m);
      if (rows == TILE_ROWS && cols == 8) tileTN(row, rowC, a + (<usize>m << 2), <usize>lda << 2, b, K, accumulate);
      else {
        tileTN(TILE, 32, a + (<usize>m << 2), <usize>lda << 2, b, K, false);
        finishTile(row, rowC, 0, 32, rows, cols, 0, LINEAR, 0, accumulate);
      }
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
      store<f32>(c + ((<usize>m * <usize>ldc + <usize>n) << 2), finishScalar(sum, activation, alpha));
    }
  }
}
