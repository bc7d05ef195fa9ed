// Finds real digits whose orientation is not MNIST's: transposed as EMNIST is published, with paper and ink exchanged, mirrored or
// turned. Every figure from them is wrong, and looks like any other. A judge cannot read most of them, but reads them once they are
// corrected; this is tried here on a few hundred.
//
//   the judge cannot read    1.7 % of MNIST's test digits, 51 % of them transposed, 93 % inverted, 32 to 58 % mirrored or turned

import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';
import { confidences, judgedClasses, type Judgement } from '../evaluation/judgement.ts';
import { perDigitUnreadable } from '../evaluation/unreadable.ts';

/** What would put digits right. 'turn' stands for all other ways that a square can lie, and inverted ones among them. */
export type Remedy = 'transpose' | 'invert' | 'transpose and invert' | 'turn';

export type UnfitDigits =
  | {
      /** Far more than of MNIST's cannot be read. */
      readonly kind: 'unreadable';
      readonly unreadable: number;
      /** What makes them readable, and the share that it leaves unreadable; undefined where nothing that is tried does. */
      readonly remedy: { readonly kind: Remedy; readonly unreadable: number } | undefined;
    }
  | {
      /** They can be read, but not as their labels say. */
      readonly kind: 'labels';
      /** Share of those that can be read. */
      readonly agreement: number;
    };

/** Shows digits [n, 28, 28] to a judge. */
export type JudgeDigits = (images: Uint8Array) => Promise<Pick<Judgement, 'probs'>>;

/** Enough to tell 2 % from 15 % every time. */
const SHOWN = 256;
/** Of no set of upright digits so many are unreadable, of each that lies otherwise far more. */
const MOST_UNREADABLE = 0.15;
/** Of readable digits at least so many are what their labels say, where those belong to them. */
const LEAST_AGREEMENT = 0.8;

/** Where pixel (x, y) of a digit that is put right comes from, and whether its grey level is turned round. */
interface Orientation {
  readonly kind: Remedy;
  readonly from: (x: number, y: number) => readonly [number, number];
  readonly inverts: boolean;
}

const LAST = SIDE - 1;
const STRAIGHT: Orientation['from'] = (x, y) => [x, y];
const TRANSPOSED: Orientation['from'] = (x, y) => [y, x];
const OTHERS: readonly Orientation['from'][] = [
  (x, y) => [LAST - x, y],
  (x, y) => [x, LAST - y],
  (x, y) => [LAST - x, LAST - y],
  (x, y) => [y, LAST - x],
  (x, y) => [LAST - y, x],
  (x, y) => [LAST - y, LAST - x],
];

/** The usual first: the first that works is taken. */
const ORIENTATIONS: readonly Orientation[] = [
  { kind: 'transpose', from: TRANSPOSED, inverts: false },
  { kind: 'invert', from: STRAIGHT, inverts: true },
  { kind: 'transpose and invert', from: TRANSPOSED, inverts: true },
  ...[false, true].flatMap((inverts) => OTHERS.map((from): Orientation => ({ kind: 'turn', from, inverts }))),
];

/** Which of `count` digits are looked at: some from everywhere, since sets may be sorted. */
export function shownDigits(count: number): readonly number[] {
  const shown = Math.min(count, SHOWN);
  return Array.from({ length: shown }, (_, i) => Math.floor((i * count) / shown));
}

/** What is wrong with real digits [n, 28, 28] of labels [n], if they are known; undefined where nothing is. */
export async function findUnfit(
  images: Uint8Array,
  labels: Uint8Array | undefined,
  judge: JudgeDigits,
): Promise<UnfitDigits | undefined> {
  const { probs } = await judge(images);
  const isUnreadable = perDigitUnreadable(confidences(probs));
  const unreadable = mean(isUnreadable);
  if (unreadable > MOST_UNREADABLE) return { kind: 'unreadable', unreadable, remedy: await remedyOf(images, judge) };
  const agreement = labels ? agreementOf(judgedClasses(probs), labels, isUnreadable) : 1;
  return agreement < LEAST_AGREEMENT ? { kind: 'labels', agreement } : undefined;
}

async function remedyOf(
  images: Uint8Array,
  judge: JudgeDigits,
): Promise<{ kind: Remedy; unreadable: number } | undefined> {
  for (const orientation of ORIENTATIONS) {
    const unreadable = mean(perDigitUnreadable(confidences((await judge(putRight(images, orientation))).probs)));
    if (unreadable <= MOST_UNREADABLE) return { kind: orientation.kind, unreadable };
  }
  return undefined;
}

function putRight(images: Uint8Array, { from, inverts }: Orientation): Uint8Array {
  const right = new Uint8Array(images.length);
  for (let first = 0; first < images.length; first += IMAGE_SIZE) {
    for (let y = 0; y < SIDE; y++) {
      for (let x = 0; x < SIDE; x++) {
        const [column, row] = from(x, y);
        const level = images[first + row * SIDE + column] ?? 0;
        right[first + y * SIDE + x] = inverts ? 255 - level : level;
      }
    }
  }
  return right;
}

/** Share of readable digits, of which there are some, that are read as labelled. */
function agreementOf(classes: Uint8Array, labels: Uint8Array, isUnreadable: Float32Array): number {
  const readable = [...classes.keys()].filter((i) => isUnreadable[i] === 0);
  return readable.filter((i) => classes[i] === labels[i]).length / readable.length;
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
