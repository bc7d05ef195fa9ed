// The transposed convolution that enlarges digits, 4×4 filters with stride 2 and a padding of 1, in 2.25 times fewer
// multiplications (Winograd 1980; Lavin & Gray 2016, arXiv:1509.09308, for convolutional networks).
//
// Along each axis every sub-pixel phase (convTranspose2d.ts) is a filter of two taps. F(3, 2) makes three neighbouring
// outputs of one from four inputs with four products instead of six, and both phases from the same four inputs:
//
//   d0 d1 d2 d3   v = (d0 − d2,  d1 + d2,  d2 − d1,  d3 − d1)
//   g0 g1         u = (g0,  (g0 + g1)/2,  (g0 − g1)/2,  g1)         m = u·v
//                 y = (m0 + m1 + m2,  m1 − m2,  m1 + m2 + m3)
//
//   phase 0   rows 6t, 6t + 2, 6t + 4       g = (w3, w1)      of tile t, whose inputs are
//   phase 1   rows 6t − 1, 6t + 1, 6t + 3   g = (w2, w0)      rows 3t − 1 … 3t + 2
//
// In two dimensions a tile of 4×4 inputs becomes 6×6 outputs. For each of its 16 places the sum over input channels is a
// matrix product over all tiles, V [tiles, C] · U [C, OC], which is where the time goes:
//
//   x → V [16, tiles, C] → gemm × 16 for each phase → M [16, tiles, OC] → y
//
// Both transforms of pixels are additions only, so rounding is near the direct form's: of 7,840,000 pixels of each shipped
// model 29 to 48 moved, by one grey level. A tile that reaches past the image needs fewer of its places: m0 is for its first
// row alone, m3 for its last. Those are left out, and of the 2.25 there remain 1.78 where 14 rows take 3 tiles of 6 (1.36 with
// them), and 2.17 where 28 take 5 (1.96). So that they are whole rows of a product, tiles stand by where they are in the
// image, then by image.

import { BLOCK_ROWS, LINEAR, TILE_ROWS, gemmNN, packPanels, panelBytes } from './gemm';
import { PLACES, input, locateInputs, threeOutputs } from './winogradTiles';

/** V of a block of tiles should stay in the L2 cache, in bytes. */
const BLOCK_BYTES: i32 = 384 * 1024;

/** Bytes of the packed filters of all phases: 16 places each. C and OC are multiples of 4. */
export function winogradPanelBytes(C: i32, OC: i32): usize {
  return <usize>(4 * PLACES) * panelBytes(C, OC);
}

/** Bytes of scratch for packing and for the forward pass. */
export function winogradScratchBytes(C: i32, OC: i32): usize {
  const block = <usize>blockTiles(C);
  return max(<usize>PLACES * planeBytes(C, OC), (<usize>PLACES * block * <usize>(C + OC)) << 2) + (<usize>C << 2);
}

/** Bytes between the filters of two places while they are packed: a line more than they take, or powers of two share cache sets. */
function planeBytes(C: i32, OC: i32): usize {
  return (<usize>(C * OC) << 2) + 64;
}

/** Tiles whose transforms exist at a time: whole tiles of the product's. */
function blockTiles(C: i32): i32 {
  return max(2 * TILE_ROWS, min(BLOCK_ROWS, BLOCK_BYTES / (PLACES * C * 4 * TILE_ROWS) * TILE_ROWS));
}

/** panels ← w [4, 4, OC, C] (HWOI), phase by phase, place by place. Overwrites winogradPanelBytes bytes and scratch. */
export function winogradPack(panels: usize, w: usize, C: i32, OC: i32, scratch: usize): void {
  const tapBytes = <usize>(C * OC) << 2;
  const plane = planeBytes(C, OC);
  const row = <usize>OC << 2;
  for (let phase = 0; phase < 4; phase++) {
    // Row and column of the phase's first tap in w; its other one lies two before.
    const kh = 3 - (phase >> 1);
    const kw = 3 - (phase & 1);
    const tap = w + <usize>(kh * 4 + kw) * tapBytes;
    for (let oc = 0; oc < OC; oc++) {
      let from = tap + (<usize>(oc * C) << 2);
      let to = scratch + (<usize>oc << 2);
      for (let c = 0; c < C; c++, from += 4, to += row) {
        const upper = load<f32>(from), upperNext = load<f32>(from - 2 * tapBytes);
        const lower = load<f32>(from - 8 * tapBytes), lowerNext = load<f32>(from - 10 * tapBytes);
        storePlaces(to, plane, upper, upperNext);
        storePlaces(to + 4 * plane, plane, (upper + lower) * 0.5, (upperNext + lowerNext) * 0.5);
        storePlaces(to + 8 * plane, plane, (upper - lower) * 0.5, (upperNext - lowerNext) * 0.5);
        storePlaces(to + 12 * plane, plane, lower, lowerNext);
      }
    }
    for (let place = 0; place < PLACES; place++, panels += panelBytes(C, OC)) {
      packPanels(panels, scratch + <usize>place * plane, C, OC, OC, 1);
    }
  }
}

/** A line of u's four places from a line's two taps. */
// @ts-ignore: decorator
@inline
function storePlaces(to: usize, plane: usize, g0: f32, g1: f32): void {
  store<f32>(to, g0);
  store<f32>(to + plane, (g0 + g1) * 0.5);
  store<f32>(to + 2 * plane, (g0 - g1) * 0.5);
  store<f32>(to + 3 * plane, g1);
}

/**
 * y [N, 2H, 2W, OC] ← activation(x [N, H, W, C] ∗ᵀ w + b), w packed by winogradPack, C and OC multiples of 4. b may be 0.
 * Overwrites y and scratch. An image's bits do not depend on the others in its batch.
 */
export function winogradForward(
  y: usize, x: usize, panels: usize, b: usize, scratch: usize, N: i32, H: i32, W: i32, C: i32, OC: i32, activation: i32, alpha: f32,
): void {
  assert(N > 0 && H > 0 && W > 0, 'winograd: extents must be positive');
  assert(C > 0 && OC > 0 && (C & 3) == 0 && (OC & 3) == 0, 'winograd: channels must be multiples of 4');
  const TH = (2 * H + 6) / 6; // rows −1 … 2H − 1 in tiles of 6
  const TW = (2 * W + 6) / 6;
  const tiles = N * TH * TW;
  const block = blockTiles(C);
  const zeros = scratch; // C of them, for pixels outside the image
  memory.fill(zeros, 0, <usize>C << 2);
  const v = zeros + (<usize>C << 2);
  const m = v + ((<usize>(PLACES * block) * <usize>C) << 2);
  for (let first = 0; first < tiles; first += block) {
    const rows = min(block, tiles - first);
    const placeV = (<usize>rows * <usize>C) << 2;
    const placeM = (<usize>rows * <usize>OC) << 2;
    transformInputs(v, placeV, x, zeros, first, rows, N, H, W, C, TW);
    let u = panels;
    for (let phase = 0; phase < 4; phase++) {
      for (let place = 0; place < PLACES; place++) {
        multiplyNeeded(m + <usize>place * placeM, v + <usize>place * placeV, u, place, phase, first, rows, N, H, W, C, OC, TW);
        u += panelBytes(C, OC);
      }
      transformOutputs(y, m, placeM, b, first, rows, N, 2 * H, 2 * W, OC, TW, phase >> 1, phase & 1, activation, alpha);
    }
  }
}

/** M ← V · U of one place, for those of the tiles first … first + rows − 1 whose outputs need it; the others stay as they are. */
function multiplyNeeded(
  m: usize, v: usize, u: usize, place: i32, phase: i32, first: i32, rows: i32, N: i32, H: i32, W: i32, C: i32, OC: i32, TW: i32,
): void {
  if (N < TILE_ROWS) {
    // A few images are too few rows to be cut.
    gemmNN(m, v, u, 0, rows, OC, C, C, OC, LINEAR, 0, false);
    return;
  }
  const end = first + rows;
  let begin = first; // of the run of tiles that wait for their product
  for (let tile = first; tile < end; ) {
    const position = tile / N;
    const next = min(end, (position + 1) * N);
    const needed = isNeeded(place >> 2, position / TW, phase >> 1, H) && isNeeded(place & 3, position % TW, phase & 1, W);
    if (!needed || next == end) {
      const stop = needed ? next : tile;
      if (stop > begin) {
        const skip = <usize>(begin - first) << 2;
        gemmNN(m + skip * OC, v + skip * C, u, 0, stop - begin, OC, C, C, OC, LINEAR, 0, false);
      }
      begin = next;
    }
    tile = next;
  }
}

/** Whether tile t of an axis of `size` inputs needs the product at `place` (0 … 3) for its outputs in phase p of the axis. */
// @ts-ignore: decorator
@inline
function isNeeded(place: i32, t: i32, p: i32, size: i32): bool {
  const output = 6 * t - p; // the first of three; the others are 2 and 4 further
  if (place == 0) return output >= 0 && output < 2 * size;
  return output + (place == 3 ? 4 : 0) < 2 * size;
}

/** V ← tiles first … first + rows − 1 of x, each of the 16 places as [rows, C]. */
function transformInputs(
  v: usize, place: usize, x: usize, zeros: usize, first: i32, rows: i32, N: i32, H: i32, W: i32, C: i32, TW: i32,
): void {
  const pixel = <usize>C << 2;
  for (let row = 0; row < rows; row++, v += pixel) {
    const tile = first + row;
    const position = tile / N;
    const image = x + <usize>(tile % N) * <usize>(H * W) * pixel;
    locateInputs(image, zeros, 3 * (position / TW) - 1, 3 * (position % TW) - 1, H, W, pixel, 1);
    for (let c: usize = 0; c < pixel; c += 16) {
      const to = v + c;
      acrossPlaces(to, place,
        f32x4.sub(input(0, c), input(8, c)), f32x4.sub(input(1, c), input(9, c)),
        f32x4.sub(input(2, c), input(10, c)), f32x4.sub(input(3, c), input(11, c)));
      const a0 = input(4, c), a1 = input(5, c), a2 = input(6, c), a3 = input(7, c);
      const b0 = input(8, c), b1 = input(9, c), b2 = input(10, c), b3 = input(11, c);
      acrossPlaces(to + 4 * place, place, f32x4.add(a0, b0), f32x4.add(a1, b1), f32x4.add(a2, b2), f32x4.add(a3, b3));
      acrossPlaces(to + 8 * place, place, f32x4.sub(b0, a0), f32x4.sub(b1, a1), f32x4.sub(b2, a2), f32x4.sub(b3, a3));
      acrossPlaces(to + 12 * place, place,
        f32x4.sub(input(12, c), input(4, c)), f32x4.sub(input(13, c), input(5, c)),
        f32x4.sub(input(14, c), input(6, c)), f32x4.sub(input(15, c), input(7, c)));
    }
  }
}

/** A line of four places ← a line of four inputs that are combined along columns already. */
// @ts-ignore: decorator
@inline
function acrossPlaces(to: usize, place: usize, e0: v128, e1: v128, e2: v128, e3: v128): void {
  v128.store(to, f32x4.sub(e0, e2));
  v128.store(to + place, f32x4.add(e1, e2));
  v128.store(to + 2 * place, f32x4.sub(e2, e1));
  v128.store(to + 3 * place, f32x4.sub(e3, e1));
}

/** The pixels of phase (p, q) of tiles first … in y [N, OH, OW, OC] ← activation(transformed M + b). */
function transformOutputs(
  y: usize, m: usize, place: usize, b: usize, first: i32, rows: i32, N: i32, OH: i32, OW: i32, OC: i32, TW: i32,
  p: i32, q: i32, activation: i32, alpha: f32,
): void {
  const pixel = <usize>OC << 2;
  for (let row = 0; row < rows; row++, m += pixel) {
    const tile = first + row;
    const position = tile / N;
    const i = 6 * (position / TW) - p;
    const j = 6 * (position % TW) - q;
    const image = y + <usize>(tile % N) * <usize>(OH * OW) * pixel;
    // Where the three lines of outputs go; 0 for those outside the image, whose columns may be too.
    const line0 = i >= 0 && i < OH ? image + <usize>(i * OW + j) * pixel : 0;
    const line1 = i + 2 < OH ? image + <usize>((i + 2) * OW + j) * pixel : 0;
    const line2 = i + 4 < OH ? image + <usize>((i + 4) * OW + j) * pixel : 0;
    const left = j >= 0 && j < OW;
    const middle = j + 2 < OW;
    const right = j + 4 < OW;
    for (let c: usize = 0; c < pixel; c += 16) {
      const at = m + c;
      const bias = b ? v128.load(b + c) : f32x4.splat(0);
      // Down the columns: the sums that line 0, 1 and 2 need of each.
      let m1 = v128.load(at + 4 * place), m2 = v128.load(at + 8 * place);
      let both = f32x4.add(m1, m2);
      const a0 = f32x4.add(v128.load(at), both), b0 = f32x4.sub(m1, m2), c0 = f32x4.add(both, v128.load(at + 12 * place));
      m1 = v128.load(at + 5 * place); m2 = v128.load(at + 9 * place);
      both = f32x4.add(m1, m2);
      const a1 = f32x4.add(v128.load(at + place), both), b1 = f32x4.sub(m1, m2), c1 = f32x4.add(both, v128.load(at + 13 * place));
      m1 = v128.load(at + 6 * place); m2 = v128.load(at + 10 * place);
      both = f32x4.add(m1, m2);
      const a2 = f32x4.add(v128.load(at + 2 * place), both), b2 = f32x4.sub(m1, m2), c2 = f32x4.add(both, v128.load(at + 14 * place));
      m1 = v128.load(at + 7 * place); m2 = v128.load(at + 11 * place);
      both = f32x4.add(m1, m2);
      const a3 = f32x4.add(v128.load(at + 3 * place), both), b3 = f32x4.sub(m1, m2), c3 = f32x4.add(both, v128.load(at + 15 * place));
      if (line0) threeOutputs(line0 + c, 2 * pixel, a0, a1, a2, a3, bias, left, middle, right, activation, alpha);
      if (line1) threeOutputs(line1 + c, 2 * pixel, b0, b1, b2, b3, bias, left, middle, right, activation, alpha);
      if (line2) threeOutputs(line2 + c, 2 * pixel, c0, c1, c2, c3, bias, left, middle, right, activation, alpha);
    }
  }
}
