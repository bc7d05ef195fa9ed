// Whether samples look real, and whether everything real can be sampled, from balls around the digits that reach to their
// k-th neighbour in their own set:
//
//   precision   share of samples that lie in the ball of some real digit
//   recall      share of real digits that lie in the ball of some sample
//               (Kynkäänniemi et al. 2019, arXiv:1904.06991)
//   density     real balls a sample lies in, over k: does not saturate, may be above 1
//   coverage    share of real digits whose ball holds some sample
//               (Naeem et al. 2020, arXiv:2002.09797)
//
// Inside is strictly inside, and no digit is its own neighbour. Two sets of one distribution do not reach 1: expect about
// 0.8 for precision and recall and 1 − 2⁻ᵏ = 0.97 for coverage, so the values of real digits stand beside them.

/** k of all four. */
export const NEIGHBOURS = 5;

/** Who lies in whose ball, as counted over all pairs of reference digits and samples. */
export interface BallCounts {
  /** [reference] samples in the digit's ball. */
  readonly samplesInside: Int32Array;
  /** [reference] samples' balls that hold the digit. */
  readonly sampleBalls: Int32Array;
  /** [samples] reference digits' balls that hold the sample. */
  readonly referenceBalls: Int32Array;
}

/** One value a digit; the means are the metrics. */
export interface PerDigitFidelity {
  /** [samples] */
  readonly precision: Float32Array;
  readonly density: Float32Array;
  /** [reference] */
  readonly recall: Float32Array;
  readonly coverage: Float32Array;
}

export function perDigitFidelity(counts: BallCounts): PerDigitFidelity {
  return {
    precision: Float32Array.from(counts.referenceBalls, any),
    density: Float32Array.from(counts.referenceBalls, (count) => count / NEIGHBOURS),
    recall: Float32Array.from(counts.sampleBalls, any),
    coverage: Float32Array.from(counts.samplesInside, any),
  };
}

function any(count: number): number {
  return count > 0 ? 1 : 0;
}
