// Digits that the project draws itself, so that training can be tested without MNIST: polylines through a 4×6 frame,
// jittered, slanted and drawn with a soft pen. A function of seed and index.

import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { IMAGE_SIZE, SIDE, type DigitSet } from '../../workers/data/digitSet.ts';

type Point = readonly [number, number];

/** Strokes of each digit: corners in a frame of width 1 and height 1, origin at the top left. */
const STROKES: readonly (readonly (readonly Point[])[])[] = [
  [[[0.5, 0], [1, 0.3], [1, 0.7], [0.5, 1], [0, 0.7], [0, 0.3], [0.5, 0]]],
  [[[0.2, 0.2], [0.6, 0], [0.6, 1]]],
  [[[0, 0.2], [0.5, 0], [1, 0.25], [0, 1], [1, 1]]],
  [[[0, 0], [1, 0], [0.4, 0.45], [1, 0.75], [0.5, 1], [0, 0.9]]],
  [[[0.7, 1], [0.7, 0], [0, 0.65], [1, 0.65]]],
  [[[1, 0], [0.1, 0], [0, 0.45], [0.7, 0.4], [1, 0.7], [0.6, 1], [0, 0.9]]],
  [[[0.8, 0], [0.1, 0.5], [0.1, 0.9], [0.6, 1], [0.9, 0.75], [0.6, 0.55], [0.1, 0.7]]],
  [[[0, 0], [1, 0], [0.4, 1]]],
  [[[0.5, 0.45], [0.1, 0.2], [0.5, 0], [0.9, 0.2], [0.5, 0.45], [0, 0.75], [0.5, 1], [1, 0.75], [0.5, 0.45]]],
  [[[0.9, 0.3], [0.5, 0.5], [0.1, 0.25], [0.5, 0], [0.9, 0.3], [0.8, 1]]],
]; // prettier-ignore

/** N digits of classes 0, 1, … 9, 0, … */
export function drawnDigits(N: number, seed = 1): DigitSet {
  const images = new Uint8Array(N * IMAGE_SIZE);
  const labels = Uint8Array.from({ length: N }, (_, i) => i % 10);
  for (let i = 0; i < N; i++) {
    draw(images.subarray(i * IMAGE_SIZE, (i + 1) * IMAGE_SIZE), i % 10, new RandomSequence(seed, STREAM.drawing, i));
  }
  return { count: N, images, labels };
}

function draw(image: Uint8Array, digit: number, random: RandomSequence): void {
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const width = between(8, 13);
  const height = between(15, 19);
  const slant = between(-0.15, 0.3);
  const left = (SIDE - width) / 2 + between(-1.5, 1.5);
  const top = (SIDE - height) / 2 + between(-1.5, 1.5);
  const pen = between(0.9, 1.8);
  const jitter = (): number => between(-0.6, 0.6);
  const strokes = (STROKES[digit] ?? []).map((stroke) =>
    stroke.map(([x, y]): Point => [
      left + x * width + slant * (0.5 - y) * height + jitter(),
      top + y * height + jitter(),
    ]),
  );
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      let distance = Infinity;
      for (const stroke of strokes) {
        for (let s = 1; s < stroke.length; s++) {
          distance = Math.min(distance, toSegment([x, y], stroke[s - 1] as Point, stroke[s] as Point));
        }
      }
      image[y * SIDE + x] = Math.round(255 * Math.min(1, Math.max(0, pen + 0.5 - distance)));
    }
  }
}

/** Distance of p from the segment a b. */
function toSegment([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const dx = bx - ax;
  const dy = by - ay;
  const t = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}
