// Pictures of strokes whose thickness, slant and size are known, drawn with a round pen: each pixel is inked as far as
// it is covered, by 8 × 8 points in it.

import { IMAGE_SIZE, SIDE } from '../../workers/data/digitSet.ts';

export type Point = readonly [x: number, y: number];
/** Corners in pixels; the centre of the first pixel is (0, 0). */
export type Stroke = readonly Point[];

const POINTS = 8;
/** From a pixel's centre to its corner. */
const HALF_DIAGONAL = Math.SQRT1_2;

export interface Pen {
  /** Across, in pixels. */
  readonly thickness: number;
  /** Of full ink, 0 … 1. */
  readonly darkness?: number;
}

/** Grey levels [28, 28]. */
export function drawStrokes(strokes: readonly Stroke[], { thickness, darkness = 1 }: Pen): Uint8Array<ArrayBuffer> {
  const image = new Uint8Array(IMAGE_SIZE);
  for (let i = 0; i < IMAGE_SIZE; i++) {
    let covered = 0;
    const away = Math.min(...strokes.map((stroke) => distance([i % SIDE, Math.floor(i / SIDE)], stroke)));
    if (away > thickness / 2 + HALF_DIAGONAL) continue;
    const isInside = away < thickness / 2 - HALF_DIAGONAL;
    if (isInside) covered = POINTS * POINTS;
    for (let p = 0; !isInside && p < POINTS * POINTS; p++) {
      const x = (i % SIDE) + ((p % POINTS) + 0.5) / POINTS - 0.5;
      const y = Math.floor(i / SIDE) + (Math.floor(p / POINTS) + 0.5) / POINTS - 0.5;
      if (strokes.some((stroke) => distance([x, y], stroke) <= thickness / 2)) covered++;
    }
    image[i] = Math.round((255 * darkness * covered) / (POINTS * POINTS));
  }
  return image;
}

/** An ellipse as a closed stroke. */
export function ellipse([x, y]: Point, radiusX: number, radiusY: number): Stroke {
  return Array.from({ length: 33 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 32;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)] as const;
  });
}

/** The stroke leaning to the right by so many degrees, as seen, around a row. */
export function lean(stroke: Stroke, degrees: number, row = 13.5): Stroke {
  const shear = Math.tan((degrees * Math.PI) / 180);
  return stroke.map(([x, y]) => [x - shear * (y - row), y] as const);
}

/** Blurred by the binomial filter 1 2 1 in both directions, `times` over. */
export function blurred(image: Uint8Array, times: number): Uint8Array<ArrayBuffer> {
  let levels = Float64Array.from(image);
  for (let time = 0; time < times; time++) {
    for (const step of [1, SIDE]) {
      const before = levels;
      levels = before.map((level, i) => {
        const at = (j: number): number =>
          step === SIDE || Math.floor(j / SIDE) === Math.floor(i / SIDE) ? (before[j] ?? 0) : 0;
        return (at(i - step) + 2 * level + at(i + step)) / 4;
      });
    }
  }
  return Uint8Array.from(levels, Math.round);
}

function distance([px, py]: Point, stroke: Stroke): number {
  let least = Infinity;
  for (let s = 1; s < stroke.length; s++) {
    const [[ax, ay], [bx, by]] = [stroke[s - 1] as Point, stroke[s] as Point]; // s is in range
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(px - ax - t * dx, py - ay - t * dy));
  }
  return least;
}
