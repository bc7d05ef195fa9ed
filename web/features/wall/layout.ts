// The layout of the wall: digit i is in row ⌊i / columns⌋. All arithmetic is on whole numbers up to 2^53.
//
//   row     of `columns` digits, as wide as the page allows
//   block   `blockRows` rows, about 100 digits: one request to the pool and one atlas canvas
//   window  the stretch of rows that the page can scroll over; no element can be 2^53 rows high, so it moves along

import { MAX_INDEX } from '../../../workers/core/address.ts';

/** Rows that the page can scroll over at once: few enough for exact scroll offsets in single precision. */
const WINDOW_ROWS = 20_000;
const DIGITS_PER_BLOCK = 100;

export interface WallLayout {
  readonly columns: number;
  /** Edge of a tile in CSS pixels: whole, so that all tiles are alike. */
  readonly tile: number;
  readonly blockRows: number;
}

/** Least and largest tile size: smaller ones fingers cannot hit, larger ones leave too few on screen. */
const MIN_TILE = 30;
/** Tiles grow by this at every step of the visitor's choice: four steps are four times the size. */
const STEP = Math.SQRT2;
/** From this tile on, digits are drawn larger than their pixels, and blocks have fewer of them. */
const LARGE_TILE = 96;
const DIGITS_PER_LARGE_BLOCK = 24;

/** Tiles from 46 px on a phone, where fingers need them, to 72 px on a wide screen; smaller or larger by steps. */
export function layoutFor(width: number, tileSize = 0): WallLayout {
  const usual = Math.min(Math.max(38 + width / 50, 46), 72);
  const wanted = Math.max(usual * STEP ** tileSize, MIN_TILE);
  const columns = Math.max(tileSize > 0 ? 1 : 4, Math.floor(width / wanted));
  const tile = Math.max(24, Math.floor(width / columns));
  const digits = tile >= LARGE_TILE ? DIGITS_PER_LARGE_BLOCK : DIGITS_PER_BLOCK;
  return { columns, tile, blockRows: Math.max(1, Math.round(digits / columns)) };
}

/** How much larger than its pixels a digit is drawn on the atlas, so that it is not blurred on the screen. */
export function atlasScale({ tile }: Pick<WallLayout, 'tile'>): number {
  return tile >= LARGE_TILE ? 4 : 1;
}

/** Columns of a sheet, of which all make full rows of the usual 96 digits. */
const SHEET_COLUMNS = [12, 8, 6, 4, 3];
const MIN_SHEET_TILE = 44;
const MAX_SHEET_TILE = 72;

/** A sheet of `count` digits, all of them one block: as many columns as fit with tiles that fingers can hit. */
export function sheetLayout(width: number, count: number): WallLayout {
  const columns = SHEET_COLUMNS.find((wanted) => width / wanted >= MIN_SHEET_TILE) ?? 3;
  const tile = Math.min(Math.max(24, Math.floor(width / columns)), MAX_SHEET_TILE);
  return { columns, tile, blockRows: Math.ceil(count / columns) };
}

export function rowOf(index: number, columns: number): number {
  return Math.floor(index / columns);
}

/** Rows of the whole wall; the last may be short. */
export function totalRows(columns: number): number {
  return rowOf(MAX_INDEX, columns) + 1;
}

/** Digits in `count` rows from row `first`, fewer at the end of the wall. */
export function digitsInRows(first: number, count: number, columns: number): number {
  return Math.max(0, Math.min(count * columns, MAX_INDEX - first * columns + 1));
}

/** Rows `first` … `first + count − 1`. */
export interface RowRange {
  readonly first: number;
  readonly count: number;
}

/** The window with `row` in its middle, or as near to it as the wall's ends allow. */
export function windowAround(row: number, columns: number): RowRange {
  const total = totalRows(columns);
  const count = Math.min(WINDOW_ROWS, total);
  return { first: Math.min(Math.max(row - WINDOW_ROWS / 2, 0), total - count), count };
}

/** Whether `row` is within `margin` rows of an end of the window behind which the wall goes on. */
export function nearWindowEnd(row: number, window: RowRange, columns: number, margin: number): boolean {
  const end = window.first + window.count;
  return (window.first > 0 && row - window.first < margin) || (end < totalRows(columns) && end - row < margin);
}
