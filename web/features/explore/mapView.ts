// The part of a map on screen, and the digits on it. A map has coordinates s to the right and t upwards, in the units of
// latent space. Digits stand on a grid whose step is a power of two, so that those of one zoom are among those of the next:
// the cell (i, j) of a level is the digit at (i, j) · 2^level.

import type { MapPlace } from '../../../workers/latent/plane.ts';

export interface MapView {
  /** The place in the middle of the screen. */
  readonly s: number;
  readonly t: number;
  /** Pixels for a latent step of length 1. */
  readonly scale: number;
}

export interface MapCell {
  readonly level: number;
  readonly i: number;
  readonly j: number;
}

/** Digits are at least this large, in pixels, and less than twice as large. */
export const MIN_CELL = 44;
/** Limits of the zoom: beyond them all digits are in one place, or all the same. */
export const MIN_SCALE = 4;
export const MAX_SCALE = 20_000;
/** Limit of the coordinates, far beyond any latent of a digit. */
const MAX_PLACE = 1000;

/** The step of the grid, as a power of two. */
export function levelOf({ scale }: MapView): number {
  return Math.ceil(Math.log2(MIN_CELL / scale));
}

/** The cells whose digits touch a screen of `width` × `height` pixels, those nearest to the middle first. */
export function cellsOn(view: MapView, width: number, height: number): readonly MapCell[] {
  const level = levelOf(view);
  const step = 2 ** level;
  const [halfS, halfT] = [width / 2 / view.scale, height / 2 / view.scale];
  const [fromI, toI] = [Math.floor((view.s - halfS) / step + 0.5), Math.ceil((view.s + halfS) / step - 0.5)];
  const [fromJ, toJ] = [Math.floor((view.t - halfT) / step + 0.5), Math.ceil((view.t + halfT) / step - 0.5)];
  const cells: MapCell[] = [];
  for (let j = fromJ; j <= toJ; j++) for (let i = fromI; i <= toI; i++) cells.push({ level, i, j });
  const away = ({ i, j }: MapCell): number => (i * step - view.s) ** 2 + (j * step - view.t) ** 2;
  return cells.sort((a, b) => away(a) - away(b));
}

export function placeOfCell({ level, i, j }: MapCell): MapPlace {
  return { s: i * 2 ** level, t: j * 2 ** level };
}

/** Where a place is on screen, in pixels from the upper left corner. */
export function onScreen(
  view: MapView,
  { s, t }: MapPlace,
  width: number,
  height: number,
): { readonly x: number; readonly y: number } {
  return { x: width / 2 + (s - view.s) * view.scale, y: height / 2 - (t - view.t) * view.scale };
}

/** The place at a point of the screen. */
export function placeAt(view: MapView, x: number, y: number, width: number, height: number): MapPlace {
  return { s: view.s + (x - width / 2) / view.scale, t: view.t - (y - height / 2) / view.scale };
}

/** The view after the map was pulled by so many pixels. */
export function panned(view: MapView, dx: number, dy: number): MapView {
  return heldView({ ...view, s: view.s - dx / view.scale, t: view.t + dy / view.scale });
}

/** The view `factor` times as large, with a place where it is. */
export function zoomed(view: MapView, factor: number, { s, t }: MapPlace): MapView {
  const scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, view.scale * factor));
  const share = view.scale / scale;
  return heldView({ s: s + (view.s - s) * share, t: t + (view.t - t) * share, scale });
}

/** The view in which all places are on screen, with some room around them. */
export function viewOfPlaces(places: readonly MapPlace[], width: number, height: number): MapView {
  const range = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];
  const [left, right] = range(places.map(({ s }) => s));
  const [low, high] = range(places.map(({ t }) => t));
  const scale = Math.min((0.6 * width) / Math.max(right - left, 1e-3), (0.6 * height) / Math.max(high - low, 1e-3));
  return heldView({ s: (left + right) / 2, t: (low + high) / 2, scale });
}

export function formatView({ s, t, scale }: MapView): string {
  return [s.toFixed(3), t.toFixed(3), scale.toFixed(1)].map((text) => String(Number(text))).join('_');
}

/** undefined for anything that formatView does not make. */
export function parseView(text: string): MapView | undefined {
  const parts = text.split('_');
  if (parts.length !== 3 || !parts.every((part) => /^-?\d{1,5}(\.\d{1,3})?$/.test(part))) return undefined;
  const [s = 0, t = 0, scale = 1] = parts.map(Number);
  return scale > 0 ? heldView({ s, t, scale }) : undefined;
}

function heldView({ s, t, scale }: MapView): MapView {
  const held = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
  return { s: held(s, MAX_PLACE), t: held(t, MAX_PLACE), scale: Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale)) };
}
