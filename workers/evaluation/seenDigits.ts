// What is left of a digit once the judge has seen it: numbers, from which no picture can be made again. All metrics but the
// nearest training digit by pixels are functions of these, so that real digits can be held against without their pixels.

import type { FeatureMatrix } from './featureMatrix.ts';
import { confidences, judgedClasses, type Judgement } from './judgement.ts';
import { laplacianVariances } from './sharpness.ts';

/** How each digit looks by itself. */
export interface Looks {
  /** [n] the class that the judge reads. */
  readonly classes: Uint8Array<ArrayBuffer>;
  /** [n] the judge's probability of it. */
  readonly confidences: Float32Array<ArrayBuffer>;
  /** [n] the Laplacian's variance (sharpness.ts). */
  readonly sharpness: Float32Array<ArrayBuffer>;
}

export interface SeenDigits extends Looks {
  readonly features: FeatureMatrix;
  /** [n] the class that was asked for, or that is known; none where nobody knows. */
  readonly labels?: Uint8Array | undefined;
}

/** Real digits have labels. */
export interface SeenReal extends SeenDigits {
  readonly labels: Uint8Array;
}

/** Grey images [n, 28, 28] and what the judge says of them, as looks. */
export function looksOf(images: Uint8Array, probs: Judgement['probs']): Looks {
  return {
    classes: judgedClasses(probs),
    confidences: confidences(probs),
    sharpness: laplacianVariances(images),
  };
}

type LabelledLooks = Looks & Pick<SeenReal, 'labels'>;

/** The looks of the digits of these numbers, in their order. */
export function takeLooks(seen: LabelledLooks, rows: Uint32Array): LabelledLooks {
  const floats = (column: Float32Array): Float32Array<ArrayBuffer> => Float32Array.from(rows, (i) => column[i] ?? NaN);
  const bytes = (column: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(rows, (i) => column[i] ?? 0);
  return {
    classes: bytes(seen.classes),
    confidences: floats(seen.confidences),
    sharpness: floats(seen.sharpness),
    labels: bytes(seen.labels),
  };
}
