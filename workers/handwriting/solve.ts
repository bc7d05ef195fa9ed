// Small systems of linear equations in f64.

/**
 * b ← a⁻¹·b for a symmetric positive definite a [n, n] and b [n, m], by Cholesky: a = L·Lᵀ, L in the lower triangle of a,
 * which is overwritten.
 */
export function solvePositive(a: Float64Array, b: Float64Array, n: number, m: number): void {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] ?? 0) * (a[j * n + k] ?? 0);
      a[i * n + j] = i === j ? Math.sqrt(sum) : sum / (a[j * n + j] ?? 0);
    }
  }
  for (let c = 0; c < m; c++) {
    for (let i = 0; i < n; i++) {
      let sum = b[i * m + c] ?? 0;
      for (let k = 0; k < i; k++) sum -= (a[i * n + k] ?? 0) * (b[k * m + c] ?? 0);
      b[i * m + c] = sum / (a[i * n + i] ?? 0);
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = b[i * m + c] ?? 0;
      for (let k = i + 1; k < n; k++) sum -= (a[k * n + i] ?? 0) * (b[k * m + c] ?? 0);
      b[i * m + c] = sum / (a[i * n + i] ?? 0);
    }
  }
}
