// For conditional models: how often the judge reads the class that was asked for.

/** [n] 1 where the judged class is the label, 0 elsewhere; the mean is the share. */
export function perDigitAgreement(classes: Uint8Array, labels: Uint8Array): Float32Array {
  return Float32Array.from(classes, (judged, i) => (judged === labels[i] ? 1 : 0));
}
