// The meaning of the judge's ten probabilities.

/** A digit counts as readable from this confidence on; the models' figures use the same threshold. */
export const READABLE = 0.7;

export interface Verdict {
  readonly digit: number;
  /** Its probability. */
  readonly confidence: number;
  readonly isReadable: boolean;
}

/** The digit with the largest probability; of equals the lower one. */
export function verdictOf(probs: readonly number[]): Verdict {
  const confidence = Math.max(...probs);
  return { digit: probs.indexOf(confidence), confidence, isReadable: confidence >= READABLE };
}
