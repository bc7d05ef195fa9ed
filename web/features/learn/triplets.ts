// Triplets a, b and c of pictures: b is nearer to a than c pixel by pixel, although c looks nearer.
//
// c is a itself, moved or slanted a little. b is a blurred, or a blended with another digit, or another digit that shares much of
// its ink with a.
// Whether b really is nearer in pixels is computed for every triplet; there are plenty among a hundred digits.

import { digitAt, PIXELS } from '../../ink/pixels.ts';
import { halfSquaredDistance } from './gauss.ts';
import { blurred, moved, slanted } from './pictures.ts';

const CLASSES = 10;
/** Least confidence of the judge. */
const SURE = 0.9;
/** Least ratio of the distances of c and b. */
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
  readonly kind: 'blur' | 'ghost' | 'other digit';
}

/** Changes of a that make a c: small enough that everybody takes it for the same picture. */
const CHANGES: readonly ((grey: Uint8ClampedArray) => Uint8ClampedArray)[] = [
  ...[-18, -14, -10, -6, 6, 10, 14, 18].map((degrees) => (grey: Uint8ClampedArray) => slanted(grey, degrees)),
  ...[
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
    [1, 1],
    [-1, 1],
    [2, 0],
    [-2, 0],
    [0, 2],
    [2, 1],
    [-2, 1],
    [3, 0],
    [-3, 0],
  ].map(
    ([dx = 0, dy = 0]) =>
      (grey: Uint8ClampedArray) =>
        moved(grey, dx, dy),
  ),
];
const BLUR = 1.5;
/** The share of another digit in a blended b. */
const GHOST = 0.35;
/** What the b of one triplet after the other are. */
const KINDS: readonly Triplet['kind'][] = ['blur', 'ghost', 'other digit'];

/** Half the squared distance of ink from 0 to 1. */
export function pixelDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return halfSquaredDistance(a, b) / 255 ** 2;
}

/** Triplets whose a are pictures of a set, one after the other, each some ms of work. None where no b is nearer than every c. */
export function* findTriplets(set: Judged): Generator<Triplet, void, undefined> {
  const N = set.grey.length / PIXELS;
  let found = 0;
  for (let i = 0; i < N; i++) {
    const a = digitAt(set.grey, i);
    const triplet = tripletOfKind(KINDS[found % KINDS.length] ?? 'blur', a, set, i);
    if (!triplet) continue;
    found++;
    yield triplet;
  }
}

/** The same with an own picture as a, of the class that the judge sees in it. */
export function tripletOf(a: Uint8ClampedArray, probs: Float32Array, set: Judged): Triplet | undefined {
  return digitTriplet(a, classOf(probs, 0, 0), set) ?? withFartherC(a, blurred(a, BLUR), 'blur');
}

function tripletOfKind(kind: Triplet['kind'], a: Uint8ClampedArray, set: Judged, i: number): Triplet | undefined {
  switch (kind) {
    case 'blur':
      return withFartherC(a, blurred(a, BLUR), kind);
    case 'ghost': {
      const next = (i + 1) % (set.grey.length / PIXELS);
      return withFartherC(a, haunted(a, digitAt(set.grey, next)), kind);
    }
    case 'other digit':
      return digitTriplet(a, classOf(set.probs, i), set, i);
  }
}

/** a blended with another digit. */
function haunted(a: Uint8ClampedArray, other: Uint8ClampedArray): Uint8ClampedArray {
  return a.map((level, i) => (1 - GHOST) * level + GHOST * (other[i] ?? 0));
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
  for (let i = 0; i < grey.length / PIXELS; i++) {
    const other = classOf(probs, i);
    if (i === own || other === undefined || other === label) continue;
    const candidate = digitAt(grey, i);
    const distance = pixelDistance(a, candidate);
    if (distance < nearest) [b, nearest] = [candidate, distance];
  }
  return b && withFartherC(a, b, 'other digit');
}

/** With that change of a that is just farther from it than b. */
function withFartherC(a: Uint8ClampedArray, b: Uint8ClampedArray, kind: Triplet['kind']): Triplet | undefined {
  const least = MARGIN * pixelDistance(a, b);
  const farther = CHANGES.map((change) => change(a))
    .map((c) => ({ c, distance: pixelDistance(a, c) }))
    .filter(({ distance }) => distance > least)
    .sort((one, other) => one.distance - other.distance);
  const [nearest] = farther;
  return nearest && { a, b, c: nearest.c, kind };
}

/** The class that the judge sees, if it is surer than `sure`. */
function classOf(probs: Float32Array, i: number, sure = SURE): number | undefined {
  let best = 0;
  for (let c = 1; c < CLASSES; c++) if ((probs[i * CLASSES + c] ?? 0) > (probs[i * CLASSES + best] ?? 0)) best = c;
  return (probs[i * CLASSES + best] ?? 0) > sure ? best : undefined;
}
