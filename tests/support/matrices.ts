// Matrix products in f64, straight from their definition. All row-major.

/** Element access that makes a wrong index fail the comparison instead of counting as 0. */
export function at(values: ArrayLike<number>, i: number): number {
  return values[i] ?? NaN;
}

/** A [M, K] · B [K, N]. */
export function product(a: ArrayLike<number>, b: ArrayLike<number>, M: number, N: number, K: number): Float64Array {
  return Float64Array.from({ length: M * N }, (_, i) => {
    const m = Math.floor(i / N);
    let sum = 0;
    for (let k = 0; k < K; k++) sum += at(a, m * K + k) * at(b, k * N + (i % N));
    return sum;
  });
}

/** x [R, C] → xᵀ [C, R]. */
export function transposed(x: Float32Array, R: number, C: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: x.length }, (_, i) => at(x, (i % R) * C + Math.floor(i / R)));
}

/** The sums of the columns of x [M, C]. */
export function columnSumsOf(x: ArrayLike<number>, C: number): Float64Array {
  const sums = new Float64Array(C);
  for (let i = 0; i < x.length; i++) sums[i % C] = at(sums, i % C) + at(x, i);
  return sums;
}

/** a + b, element by element. */
export function sum(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  return Float64Array.from(a, (value, i) => value + at(b, i));
}

/** Σ a·b over all elements. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += at(a, i) * at(b, i);
  return total;
}
