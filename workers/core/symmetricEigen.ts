// Eigenvalues and square roots of symmetric matrices (Golub & Van Loan, "Matrix Computations"). Where vectors are wanted, by
// Jacobi's method: plane rotations, each of which makes one pair of off-diagonal elements zero, swept over all pairs until
// nothing is left (§8.5); as accurate as f64 allows, and 64 × 64 take some ten milliseconds. Values alone, of which an
// interval of FID wants hundreds of sets, by Householder's tridiagonal form and implicit QR steps (§8.3), in a tenth of that.
//
// No Math.hypot: hosts round it differently, and results are compared between them.

/** Quadratic convergence: a matrix of any size seen here needs six to ten sweeps. */
const MAX_SWEEPS = 50;
/** QR steps a value: two or three are usual. */
const MAX_STEPS = 30;

/** The d eigenvalues of a symmetric matrix a [d, d], in no order. a is left alone. */
export function eigenvalues(a: Float64Array, d: number): Float64Array {
  const { diagonal, beside } = tridiagonal(a.slice(), d);
  let largest = 0;
  for (const value of [...diagonal, ...beside]) largest = Math.max(largest, Math.abs(value));
  const negligible = Number.EPSILON * largest;
  let last = d - 1;
  for (let step = 0; last > 0 && step < MAX_STEPS * d; step++) {
    while (last > 0 && Math.abs(at(beside, last - 1)) <= negligible) last--;
    let first = last;
    while (first > 0 && Math.abs(at(beside, first - 1)) > negligible) first--;
    if (first < last) qrStep(diagonal, beside, first, last);
  }
  return diagonal;
}

interface Tridiagonal {
  /** [d] */
  readonly diagonal: Float64Array;
  /** [d − 1], above and below it. */
  readonly beside: Float64Array;
}

/** The tridiagonal matrix with the eigenvalues of a [d, d], which is overwritten: one reflection a column (§8.3.1). */
function tridiagonal(a: Float64Array, d: number): Tridiagonal {
  const beside = new Float64Array(Math.max(0, d - 1));
  const v = new Float64Array(d); // the reflection's axis
  const w = new Float64Array(d);
  for (let k = 0; k + 1 < d; k++) {
    let norm = 0;
    for (let i = k + 1; i < d; i++) norm += at(a, i * d + k) ** 2;
    norm = Math.sqrt(norm);
    const head = at(a, (k + 1) * d + k);
    beside[k] = head > 0 ? -norm : norm;
    if (norm === 0) continue;
    for (let i = k + 1; i < d; i++) v[i] = at(a, i * d + k);
    v[k + 1] = head - at(beside, k); // away from 0: no digits cancel
    const scale = 2 / (norm * norm - head * head + at(v, k + 1) ** 2);
    let between = 0;
    for (let i = k + 1; i < d; i++) {
      let sum = 0;
      for (let j = k + 1; j < d; j++) sum += at(a, i * d + j) * at(v, j);
      w[i] = scale * sum;
      between += at(w, i) * at(v, i);
    }
    const half = (scale * between) / 2;
    for (let i = k + 1; i < d; i++) w[i] = at(w, i) - half * at(v, i);
    for (let i = k + 1; i < d; i++) {
      const vi = at(v, i);
      const wi = at(w, i);
      for (let j = k + 1; j < d; j++) a[i * d + j] = at(a, i * d + j) - vi * at(w, j) - wi * at(v, j);
    }
  }
  return { diagonal: Float64Array.from({ length: d }, (_, i) => at(a, i * d + i)), beside };
}

/** One implicit QR step with Wilkinson's shift on rows `first` … `last`, none of which is apart (§8.3.5). */
function qrStep(diagonal: Float64Array, beside: Float64Array, first: number, last: number): void {
  const delta = (at(diagonal, last - 1) - at(diagonal, last)) / 2;
  const corner = at(beside, last - 1);
  const root = Math.sqrt(delta * delta + corner * corner);
  let x = at(diagonal, first) - at(diagonal, last) + (corner * corner) / (delta + (delta < 0 ? -root : root));
  let z = at(beside, first);
  for (let k = first; k < last; k++) {
    const r = Math.sqrt(x * x + z * z);
    const c = r === 0 ? 1 : x / r;
    const s = r === 0 ? 0 : z / r;
    if (k > first) beside[k - 1] = r;
    const upper = at(diagonal, k);
    const lower = at(diagonal, k + 1);
    const off = at(beside, k);
    diagonal[k] = c * c * upper + 2 * c * s * off + s * s * lower;
    diagonal[k + 1] = s * s * upper - 2 * c * s * off + c * c * lower;
    beside[k] = c * s * (lower - upper) + (c * c - s * s) * off;
    if (k + 1 === last) return;
    x = at(beside, k);
    z = s * at(beside, k + 1);
    beside[k + 1] = c * at(beside, k + 1);
  }
}

/** The symmetric r with r·r = a, for a symmetric a [d, d] without negative eigenvalues; those of rounding count as 0. */
export function symmetricRoot(a: Float64Array, d: number): Float64Array {
  const vectors = identity(d);
  const values = diagonalise(a.slice(), d, vectors);
  const root = new Float64Array(d * d);
  for (let e = 0; e < d; e++) {
    const scale = Math.sqrt(Math.max(0, at(values, e)));
    if (scale === 0) continue;
    for (let i = 0; i < d; i++) {
      const factor = scale * at(vectors, e * d + i);
      for (let j = 0; j < d; j++) root[i * d + j] = at(root, i * d + j) + factor * at(vectors, e * d + j);
    }
  }
  return root;
}

/** Eigenvalues, the largest first, and the unit eigenvector of each as a row of `vectors`. */
export interface EigenSystem {
  /** [d] */
  readonly values: Float64Array;
  /** [d, d] */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix a [d, d], which is left alone. A vector's largest component is above 0,
 * so that the same matrix gives the same signs; equal values keep the order of their axes.
 */
export function eigenSystem(a: Float64Array, d: number): EigenSystem {
  const rows = identity(d);
  const found = diagonalise(a.slice(), d, rows);
  const order = Array.from({ length: d }, (_, i) => i).sort((i, j) => at(found, j) - at(found, i) || i - j);
  const vectors = new Float64Array(d * d);
  order.forEach((from, to) => {
    const row = rows.subarray(from * d, (from + 1) * d);
    const largest = row.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    vectors.set(largest < 0 ? row.map((value) => -value) : row, to * d);
  });
  return { values: Float64Array.from(order, (i) => at(found, i)), vectors };
}

function identity(d: number): Float64Array {
  return Float64Array.from({ length: d * d }, (_, i) => (i % (d + 1) === 0 ? 1 : 0));
}

/** Makes a [d, d] diagonal in place and returns the diagonal; the rows of `vectors` become the eigenvectors. */
function diagonalise(a: Float64Array, d: number, vectors: Float64Array): Float64Array {
  let total = 0;
  for (const value of a) total += value * value;
  const negligible = 1e-30 * total; // squares: 1e-15 of the matrix, about what f64 holds
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) off += 2 * at(a, p * d + q) ** 2;
    if (off <= negligible) break;
    for (let p = 0; p < d; p++) {
      for (let q = p + 1; q < d; q++) rotate(a, d, p, q, vectors);
    }
  }
  return Float64Array.from({ length: d }, (_, i) => at(a, i * d + i));
}

/** One rotation in the plane of axes p and q, by the smaller of the two angles that make a[p, q] zero. */
function rotate(a: Float64Array, d: number, p: number, q: number, vectors: Float64Array): void {
  const apq = at(a, p * d + q);
  if (apq === 0) return;
  const theta = (at(a, q * d + q) - at(a, p * d + p)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  // Both triangles are kept: the rows are contiguous, and a column is the row of the same number.
  for (let i = 0; i < d; i++) {
    const aip = at(a, i * d + p);
    const aiq = at(a, i * d + q);
    a[i * d + p] = c * aip - s * aiq;
    a[i * d + q] = s * aip + c * aiq;
  }
  rotateRows(a, d, p, q, c, s);
  rotateRows(vectors, d, p, q, c, s);
}

function rotateRows(a: Float64Array, d: number, p: number, q: number, c: number, s: number): void {
  for (let j = 0; j < d; j++) {
    const apj = at(a, p * d + j);
    const aqj = at(a, q * d + j);
    a[p * d + j] = c * apj - s * aqj;
    a[q * d + j] = s * apj + c * aqj;
  }
}

function at(values: Float64Array, i: number): number {
  return values[i] ?? NaN; // never past the end
}
