// The judge's answers for digits, and the values per digit that follow from them.

import { CLASSES } from '../data/digitSet.ts';

export interface Judgement {
  /** [n, d] */
  readonly features: Float32Array<ArrayBuffer>;
  /** [n, 10] the judge's probability of each class. */
  readonly probs: Float32Array<ArrayBuffer>;
}

/** [n] the likeliest class of each digit; of equals the first. */
export function judgedClasses(probs: Float32Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: probs.length / CLASSES }, (_, i) => {
    let best = 0;
    for (let c = 1; c < CLASSES; c++) if (at(probs, i, c) > at(probs, i, best)) best = c;
    return best;
  });
}

/** [n] the probability of the likeliest class. */
export function confidences(probs: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(judgedClasses(probs), (judged, i) => at(probs, i, judged));
}

function at(probs: Float32Array, i: number, c: number): number {
  return probs[i * CLASSES + c] ?? NaN; // never past the end
}
