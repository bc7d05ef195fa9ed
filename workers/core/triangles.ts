// Cholesky factors of small covariances, in f64.
//
//   A = L·Lᵀ      |L₀₀|L₁₀ L₁₁|L₂₀ L₂₁ L₂₂| …      lower triangles, packed row by row: element (i, j) at i·(i+1)/2 + j

/** Elements of a packed lower triangle of Z rows; also where row Z would start. */
export function triangleSize(Z: number): number {
  return (Z * (Z + 1)) / 2;
}

/** Overwrites the packed lower triangle of A with L. A must be positive definite. */
export function choleskyInPlace(a: Float64Array, Z: number): void {
  for (let i = 0; i < Z; i++) {
    const row = triangleSize(i);
    for (let j = 0; j <= i; j++) {
      const other = triangleSize(j);
      let sum = a[row + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (a[row + k] ?? 0) * (a[other + k] ?? 0);
      a[row + j] = i === j ? Math.sqrt(sum) : sum / (a[other + j] ?? 0);
    }
  }
}

/** inverse ← L⁻¹, a lower triangle too. */
export function invertTriangle(inverse: Float64Array, l: Float64Array, Z: number): void {
  for (let i = 0; i < Z; i++) {
    const row = triangleSize(i);
    const reciprocal = 1 / (l[row + i] ?? 0);
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum += (l[row + k] ?? 0) * (inverse[triangleSize(k) + j] ?? 0);
      inverse[row + j] = -sum * reciprocal;
    }
    inverse[row + i] = reciprocal;
  }
}
