// What the judge's ten shares mean.

/** Surer than this of one digit, the judge can read it; the figures of the models count by the same line. */
export const READABLE = 0.7;

export interface Verdict {
  readonly digit: number;
  /** Its share. */
  readonly confidence: number;
  readonly isReadable: boolean;
}

/** The digit with the largest share, of equals the lower one. */
export function verdictOf(probs: readonly number[]): Verdict {
  const confidence = Math.max(...probs);
  return { digit: probs.indexOf(confidence), confidence, isReadable: confidence >= READABLE };
}
