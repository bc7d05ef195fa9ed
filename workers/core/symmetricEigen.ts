// Eigenvalues and square roots of symmetric matrices, by Jacobi's method: plane rotations, each of which makes one pair of
// off-diagonal elements zero, swept over all pairs until nothing is left (Golub & Van Loan, "Matrix Computations", §8.5).
// Slower than tridiagonalisation and as accurate as f64 allows; a matrix of 64 × 64 takes a few milliseconds.

/** Quadratic convergence: a matrix of any size seen here needs six to ten sweeps. */
const MAX_SWEEPS = 50;

/** The d eigenvalues of a symmetric matrix a [d, d], in no order. a is left alone. */
export function eigenvalues(a: Float64Array, d: number): Float64Array {
  return diagonalise(a.slice(), d);
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

/** Makes a [d, d] diagonal in place and returns the diagonal; the rows of `vectors`, if given, become the eigenvectors. */
function diagonalise(a: Float64Array, d: number, vectors?: Float64Array): Float64Array {
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
function rotate(a: Float64Array, d: number, p: number, q: number, vectors: Float64Array | undefined): void {
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
  if (vectors) rotateRows(vectors, d, p, q, c, s);
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
