// One step of expectation maximisation for a mixture of K normals (Dempster, Laird, Rubin 1977), in f64.
//
//   E   r[n,k] ∝ weight[k] · N(x[n]; mean[k], Σ[k]) · exp(−½ ridge·tr Σ[k]⁻¹)
//   M   weight = mean of r      mean = mean of x by r      Σ = covariance of x by r + ridge·I
//
// The ridge keeps every Σ far from singular. The factor with it in E is the expectation of log N over codes blurred by
// noise of variance `ridge`: with it, M maximises exactly what E measures, so the measure never falls.

import { choleskyInPlace, invertTriangle, triangleSize } from '../core/triangles.ts';

/** Nats below the best component at which one no longer counts for a code: its share would be under 1e-13. */
const CUTOFF = 30;
/** A component that explains less than this many codes is left out: its weight is going to 0. */
const LEAST_CODES = 1e-3;

/** A mixture while it is fitted. Triangles are packed, see triangles.ts. */
export interface Components {
  readonly count: number;
  readonly weights: Float64Array;
  /** [K, Z] */
  readonly means: Float64Array;
  /** [K, triangle], Cholesky factors L of the covariances. */
  readonly factors: Float64Array;
  /** [K, triangle], L⁻¹. */
  readonly inverses: Float64Array;
  /** [K], the log density at the mean, weighted, and less the ridge's part. */
  readonly peaks: Float64Array;
}

/** Sums over codes by component, of differences d from points near their means. */
export interface Moments {
  /** [K, Z], the points. */
  readonly origins: Float64Array;
  /** [K], Σ r */
  readonly counts: Float64Array;
  /** [K, Z], Σ r·d */
  readonly first: Float64Array;
  /** [K, triangle], Σ r·d·dᵀ */
  readonly second: Float64Array;
}

/** Moments of nothing yet, about `origins` [K, Z]. */
export function emptyMoments(origins: Float64Array, Z: number): Moments {
  const K = origins.length / Z;
  return {
    origins,
    counts: new Float64Array(K),
    first: new Float64Array(K * Z),
    second: new Float64Array(K * triangleSize(Z)),
  };
}

/** Adds code n of codes [N, Z] to component k's moments, with share r. `d` [Z] is overwritten. */
export function addCode(moments: Moments, codes: Float32Array, n: number, k: number, r: number, d: Float64Array): void {
  const { origins, counts, first, second } = moments;
  const Z = d.length;
  counts[k] = (counts[k] ?? 0) + r;
  let at = k * triangleSize(Z);
  for (let i = 0; i < Z; i++) {
    const di = (codes[n * Z + i] ?? 0) - (origins[k * Z + i] ?? 0);
    const part = r * di;
    d[i] = di;
    first[k * Z + i] = (first[k * Z + i] ?? 0) + part;
    for (let j = 0; j <= i; j++, at++) second[at] = (second[at] ?? 0) + part * (d[j] ?? 0);
  }
}

/**
 * The E step over codes [N, Z]: adds to `moments`, which are about the components' means, and returns the sum of the log
 * likelihoods. `best` [N] holds each code's best component of the step before, and gets this one's: to begin with a good
 * one is what makes skipping the bad ones cheap.
 */
export function expectation(codes: Float32Array, components: Components, best: Uint16Array, moments: Moments): number {
  const { count: K, means, inverses, peaks } = components;
  const Z = means.length / K;
  const T = triangleSize(Z);
  const d = new Float64Array(Z);
  const logs = new Float64Array(K);
  const near = new Uint16Array(K); // the components that count for a code
  let total = 0;
  for (let n = 0; n < best.length; n++) {
    const start = best[n] ?? 0;
    let top = -Infinity;
    let winner = start;
    let counted = 0;
    for (let turn = 0; turn < K; turn++) {
      const k = turn === 0 ? start : turn <= start ? turn - 1 : turn;
      const peak = peaks[k] ?? 0;
      const limit = 2 * (peak - top + CUTOFF);
      // |L⁻¹(x − mean)|², row by row until it is too far
      let distance = 0;
      let at = k * T;
      for (let i = 0; i < Z && distance <= limit; i++) {
        d[i] = (codes[n * Z + i] ?? 0) - (means[k * Z + i] ?? 0);
        let y = 0;
        for (let j = 0; j <= i; j++, at++) y += (inverses[at] ?? 0) * (d[j] ?? 0);
        distance += y * y;
      }
      if (distance > limit) continue;
      const log = peak - 0.5 * distance;
      logs[counted] = log;
      near[counted++] = k;
      if (log <= top) continue;
      top = log;
      winner = k;
    }
    let sum = 0;
    for (let c = 0; c < counted; c++) {
      const share = Math.exp((logs[c] ?? 0) - top);
      logs[c] = share;
      sum += share;
    }
    for (let c = 0; c < counted; c++) addCode(moments, codes, n, near[c] ?? 0, (logs[c] ?? 0) / sum, d);
    total += top + Math.log(sum);
    best[n] = winner;
  }
  return total;
}

/** The M step: the components that explain the moments best. Those without codes are left out. */
export function maximization({ origins, counts, first, second }: Moments, Z: number, ridge: number): Components {
  const T = triangleSize(Z);
  const kept = Array.from(counts.keys()).filter((k) => (counts[k] ?? 0) >= LEAST_CODES);
  const all = kept.reduce((sum, k) => sum + (counts[k] ?? 0), 0);
  const components = {
    count: kept.length,
    weights: Float64Array.from(kept, (k) => (counts[k] ?? 0) / all),
    means: new Float64Array(kept.length * Z),
    factors: new Float64Array(kept.length * T),
    inverses: new Float64Array(kept.length * T),
    peaks: new Float64Array(kept.length),
  };
  kept.forEach((k, to) => {
    const own = counts[k] ?? 0;
    const shift = first.subarray(k * Z, (k + 1) * Z).map((sum) => sum / own);
    const mean = components.means.subarray(to * Z, (to + 1) * Z);
    const factor = components.factors.subarray(to * T, (to + 1) * T);
    const inverse = components.inverses.subarray(to * T, (to + 1) * T);
    for (let i = 0, at = 0; i < Z; i++) {
      mean[i] = (origins[k * Z + i] ?? 0) + (shift[i] ?? 0);
      for (let j = 0; j <= i; j++, at++) {
        factor[at] = (second[k * T + at] ?? 0) / own - (shift[i] ?? 0) * (shift[j] ?? 0) + (i === j ? ridge : 0);
      }
    }
    choleskyInPlace(factor, Z);
    invertTriangle(inverse, factor, Z);
    components.peaks[to] = peakOf(components.weights[to] ?? 0, factor, inverse, Z, ridge);
  });
  return components;
}

function peakOf(weight: number, factor: Float64Array, inverse: Float64Array, Z: number, ridge: number): number {
  let peak = Math.log(weight) - 0.5 * Z * Math.log(2 * Math.PI);
  for (let i = 0; i < Z; i++) peak -= Math.log(factor[triangleSize(i) + i] ?? 0);
  const trace = inverse.reduce((sum, value) => sum + value * value, 0); // tr Σ⁻¹ = |L⁻¹|²
  return peak - 0.5 * ridge * trace;
}
