// The convolution that makes digits smaller, 4×4 filters with stride 2 and a padding of 1, and the gradient of its filters,
// in up to 2.25 times fewer multiplications: F(3, 2) of winograd.ts, whose mirror image this is.
//
//   y[i, j] = Σ_kh,kw  x[2i + kh − 1, 2j + kw − 1] · w[kh, kw]        x [N, 2H, 2W, C]   w [4, 4, C, OC]   y [N, H, W, OC]
//
// Along an axis the odd rows of x meet two taps and the even ones the other two. Each is a convolution with stride 1, and
// their products are summed while they are transformed, so that together they cost one transform of outputs:
//
//   phase 0   d = rows 6t − 1, 6t + 1, 6t + 3, 6t + 5   g = (w0, w2)     of tile t, whose outputs are rows 3t, 3t + 1, 3t + 2
//   phase 1   d = rows 6t, 6t + 2, 6t + 4, 6t + 6       g = (w1, w3)
//
//   v = (d0 − d2, d1 + d2, d2 − d1, d3 − d1)   u = (g0, (g0 + g1)/2, (g0 − g1)/2, g1)   y = (m0 + m1 + m2, m1 − m2, m1 + m2 + m3)
//
// In two dimensions there are 16 places and four phases, so for each place one product over phases and channels:
//
//   forward    M = V·U      [tiles, 4C]·[4C, OC]            gradient   dM = A dy Aᵀ (A turns an axis of dy into
//              y = Aᵀ M A                                              (y0, y0 + y1 + y2, y0 − y1 + y2, y2))
//                                                                      dU += Vᵀ·dM [4C, tiles]·[tiles, OC],  dw += Gᵀ dU G
//
// The last tile of an axis may reach past it. With two outputs left d3 = 0 and m3 is not needed. With one left d2 = d3 = 0 and
// y0 = d0·g0 + d1·g1: two products where F(3, 2) takes three. They are those of the places 0 and 3, given v1 = d1 for the
// latter. So a place has rows only for the tiles that need it, without gaps, and a table says where the row of each of the 16
// numbers of a tile is. 7 outputs cost 10 products of 14, and 14 cost 19 of 28: 1.96 and 2.17 times fewer in two dimensions.

import { LINEAR, gemmNN, panelBytes } from './gemm';
import { PLACES, blockBytes, blockTiles, clearRows, countRows, nextRows, number, spareBytes, threeOutputs, tilesAcross, transformInputs } from './winogradTiles';

/** Bytes of the packed filters. C and OC are multiples of 4. */
export function winogradConv2dPanelBytes(C: i32, OC: i32): usize {
  return <usize>PLACES * placeBytes(C, OC);
}

/** Bytes from the filters of a place to those of the next: a line more than they take, or powers of two share cache sets. */
function placeBytes(C: i32, OC: i32): usize {
  return panelBytes(4 * C, OC) + 64;
}

/** Bytes of scratch for the forward pass. */
export function winogradConv2dScratchBytes(C: i32, OC: i32): usize {
  return spareBytes(C, OC) + blockBytes(C, OC);
}

/** panels ← w [4, 4, C, OC] (HWIO), place by place. Overwrites winogradConv2dPanelBytes bytes. */
export function winogradConv2dPack(panels: usize, w: usize, C: i32, OC: i32): void {
  assert(C > 0 && OC > 0 && (C & 3) == 0 && (OC & 3) == 0, 'winogradConv2d: channels must be multiples of 4');
  const tap = <usize>(C * OC) << 2;
  const row = <usize>OC << 2;
  const place = placeBytes(C, OC);
  for (let oc = 0; oc < OC; oc += 8) {
    const whole = oc + 4 < OC;
    for (let phase = 0; phase < 4; phase++) {
      let from = w + <usize>((phase >> 1) * 4 + (phase & 1)) * tap + (<usize>oc << 2);
      for (let c = 0; c < C; c++, from += row, panels += 32) {
        packFour(panels, from, tap, place);
        if (whole) packFour(panels + 16, from + 16, tap, place);
        else for (let at = 0; at < PLACES; at++) v128.store(panels + <usize>at * place, f32x4.splat(0), 16);
      }
    }
  }
}

/** The 16 places of four filters of a phase, whose taps lie two apart. */
// @ts-ignore: decorator
@inline
function packFour(to: usize, from: usize, tap: usize, place: usize): void {
  const half = f32x4.splat(0.5);
  const g0 = v128.load(from), h0 = v128.load(from + 2 * tap);
  const g1 = v128.load(from + 8 * tap), h1 = v128.load(from + 10 * tap);
  packLine(to, place, g0, h0);
  packLine(to + 4 * place, place, f32x4.mul(f32x4.add(g0, g1), half), f32x4.mul(f32x4.add(h0, h1), half));
  packLine(to + 8 * place, place, f32x4.mul(f32x4.sub(g0, g1), half), f32x4.mul(f32x4.sub(h0, h1), half));
  packLine(to + 12 * place, place, g1, h1);
}

/** A line of u's four places from a line's two taps. */
// @ts-ignore: decorator
@inline
function packLine(to: usize, place: usize, g0: v128, g1: v128): void {
  const half = f32x4.splat(0.5);
  v128.store(to, g0);
  v128.store(to + place, f32x4.mul(f32x4.add(g0, g1), half));
  v128.store(to + 2 * place, f32x4.mul(f32x4.sub(g0, g1), half));
  v128.store(to + 3 * place, g1);
}

/**
 * y [N, H, W, OC] ← activation(x [N, 2H, 2W, C] ∗ w + b), w packed by winogradConv2dPack, C and OC multiples of 4. b may be 0.
 * Overwrites y and scratch. An image's bits do not depend on the others in its batch.
 */
export function winogradConv2dForward(
  y: usize, x: usize, panels: usize, b: usize, scratch: usize, N: i32, H: i32, W: i32, C: i32, OC: i32, activation: i32, alpha: f32,
): void {
  assert(N > 0 && H > 0 && W > 0, 'winogradConv2d: extents must be positive');
  assert(C > 0 && OC > 0 && (C & 3) == 0 && (OC & 3) == 0, 'winogradConv2d: channels must be multiples of 4');
  const tiles = N * tilesAcross(H) * tilesAcross(W);
  const block = blockTiles(tiles, C, OC);
  const v = scratch + spareBytes(C, OC);
  const placeV = <usize>(block * C) << 4;
  const m = v + <usize>PLACES * placeV;
  const placeM = <usize>(block * OC) << 2;
  memory.fill(scratch, 0, <usize>max(C, OC) << 2);
  for (let first = 0; first < tiles; first += block) {
    const end = min(first + block, tiles);
    transformInputs(v, placeV, x, scratch, first, end, H, W, C, OC);
    for (let place = 0; place < PLACES; place++) {
      const rows = countRows(place, v, placeV, <usize>C << 4);
      const u = panels + <usize>place * placeBytes(C, OC);
      if (rows > 0) gemmNN(m + <usize>place * placeM, v + <usize>place * placeV, u, 0, rows, OC, 4 * C, 4 * C, OC, LINEAR, 0, false);
    }
    transformOutputs(y, m, placeM, b, scratch, first, end, H, W, OC, activation, alpha);
  }
}

/** Tiles first … end − 1 of y [N, H, W, OC] ← activation(transformed M + b). */
function transformOutputs(
  y: usize, m: usize, place: usize, b: usize, zeros: usize, first: i32, end: i32, H: i32, W: i32, OC: i32, activation: i32, alpha: f32,
): void {
  const pixel = <usize>OC << 2;
  const TH = tilesAcross(H), TW = tilesAcross(W);
  clearRows(m, place);
  for (let tile = first; tile < end; tile++) {
    const i = 3 * (tile / TW % TH), j = 3 * (tile % TW);
    nextRows(pixel, zeros, H - i, W - j);
    const to = y + <usize>((tile / (TH * TW) * H + i) * W + j) * pixel;
    const line = <usize>W * pixel;
    for (let c: usize = 0; c < pixel; c += 16) {
      const bias = b ? v128.load(b + c) : f32x4.splat(0);
      // Down the columns: the sums that line 0, 1 and 2 need of each.
      let m1 = number(4, c), m2 = number(8, c);
      let both = f32x4.add(m1, m2);
      const a0 = f32x4.add(number(0, c), both), b0 = f32x4.sub(m1, m2), c0 = f32x4.add(both, number(12, c));
      m1 = number(5, c); m2 = number(9, c);
      both = f32x4.add(m1, m2);
      const a1 = f32x4.add(number(1, c), both), b1 = f32x4.sub(m1, m2), c1 = f32x4.add(both, number(13, c));
      m1 = number(6, c); m2 = number(10, c);
      both = f32x4.add(m1, m2);
      const a2 = f32x4.add(number(2, c), both), b2 = f32x4.sub(m1, m2), c2 = f32x4.add(both, number(14, c));
      m1 = number(7, c); m2 = number(11, c);
      both = f32x4.add(m1, m2);
      const a3 = f32x4.add(number(3, c), both), b3 = f32x4.sub(m1, m2), c3 = f32x4.add(both, number(15, c));
      threeOutputs(to + c, pixel, a0, a1, a2, a3, bias, true, W - j > 1, W - j > 2, activation, alpha);
      if (i + 1 < H) threeOutputs(to + line + c, pixel, b0, b1, b2, b3, bias, true, W - j > 1, W - j > 2, activation, alpha);
      if (i + 2 < H) threeOutputs(to + 2 * line + c, pixel, c0, c1, c2, c3, bias, true, W - j > 1, W - j > 2, activation, alpha);
    }
  }
}
