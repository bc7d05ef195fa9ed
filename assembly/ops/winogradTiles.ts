// Tiles of an image for winogradConv2d.ts and its gradient: which rows of which places they have, and the transform of the
// inputs, V, which both of them begin with.
//
//   place 0   | row | row | row | …        a place has a row for each tile of a block that needs it, without gaps:
//   place 1   | row | row | …              tables say where the rows of the tile at hand are
//   …

import { TILE_ROWS, finish } from './gemm';

/** Places of a transformed tile. */
export const PLACES: i32 = 16;
/** V and M of a block of tiles should stay in the L2 cache, in bytes. It decides a gradient's bits: runs repeat while it stays. */
const BLOCK_BYTES: i32 = 640 * 1024;

/** Where the inputs of a tile are while it is transformed, and where the rows of its 16 numbers: more addresses than registers. */
export const INPUTS: usize = memory.data(64);
const ROWS: usize = memory.data(64);
/** Where each place's next row goes: behind those that it has. */
const ENDS: usize = memory.data(64);

/** Tiles along an axis of so many outputs, three a tile. */
// @ts-ignore: decorator
@inline
export function tilesAcross(outputs: i32): i32 {
  return (outputs + 2) / 3;
}

/** Tiles whose transforms exist at a time, at most. */
export function maxTiles(C: i32, OC: i32): i32 {
  return max(2 * TILE_ROWS, BLOCK_BYTES / (PLACES * (4 * C + OC) * 4));
}

/** The same of `tiles`, in blocks of one size. */
export function blockTiles(tiles: i32, C: i32, OC: i32): i32 {
  const most = maxTiles(C, OC);
  const blocks = (tiles + most - 1) / most;
  return (tiles + blocks - 1) / blocks;
}

/** Bytes of V and M of the most tiles. */
export function blockBytes(C: i32, OC: i32): usize {
  return <usize>(PLACES * maxTiles(C, OC)) * <usize>(4 * C + OC) << 2;
}

/** Bytes of a pixel of zeros, then of a row for what nobody needs. */
export function spareBytes(C: i32, OC: i32): usize {
  return <usize>(max(C, OC) + max(4 * C, OC)) << 2;
}

/**
 * The place of number `index` of a tile's axis that has `left` outputs, or −1 where nobody needs it. Of one output, what
 * is number 1 elsewhere stands at place 3.
 */
// @ts-ignore: decorator
@inline
function placeOf(index: i32, left: i32): i32 {
  if (left >= 3) return index;
  if (left == 2) return index < 3 ? index : -1;
  return index == 0 ? 0 : index == 1 ? 3 : -1;
}

/** Empties all places of `blocks`, which lie `place` bytes apart. */
export function clearRows(blocks: usize, place: usize): void {
  for (let at: usize = 0; at < 64; at += 4, blocks += place) store<usize>(ENDS + at, blocks);
}

/** How many rows of `row` bytes a place has. */
export function countRows(place: i32, blocks: usize, placeBytes: usize, row: usize): i32 {
  return <i32>((load<usize>(ENDS + (<usize>place << 2)) - blocks - <usize>place * placeBytes) / row);
}

/** ROWS ← where the next tile's 16 numbers go, rows of `row` bytes, or `none` for what is not needed. */
export function nextRows(row: usize, none: usize, leftH: i32, leftW: i32): void {
  if (leftH >= 3 && leftW >= 3) {
    for (let at: usize = 0; at < 64; at += 4) {
      const end = load<usize>(ENDS + at);
      store<usize>(ROWS + at, end);
      store<usize>(ENDS + at, end + row);
    }
    return;
  }
  for (let i = 0; i < 4; i++) {
    const down = placeOf(i, leftH);
    for (let j = 0; j < 4; j++) {
      const right = placeOf(j, leftW);
      let end = none;
      if (down >= 0 && right >= 0) {
        const at = ENDS + <usize>((4 * down + right) << 2);
        end = load<usize>(at);
        store<usize>(at, end + row);
      }
      store<usize>(ROWS + <usize>((4 * i + j) << 2), end);
    }
  }
}

/** V ← tiles first … end − 1 of x, each place as [its rows, 4C], phase by phase. */
export function transformInputs(v: usize, place: usize, x: usize, zeros: usize, first: i32, end: i32, H: i32, W: i32, C: i32, OC: i32): void {
  const pixel = <usize>C << 2;
  const none = zeros + (<usize>max(C, OC) << 2);
  const TH = tilesAcross(H), TW = tilesAcross(W);
  clearRows(v, place);
  let j = first % TW, i = first / TW % TH;
  x += <usize>(first / (TH * TW)) * <usize>(4 * H * W) * pixel;
  for (let tile = first; tile < end; tile++) {
    nextRows(4 * pixel, none, H - 3 * i, W - 3 * j);
    for (let phase = 0; phase < 4; phase++) {
      locateInputs(x, zeros, 6 * i - 1 + (phase >> 1), 6 * j - 1 + (phase & 1), 2 * H, 2 * W, pixel, 2);
      transformPhase(<usize>phase * pixel, pixel, H - 3 * i);
    }
    if (++j == TW) {
      j = 0;
      if (++i == TH) {
        i = 0;
        x += <usize>(4 * H * W) * pixel;
      }
    }
  }
}

/** INPUTS ← 4 × 4 pixels of image x [H, W] from (h, w) on, `step` apart; zeros beyond it. */
export function locateInputs(x: usize, zeros: usize, h: i32, w: i32, H: i32, W: i32, pixel: usize, step: i32): void {
  const inside = w >= 0 && w + 3 * step < W;
  const next = <usize>step * pixel;
  let line = x + <usize>(h * W + w) * pixel;
  for (let at = INPUTS; at < INPUTS + 64; at += 16, h += step, line += <usize>W * next) {
    const row = h >= 0 && h < H;
    if (row && inside) {
      store<usize>(at, line);
      store<usize>(at, line + next, 4);
      store<usize>(at, line + 2 * next, 8);
      store<usize>(at, line + 3 * next, 12);
      continue;
    }
    store<usize>(at, row && w >= 0 ? line : zeros);
    store<usize>(at, row && w + step >= 0 && w + step < W ? line + next : zeros, 4);
    store<usize>(at, row && w + 2 * step < W ? line + 2 * next : zeros, 8);
    store<usize>(at, row && w + 3 * step < W ? line + 3 * next : zeros, 12);
  }
}

/** The 16 inputs of a phase into the rows of the 16 places, `offset` bytes from their beginnings. A tile's last lines may not be needed. */
function transformPhase(offset: usize, pixel: usize, left: i32): void {
  for (let c: usize = 0; c < pixel; c += 16) {
    const to = offset + c;
    storeInputs(0, to,
      f32x4.sub(input(0, c), input(8, c)), f32x4.sub(input(1, c), input(9, c)),
      f32x4.sub(input(2, c), input(10, c)), f32x4.sub(input(3, c), input(11, c)));
    const a0 = input(4, c), a1 = input(5, c), a2 = input(6, c), a3 = input(7, c);
    const b0 = input(8, c), b1 = input(9, c), b2 = input(10, c), b3 = input(11, c);
    storeInputs(4, to, f32x4.add(a0, b0), f32x4.add(a1, b1), f32x4.add(a2, b2), f32x4.add(a3, b3));
    if (left == 1) continue;
    storeInputs(8, to, f32x4.sub(b0, a0), f32x4.sub(b1, a1), f32x4.sub(b2, a2), f32x4.sub(b3, a3));
    if (left == 2) continue;
    storeInputs(12, to,
      f32x4.sub(input(12, c), input(4, c)), f32x4.sub(input(13, c), input(5, c)),
      f32x4.sub(input(14, c), input(6, c)), f32x4.sub(input(15, c), input(7, c)));
  }
}

/** Four channels at one of the addresses of INPUTS. */
// @ts-ignore: decorator
@inline
export function input(at: usize, c: usize): v128 {
  return v128.load(load<usize>(INPUTS + (at << 2)) + c);
}

/** Four channels of one of a tile's 16 numbers. */
// @ts-ignore: decorator
@inline
export function number(at: usize, c: usize): v128 {
  return v128.load(load<usize>(ROWS + (at << 2)) + c);
}

// @ts-ignore: decorator
@inline
export function storeNumber(at: usize, c: usize, value: v128): void {
  v128.store(load<usize>(ROWS + (at << 2)) + c, value);
}

/** A line of four of a tile's numbers ← a line of four inputs that are combined along columns already. */
// @ts-ignore: decorator
@inline
function storeInputs(line: usize, c: usize, e0: v128, e1: v128, e2: v128, e3: v128): void {
  storeNumber(line, c, f32x4.sub(e0, e2));
  storeNumber(line + 1, c, f32x4.add(e1, e2));
  storeNumber(line + 2, c, f32x4.sub(e2, e1));
  storeNumber(line + 3, c, f32x4.sub(e3, e1));
}

/** Three outputs of a line, `step` bytes apart, of which those beyond the image are left out ← sums of columns, bias, activation. */
// @ts-ignore: decorator
@inline
export function threeOutputs(
  to: usize, step: usize, s0: v128, s1: v128, s2: v128, s3: v128, bias: v128, first: bool, second: bool, third: bool, activation: i32, alpha: f32,
): void {
  const both = f32x4.add(s1, s2);
  if (first) v128.store(to, finish(f32x4.add(f32x4.add(s0, both), bias), activation, alpha));
  if (second) v128.store(to + step, finish(f32x4.add(f32x4.sub(s1, s2), bias), activation, alpha));
  if (third) v128.store(to + 2 * step, finish(f32x4.add(f32x4.add(both, s3), bias), activation, alpha));
}
