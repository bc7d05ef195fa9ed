// For models that are told a class: how often the judge reads the class that was asked for.

import { judgedClasses } from './judgement.ts';

/** [n] 1 where the judge agrees with the label, 0 elsewhere; the mean is the share. */
export function perDigitAgreement(probs: Float32Array, labels: Uint8Array): Float32Array {
  return Float32Array.from(judgedClasses(probs), (judged, i) => (judged === labels[i] ? 1 : 0));
}
