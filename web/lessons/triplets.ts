// The lecture's a, b and c: pictures of which b is nearer to a than c pixel by pixel, though c looks nearer.
//
// c is a itself, moved or slanted a little. b is another digit that happens to share much of its ink with a, or a's own blur.
// Whether b really is nearer in pixels is computed for every triplet; there are plenty among a hundred digits.

import { halfSquaredDistance } from './gauss.ts';
import { blurred, moved, slanted } from './pictures.ts';

const IMAGE = 784;
const CLASSES = 10;
/** The judge is to know what it looks at. */
const SURE = 0.9;
/** c is to be clearly farther than b. */
const MARGIN = 1.05;

/** Grey pictures [N, 784] and the judge's probabilities of each class, [N, 10]. */
export interface Judged {
  readonly grey: Uint8ClampedArray;
  readonly probs: Float32Array;
}

export interface Triplet {
  readonly a: Uint8ClampedArray;
  readonly b: Uint8ClampedArray;
  readonly c: Uint8ClampedArray;
  /** What b is. */
  readonly kind: 'other digit' | 'blur';
}

/** The changes that make a c, the smallest first. */
const CHANGES: readonly ((grey: Uint8ClampedArray) => Uint8ClampedArray)[] = [
  (grey) => moved(grey, 2, 0),
  (grey) => moved(grey, -2, 0),
  (grey) => moved(grey, 0, 2),
  (grey) => slanted(grey, 14),
  (grey) => moved(grey, 2, 2),
  (grey) => moved(grey, -3, 0),
  (grey) => moved(grey, 3, 0),
  (grey) => moved(grey, 3, 3),
];
const BLUR = 1.25;

/** Half the squared distance of ink from 0 to 1. */
export function pixelDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return halfSquaredDistance(a, b) / 255 ** 2;
}

/** Triplets whose a are pictures of a set; every third has a blur for a b. None where no b is nearer than every c. */
export function findTriplets(set: Judged): readonly Triplet[] {
  const N = set.grey.length / IMAGE;
  const triplets: Triplet[] = [];
  for (let i = 0; i < N; i++) {
    const a = set.grey.subarray(i * IMAGE, (i + 1) * IMAGE);
    const isBlurTurn = triplets.length % 3 === 2;
    const triplet = isBlurTurn ? blurTriplet(a) : digitTriplet(a, classOf(set.probs, i), set, i);
    if (triplet) triplets.push(triplet);
  }
  return triplets;
}

/** The same with an own picture as a, of the class that the judge sees in it. */
export function tripletOf(a: Uint8ClampedArray, probs: Float32Array, set: Judged): Triplet | undefined {
  return digitTriplet(a, classOf(probs, 0, 0), set) ?? blurTriplet(a);
}

function digitTriplet(
  a: Uint8ClampedArray,
  label: number | undefined,
  { grey, probs }: Judged,
  own?: number,
): Triplet | undefined {
  if (label === undefined) return undefined;
  let b: Uint8ClampedArray | undefined;
  let nearest = Infinity;
  for (let i = 0; i < grey.length / IMAGE; i++) {
    const other = classOf(probs, i);
    if (i === own || other === undefined || other === label) continue;
    const candidate = grey.subarray(i * IMAGE, (i + 1) * IMAGE);
    const distance = pixelDistance(a, candidate);
    if (distance < nearest) [b, nearest] = [candidate, distance];
  }
  return b && withFartherC(a, b, 'other digit');
}

function blurTriplet(a: Uint8ClampedArray): Triplet | undefined {
  return withFartherC(a, blurred(a, BLUR), 'blur');
}

/** With the smallest change of a that is farther from it than b. */
function withFartherC(a: Uint8ClampedArray, b: Uint8ClampedArray, kind: Triplet['kind']): Triplet | undefined {
  const least = MARGIN * pixelDistance(a, b);
  for (const change of CHANGES) {
    const c = change(a);
    if (pixelDistance(a, c) > least) return { a, b, c, kind };
  }
  return undefined;
}

/** The class that the judge sees, if it is surer than `sure`. */
function classOf(probs: Float32Array, i: number, sure = SURE): number | undefined {
  let best = 0;
  for (let c = 1; c < CLASSES; c++) if ((probs[i * CLASSES + c] ?? 0) > (probs[i * CLASSES + best] ?? 0)) best = c;
  return (probs[i * CLASSES + best] ?? 0) > sure ? best : undefined;
}
