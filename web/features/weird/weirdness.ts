// How weird digits are, in the eyes of the judge. Two measures:
//
//   doubt      1 − the probability of the class that the judge believes in most: it cannot say what this is
//   distance   of the judge's features from those that digits of the same belief usually have, in standard deviations, as a
//              root mean square over the features: it knows nothing like this, whatever it calls it
//
// What is usual is taken from the digits themselves, so that each model is compared with its own.

/** What the judge says of one digit. */
export interface Weirdness {
  /** The class that it believes in most, and how much, in (0, 1]. */
  readonly belief: number;
  readonly confidence: number;
  /** In standard deviations. */
  readonly distance: number;
}

const CLASSES = 10;
/** With fewer digits of a class there is no typical one; all digits are then compared with all. */
const MIN_OF_CLASS = 8;
/** Features that vary by less are the same in all digits, but for rounding. */
const MIN_VARIANCE = 1e-12;

/** Of N digits, from the judge's features [N, d] and probs [N, 10]. */
export function weirdnessOf(features: Float32Array, probs: Float32Array): readonly Weirdness[] {
  const N = probs.length / CLASSES;
  if (N === 0) return [];
  const d = features.length / N;
  const beliefs = Array.from({ length: N }, (_, n) => mostLikely(probs.subarray(n * CLASSES, (n + 1) * CLASSES)));
  const all = meanOf(
    features,
    d,
    beliefs.map((_, n) => n),
  );
  const usual = Array.from({ length: CLASSES }, (_, k) => {
    const members = beliefs.flatMap(({ belief }, n) => (belief === k ? [n] : []));
    return members.length < MIN_OF_CLASS ? all : meanOf(features, d, members);
  });
  const variance = new Float64Array(d);
  for (const [n, { belief }] of beliefs.entries()) {
    for (let i = 0; i < d; i++) variance[i] = (variance[i] ?? 0) + residual(features, d, n, i, usual[belief]) ** 2 / N;
  }
  return beliefs.map(({ belief, confidence }, n) => {
    let sum = 0;
    for (let i = 0; i < d; i++) {
      const spread = variance[i] ?? 0;
      if (spread > MIN_VARIANCE) sum += residual(features, d, n, i, usual[belief]) ** 2 / spread;
    }
    return { belief, confidence, distance: Math.sqrt(sum / d) };
  });
}

/** Places of the weirdest first, `count` of them; of equals the earlier one first. */
export function weirdest(digits: readonly Weirdness[], by: 'doubt' | 'distance', count: number): readonly number[] {
  const weight = ({ confidence, distance }: Weirdness): number => (by === 'doubt' ? 1 - confidence : distance);
  return digits
    .map((digit, place) => ({ place, weight: weight(digit) }))
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, count)
    .map(({ place }) => place);
}

function mostLikely(probs: Float32Array): Pick<Weirdness, 'belief' | 'confidence'> {
  const confidence = Math.max(...probs);
  return { belief: probs.indexOf(confidence), confidence };
}

/** [d] */
function meanOf(features: Float32Array, d: number, members: readonly number[]): Float64Array {
  const mean = new Float64Array(d);
  for (const n of members) {
    for (let i = 0; i < d; i++) mean[i] = (mean[i] ?? 0) + (features[n * d + i] ?? 0);
  }
  return mean.map((sum) => sum / members.length);
}

function residual(features: Float32Array, d: number, n: number, i: number, mean: Float64Array | undefined): number {
  return (features[n * d + i] ?? 0) - (mean?.[i] ?? 0);
}
