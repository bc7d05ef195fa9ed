// Digits that the judge cannot read: its probability of the likeliest class is below 0.7. Of real digits a few in a
// thousand are.

export const LEAST_CONFIDENCE = 0.7;

/** [n] 1 for an unreadable digit, 0 for another, by the judge's confidence in each; the mean is the share. */
export function perDigitUnreadable(confidences: Float32Array): Float32Array {
  return confidences.map((confidence) => (confidence < LEAST_CONFIDENCE ? 1 : 0));
}
