// Small systems of linear equations in f64.

import { choleskyInPlace, triangleSize } from '../core/triangles.ts';

/**
 * b ← a⁻¹·b for a symmetric positive definite a and b [n, m], by Cholesky: a = L·Lᵀ. The packed lower triangle of a
 * (core/triangles.ts) is overwritten with L.
 */
export function solvePositive(a: Float64Array, b: Float64Array, n: number, m: number): void {
  choleskyInPlace(a, n);
  const l = (i: number, j: number): number => a[triangleSize(i) + j] ?? 0;
  for (let c = 0; c < m; c++) {
    for (let i = 0; i < n; i++) {
      let sum = b[i * m + c] ?? 0;
      for (let k = 0; k < i; k++) sum -= l(i, k) * (b[k * m + c] ?? 0);
      b[i * m + c] = sum / l(i, i);
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = b[i * m + c] ?? 0;
      for (let k = i + 1; k < n; k++) sum -= l(k, i) * (b[k * m + c] ?? 0);
      b[i * m + c] = sum / l(i, i);
    }
  }
}
