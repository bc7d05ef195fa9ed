// The gradient of a convolution's filters in Winograd's form: see winogradConv2d.ts. That of a transposed convolution is the
// same with the roles of x and dy swapped.

import { gemmTN, packPanels, panelBytes } from './gemm';
import { INPUTS, PLACES, blockBytes, blockTiles, clearRows, countRows, input, maxTiles, nextRows, spareBytes, storeNumber, tilesAcross, transformInputs } from './winogradTiles';

/** Bytes from the gradient of a place's filters to that of the next: a line more than they take, as with the filters. */
function gradientBytes(C: i32, OC: i32): usize {
  return (<usize>(C * OC) << 4) + 64;
}

/** Bytes of scratch for the gradient. */
export function winogradConv2dGradientScratchBytes(C: i32, OC: i32): usize {
  return spareBytes(C, OC) + blockBytes(C, OC) + panelBytes(maxTiles(C, OC), OC) + <usize>PLACES * gradientBytes(C, OC);
}

/** dw [4, 4, C, OC] += the gradient for dy [N, H, W, OC] and x [N, 2H, 2W, C]. Overwrites scratch. */
export function winogradConv2dBackwardWeights(
  dw: usize, dy: usize, x: usize, scratch: usize, N: i32, H: i32, W: i32, C: i32, OC: i32,
): void {
  assert(N > 0 && H > 0 && W > 0, 'winogradConv2d: extents must be positive');
  assert(C > 0 && OC > 0 && (C & 3) == 0 && (OC & 3) == 0, 'winogradConv2d: channels must be multiples of 4');
  const tiles = N * tilesAcross(H) * tilesAcross(W);
  const block = blockTiles(tiles, C, OC);
  const v = scratch + spareBytes(C, OC);
  const placeV = <usize>(block * C) << 4;
  const m = v + <usize>PLACES * placeV; // behind V, of which gemmTN reads 20 bytes more
  const placeM = <usize>(block * OC) << 2;
  const panels = m + <usize>PLACES * placeM;
  const du = panels + panelBytes(block, OC);
  const placeU = gradientBytes(C, OC);
  memory.fill(scratch, 0, <usize>max(C, OC) << 2);
  memory.fill(du, 0, <usize>PLACES * placeU);
  for (let first = 0; first < tiles; first += block) {
    const end = min(first + block, tiles);
    transformInputs(v, placeV, x, scratch, first, end, H, W, C, OC);
    transformGradients(m, placeM, dy, scratch, first, end, H, W, C, OC);
    for (let place = 0; place < PLACES; place++) {
      const rows = countRows(place, m, placeM, <usize>OC << 2);
      if (rows == 0) continue;
      packPanels(panels, m + <usize>place * placeM, rows, OC, OC, 1);
      gemmTN(du + <usize>place * placeU, v + <usize>place * placeV, panels, 4 * C, OC, rows, 4 * C, OC, true);
    }
  }
  addFilters(dw, du, C, OC);
}

/** dM ← tiles first … end − 1 of dy, each place as [its rows, OC]. */
function transformGradients(m: usize, place: usize, dy: usize, zeros: usize, first: i32, end: i32, H: i32, W: i32, C: i32, OC: i32): void {
  const pixel = <usize>OC << 2;
  const none = zeros + (<usize>max(C, OC) << 2);
  const TH = tilesAcross(H), TW = tilesAcross(W);
  clearRows(m, place);
  for (let tile = first; tile < end; tile++) {
    const i = 3 * (tile / TW % TH), j = 3 * (tile % TW);
    nextRows(pixel, none, H - i, W - j);
    const from = dy + <usize>((tile / (TH * TW) * H + i) * W + j) * pixel;
    for (let di = 0; di < 3; di++) {
      for (let dj = 0; dj < 3; dj++) {
        const inside = i + di < H && j + dj < W;
        store<usize>(INPUTS + <usize>((3 * di + dj) << 2), inside ? from + <usize>(di * W + dj) * pixel : zeros);
      }
    }
    for (let c: usize = 0; c < pixel; c += 16) {
      const a0 = input(0, c), a1 = input(1, c), a2 = input(2, c);
      const c0 = input(6, c), c1 = input(7, c), c2 = input(8, c);
      storeGradients(0, c, a0, a1, a2);
      storeGradients(12, c, c0, c1, c2);
      const s0 = f32x4.add(a0, c0), s1 = f32x4.add(a1, c1), s2 = f32x4.add(a2, c2);
      const b0 = input(3, c), b1 = input(4, c), b2 = input(5, c);
      storeGradients(4, c, f32x4.add(s0, b0), f32x4.add(s1, b1), f32x4.add(s2, b2));
      storeGradients(8, c, f32x4.sub(s0, b0), f32x4.sub(s1, b1), f32x4.sub(s2, b2));
    }
  }
}

/** A line of four of a tile's numbers ← a line of three gradients that are combined along columns already. */
// @ts-ignore: decorator
@inline
function storeGradients(line: usize, c: usize, y0: v128, y1: v128, y2: v128): void {
  const outer = f32x4.add(y0, y2);
  storeNumber(line, c, y0);
  storeNumber(line + 1, c, f32x4.add(outer, y1));
  storeNumber(line + 2, c, f32x4.sub(outer, y1));
  storeNumber(line + 3, c, y2);
}

/** dw += Gᵀ dU G for dU [16, 4C, OC]: the transpose of what packs filters. */
function addFilters(dw: usize, du: usize, C: i32, OC: i32): void {
  const tap = <usize>(C * OC) << 2;
  const place = gradientBytes(C, OC);
  for (let phase = 0; phase < 4; phase++, du += tap) {
    const to = dw + <usize>((phase >> 1) * 4 + (phase & 1)) * tap;
    for (let at: usize = 0; at < tap; at += 16) {
      const from = du + at;
      addLine(to + at, tap, firstTap(from, place, 0), firstTap(from, place, 1), firstTap(from, place, 2), firstTap(from, place, 3));
      addLine(to + at + 8 * tap, tap, secondTap(from, place, 0), secondTap(from, place, 1), secondTap(from, place, 2), secondTap(from, place, 3));
    }
  }
}

/** Of column `j` of four filters' places the first tap down and the second. */
// @ts-ignore: decorator
@inline
function firstTap(du: usize, place: usize, j: usize): v128 {
  du += j * place;
  const both = f32x4.add(v128.load(du + 4 * place), v128.load(du + 8 * place));
  return f32x4.add(v128.load(du), f32x4.mul(both, f32x4.splat(0.5)));
}

// @ts-ignore: decorator
@inline
function secondTap(du: usize, place: usize, j: usize): v128 {
  du += j * place;
  const both = f32x4.sub(v128.load(du + 4 * place), v128.load(du + 8 * place));
  return f32x4.add(v128.load(du + 12 * place), f32x4.mul(both, f32x4.splat(0.5)));
}

/** Adds to the two taps of a line, which lie two apart, what its four columns make of them. */
// @ts-ignore: decorator
@inline
function addLine(dw: usize, tap: usize, s0: v128, s1: v128, s2: v128, s3: v128): void {
  const half = f32x4.splat(0.5);
  v128.store(dw, f32x4.add(v128.load(dw), f32x4.add(s0, f32x4.mul(f32x4.add(s1, s2), half))));
  v128.store(dw + 2 * tap, f32x4.add(v128.load(dw + 2 * tap), f32x4.add(s3, f32x4.mul(f32x4.sub(s1, s2), half))));
}
