// Judged digits as numbers, from which no picture can be made again. All metrics but the nearest training digit by pixels
// are functions of them, so that real digits can be compared with without their pixels.

import type { FeatureMatrix } from './featureMatrix.ts';
import { confidences, judgedClasses, type Judgement } from './judgement.ts';
import { laplacianVariances } from './sharpness.ts';

/** Scores of each digit by itself. */
export interface DigitScores {
  /** [n] the class that the judge reads. */
  readonly classes: Uint8Array<ArrayBuffer>;
  /** [n] the judge's probability of it. */
  readonly confidences: Float32Array<ArrayBuffer>;
  /** [n] the Laplacian's variance (sharpness.ts). */
  readonly sharpness: Float32Array<ArrayBuffer>;
}

export interface JudgedSamples extends DigitScores {
  readonly features: FeatureMatrix;
  /** [n] the class that was asked for, or that is known; none where nobody knows. */
  readonly labels?: Uint8Array | undefined;
}

/** Real digits have labels. */
export interface JudgedReal extends JudgedSamples {
  readonly labels: Uint8Array;
}

/** The scores of grey images [n, 28, 28] that have the judge's probabilities `probs`. */
export function scoresOf(images: Uint8Array, probs: Judgement['probs']): DigitScores {
  return {
    classes: judgedClasses(probs),
    confidences: confidences(probs),
    sharpness: laplacianVariances(images),
  };
}

type LabelledScores = DigitScores & Pick<JudgedReal, 'labels'>;

/** The scores of these rows, in their order. */
export function takeScores(judged: LabelledScores, rows: Uint32Array): LabelledScores {
  const floats = (column: Float32Array): Float32Array<ArrayBuffer> => Float32Array.from(rows, (i) => column[i] ?? NaN);
  const bytes = (column: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(rows, (i) => column[i] ?? 0);
  return {
    classes: bytes(judged.classes),
    confidences: floats(judged.confidences),
    sharpness: floats(judged.sharpness),
    labels: bytes(judged.labels),
  };
}
