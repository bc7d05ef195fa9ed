// Centres a drawing as MNIST's digits are centred, because the networks were trained on MNIST. MNIST's digits were
// (LeCun, Cortes, Burges, "The MNIST database"):
//
//   1  scaled to fit a box of 20×20 pixels, their proportions kept          here: the line and the pen's width together
//   2  given grey levels by the scaling's anti-aliasing                     here: the share of each pixel that the pen covers
//   3  put into 28×28 pixels with their centre of mass in the middle        which is pixel (14, 14), counted from 0
//
// The steps are taken on the line, not on a picture of it: the pen is PEN pixels wide however small or large the drawing is.
// MNIST's writers had much the same pencil; a small drawing that was enlarged as a picture would have too thick strokes.

import type { Drawing, PenPoint } from './strokes.ts';

/** Pixels along the edge of a picture. */
export const SIDE = 28;
/** Of the box that the digit is scaled to fit. */
const BOX = 20;
/** Where the centre of mass goes, in pixels from 0: the mean of MNIST's own to within 0.01. */
const MIDDLE = 14;
/** Width of the pen. MNIST's strokes are 2 to 3 pixels wide. */
const PEN = 2.5;

/** A drawing whose longer side is shorter than this share of the surface is a dot. */
const MIN_EXTENT = 0.06;
/** Pixels' worth of ink in the box beyond which it is an area: MNIST's digits seldom have more than 200. */
const MAX_INK = 280;

export type CentredDrawing =
  | { readonly kind: 'digit'; readonly pixels: Uint8Array<ArrayBuffer> }
  /** Nothing is drawn; or a dot; or all is black. */
  | { readonly kind: 'empty' | 'dot' | 'full' };

/** Grey levels [28, 28], 0 paper and 255 ink, of a drawing; or why there are none. */
export function centreAsMnist(drawing: Drawing): CentredDrawing {
  const points = drawing.flat();
  if (points.length === 0) return { kind: 'empty' };
  const [left, right] = rangeOf(points.map(({ x }) => x));
  const [top, bottom] = rangeOf(points.map(({ y }) => y));
  const extent = Math.max(right - left, bottom - top);
  if (extent < MIN_EXTENT) return { kind: 'dot' };
  const scale = (BOX - PEN) / extent;
  // First with the middle of its box in the middle, then with its centre of mass there.
  const placed = (dx: number, dy: number): Drawing =>
    drawing.map((stroke) =>
      stroke.map(({ x, y }) => ({
        x: MIDDLE + dx + scale * (x - (left + right) / 2),
        y: MIDDLE + dy + scale * (y - (top + bottom) / 2),
      })),
    );
  const boxed = coverage(placed(0, 0));
  const { ink, x, y } = centreOfMass(boxed);
  if (ink > MAX_INK) return { kind: 'full' };
  const levels = coverage(placed(MIDDLE - x, MIDDLE - y));
  return { kind: 'digit', pixels: Uint8Array.from(levels, (level) => Math.round(255 * level)) };
}

/** [28, 28] shares of pixels that a round pen covers: half of a pixel whose middle lies on the line's edge. */
function coverage(drawing: Drawing): Float64Array {
  const nearest = new Float64Array(SIDE * SIDE).fill(Infinity);
  const reach = PEN / 2 + 1;
  for (const stroke of drawing) {
    stroke.forEach((end, i) => {
      const start = stroke[Math.max(0, i - 1)] ?? end;
      const [fromX, toX] = pixelsBetween(start.x, end.x, reach);
      const [fromY, toY] = pixelsBetween(start.y, end.y, reach);
      for (let y = fromY; y <= toY; y++) {
        for (let x = fromX; x <= toX; x++) {
          const at = y * SIDE + x;
          nearest[at] = Math.min(nearest[at] ?? Infinity, distance({ x, y }, start, end));
        }
      }
    });
  }
  return nearest.map((away) => Math.min(1, Math.max(0, PEN / 2 + 0.5 - away)));
}

function pixelsBetween(a: number, b: number, reach: number): readonly [from: number, to: number] {
  return [Math.max(0, Math.floor(Math.min(a, b) - reach)), Math.min(SIDE - 1, Math.ceil(Math.max(a, b) + reach))];
}

/** From a point to the line between two others. */
function distance(point: PenPoint, start: PenPoint, end: PenPoint): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / length : 0;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - start.x - t * dx, point.y - start.y - t * dy);
}

function centreOfMass(levels: Float64Array): { readonly ink: number; readonly x: number; readonly y: number } {
  let ink = 0;
  let x = 0;
  let y = 0;
  levels.forEach((level, at) => {
    ink += level;
    x += level * (at % SIDE);
    y += level * Math.floor(at / SIDE);
  });
  return { ink, x: x / ink, y: y / ink };
}

function rangeOf(values: readonly number[]): readonly [low: number, high: number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}
