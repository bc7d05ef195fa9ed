// A digit as an outline that is crisp at any size. Its code is loaded after the digit is on screen as pixels.
//
// Marching squares (d3-contour) over the spline surface of its ink, four samples a pixel, give polygons whose corners are
// rounded off: each becomes the control point of a quadratic curve between the middles of its two edges, so neighbouring
// curves meet with the same tangent.

import { contours } from 'd3-contour';
import { DIGIT } from './digitSize.ts';
import type { Ink } from './pixels.ts';
import { splineInk } from './splineInk.ts';

const SAMPLES = 4;
/** Ink at which paper ends: the middle of the soft edge of largeDigit.ts, so that both look equally bold. */
const EDGE = 0.48;

type Point = readonly [number, number];

/**
 * Path data of pixels [DIGIT, DIGIT] in a square of DIGIT × DIGIT units, to be filled by the even-odd rule, which leaves
 * holes empty. '' for a digit without enough ink.
 */
export function digitContours(pixels: Ink): string {
  const size = SAMPLES * DIGIT;
  const ink = splineInk(pixels, SAMPLES);
  const { coordinates } = contours().size([size, size]).contour(Array.from(ink), EDGE);
  return coordinates
    .flat()
    .map((ring) => roundedRing(ring as unknown as readonly Point[])) // rings of GeoJSON are of number[]; these have two each
    .join('');
}

/** A closed curve from a ring whose last point is its first again. */
function roundedRing(ring: readonly Point[]): string {
  const corners = ring.slice(0, -1);
  const middle = (i: number): Point => {
    const [ax, ay] = corners[i % corners.length] ?? [0, 0];
    const [bx, by] = corners[(i + 1) % corners.length] ?? [0, 0];
    return [(ax + bx) / 2, (ay + by) / 2];
  };
  const start = `M${show(middle(corners.length - 1))}`;
  return `${start}${corners.map((corner, i) => `Q${show(corner)} ${show(middle(i))}`).join('')}Z`;
}

function show([x, y]: Point): string {
  return `${(x / SAMPLES).toFixed(3)} ${(y / SAMPLES).toFixed(3)}`;
}
