// Measures of handwriting: thickness, slant, width and height, in pixels of the 28×28 grid and degrees.
//
//   ink         A = Σ I                                        black pixels' worth of ink, I = level / 255
//   thickness   of a pen that leaves this much ink and edge    px, see below
//   slant       −atan(cov(x, y) / var(y)) of the ink           degrees; above 0 leans to the right, as /
//   width       right edge − left edge                         px
//   height      bottom edge − top edge                         px
//
// All change smoothly with the grey levels, so that a search can follow them: nothing is thresholded or thinned. That is why
// thickness is not ink over the length of a skeleton, which jumps as a pixel comes or goes. It comes from Steiner's formula:
// a pen of width t along a line of length L covers
//
//   A = L·t + χ·π·t²/4      P = 2·L + χ·π·t      ⇒      A = t·P/2 − χ·π·t²/4
//
// where the edge P is the total variation Σ |∇I| and χ is the line's Euler characteristic: 1
// for a stroke with two ends, 0 for a ring, −1 for an eight. A and P are sums, and χ one too: the mean over grey thresholds
// of pixels − borders + corners (Gray 1971), each a maximum of neighbours. Where strokes cross or fill a loop, ink and edge
// both are lost, and the estimate is of what is left. A line thinner than two pixels reads thicker where it lies between
// them, and a blurred one as thick as it looks. A and P are taken relative to the darkest level: pale ink is no thin pen.
//
// Edges are where ink begins, again the mean over all thresholds below the darkest level: a border pixel that is half
// covered counts half. Slant is the shear that makes the ink's covariance 0, as in deslanting (training/clusters.ts).

import { ShapeError } from '../core/errors.ts';
import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';
import { inkMoments } from '../data/inkMoments.ts';

export const MEASURES = ['thickness', 'slant', 'width', 'height', 'ink'] as const;
export type Measure = (typeof MEASURES)[number];

/** The unit of each measure. */
export const UNITS = { thickness: 'px', slant: '°', width: 'px', height: 'px', ink: 'px²' } as const satisfies Readonly<
  Record<Measure, string>
>;

/** χ is counted between these levels of the darkest: below is haze, above the grain of the stroke. */
const FAINT = 0.2;
const FIRM = 0.5;
/** Real digits have at most a few strokes or loops. */
const MAX_EULER = 2;
/** Less ink than this, in pixels, is an empty picture: all its measures are 0. */
const NO_INK = 0.5;

/** [N, 5], a row of MEASURES for each grey image of [N, 28, 28], 0 paper and 255 ink. @throws ShapeError */
export function measureDigits(images: Uint8Array | Uint8ClampedArray): Float64Array<ArrayBuffer> {
  const N = images.length / IMAGE_SIZE;
  if (!Number.isInteger(N)) {
    throw new ShapeError(`handwriting: ${images.length} bytes, want a multiple of ${IMAGE_SIZE}`);
  }
  const measured = new Float64Array(N * MEASURES.length);
  const framed = new Float64Array(FRAMED * FRAMED); // its rim stays paper
  const firm = new Float64Array(FRAMED * FRAMED);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < IMAGE_SIZE; i++) {
      framed[framedIndex(i % SIDE, Math.floor(i / SIDE))] = (images[n * IMAGE_SIZE + i] ?? 0) / 255;
    }
    measured.set(measureDigit(framed, firm), n * MEASURES.length);
  }
  return measured;
}

/** A picture with a rim of paper around it: [30, 30]. */
const FRAMED = SIDE + 2;

function framedIndex(x: number, y: number): number {
  return (y + 1) * FRAMED + x + 1;
}

/** In the order of MEASURES. `firm` is scratch. */
function measureDigit(image: Float64Array, firm: Float64Array): readonly number[] {
  const { ink, shear } = inkMoments(image, framedIndex(0, 0), FRAMED);
  if (ink < NO_INK) return [0, 0, 0, 0, 0];
  const columns = new Float64Array(SIDE); // the darkest of each
  const rows = new Float64Array(SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const level = image[framedIndex(x, y)] ?? 0;
      if (level > (columns[x] ?? 0)) columns[x] = level;
      if (level > (rows[y] ?? 0)) rows[y] = level;
    }
  }
  const darkest = Math.max(...rows);
  for (let i = 0; i < firm.length; i++) {
    firm[i] = Math.min(1, Math.max(0, ((image[i] ?? 0) / darkest - FAINT) / (FIRM - FAINT)));
  }
  const thickness = thicknessOf(ink / darkest, edgeOf(image) / darkest, eulerOf(firm));
  return [thickness, (-Math.atan(shear) * 180) / Math.PI, extentOf(columns), extentOf(rows), ink];
}

/** From where a profile of darkest levels begins to where it ends, averaged over all thresholds below its darkest. */
function extentOf(profile: Float64Array): number {
  let sum = 0;
  let fromStart = 0; // darkest so far
  let fromEnd = 0;
  for (let i = 0; i < SIDE; i++) {
    fromStart = Math.max(fromStart, profile[i] ?? 0);
    fromEnd = Math.max(fromEnd, profile[SIDE - 1 - i] ?? 0);
    sum += fromStart + fromEnd;
  }
  return fromStart > 0 ? sum / fromStart - SIDE : 0;
}

/** The smaller root t of A = t·P/2 − χ·π·t²/4, both of a stroke in full ink; where both roots meet it is a disc. */
function thicknessOf(ink: number, edge: number, euler: number): number {
  const chi = Math.min(MAX_EULER, Math.max(-MAX_EULER, euler));
  const half = edge / 2;
  return (2 * ink) / (half + Math.sqrt(Math.max(0, half * half - Math.PI * chi * ink)));
}

/** P: the gradient at every corner where four pixels meet. */
function edgeOf(image: Float64Array): number {
  let edge = 0;
  for (let i = FRAMED + 1; i < FRAMED * FRAMED; i++) {
    const falling = (image[i] ?? 0) - (image[i - FRAMED - 1] ?? 0); // along one diagonal
    const rising = (image[i - FRAMED] ?? 0) - (image[i - 1] ?? 0); // along the other
    // The sum of squares is the same along the axes. There are no arrays here: this runs a thousand times a digit.
    edge += Math.sqrt(falling * falling + rising * rising);
  }
  return edge / Math.SQRT2;
}

/** χ: pixels − borders + corners, averaged over thresholds. Pixels touch at corners too (Gray's 8-connected case). */
function eulerOf(firm: Float64Array): number {
  let euler = 0;
  for (let i = FRAMED + 1; i < FRAMED * FRAMED; i++) {
    const b = firm[i - FRAMED] ?? 0;
    const c = firm[i - 1] ?? 0;
    const d = firm[i] ?? 0;
    euler += d - Math.max(c, d) - Math.max(b, d) + Math.max(Math.max(firm[i - FRAMED - 1] ?? 0, b), Math.max(c, d));
  }
  return euler;
}
