import { describe, expect, it } from 'vitest';
import type { Ptr } from '../../workers/backend/wasm/arena.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, product, sum, transposed } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

// Around the tile of 5 or 6 × 8, its vectors of 4, the wide tile of 2 × 16 and the row block of 40 or 48.
const SIZES = [1, 2, 4, 5, 6, 7, 13, 41, 49].flatMap((M) =>
  [1, 2, 3, 8, 9, 16, 17, 25].flatMap((N) => [1, 3, 4, 5, 97].map((K) => ({ M, N, K }))),
);
const NONE = 0 as Ptr; // the kernels' word for no bias
const LINEAR = 0;
const RECTIFY = 1;
const ALPHA = 0.2;
// At most 97 products of O(1) values, in f32.
const TOLERANCE = { abs: 2e-5, rel: 1e-5 };

/** Packed panels of B [K, N] in a block of exactly panelBytes. */
function pack(bench: Workbench, b: Float32Array, K: number, N: number): Ptr {
  const panels = bench.bytes(bench.k.panelBytes(K, N));
  bench.k.packPanels(panels, bench.input(b), K, N, N, 1);
  return panels;
}

function rectified(x: Float64Array): Float64Array {
  return x.map((value) => (value > 0 ? value : ALPHA * value));
}

/** x + bias [N] in every row. */
function biased(x: Float64Array, bias: Float32Array): Float64Array {
  return x.map((value, i) => value + at(bias, i % bias.length));
}

describeBuilds('gemm', (workbench) => {
  describe.each(SIZES)('of $M × $N over $K', ({ M, N, K }) => {
    const a = randomFloats(M * K, 1);
    const b = randomFloats(K * N, 2);
    const bias = randomFloats(N, 3);
    const old = randomFloats(M * N, 4);
    const ab = product(a, b, M, N, K);

    it('is A·B, with bias and rectifier, or added to C', () => {
      const bench = workbench();
      const panels = pack(bench, b, K, N);
      const [plain, finished, added] = [bench.output(M * N), bench.output(M * N), bench.inOut(old)];
      const [aPtr, biasPtr] = [bench.input(a), bench.input(bias)];
      bench.k.gemmNN(plain, aPtr, panels, NONE, M, N, K, K, N, LINEAR, 0, false);
      bench.k.gemmNN(finished, aPtr, panels, biasPtr, M, N, K, K, N, RECTIFY, ALPHA, false);
      bench.k.gemmNN(added, aPtr, panels, NONE, M, N, K, K, N, LINEAR, 0, true);
      expectAllClose(bench.read(plain, M * N), ab, TOLERANCE);
      expectAllClose(bench.read(finished, M * N), rectified(biased(ab, bias)), TOLERANCE);
      expectAllClose(bench.read(added, M * N), sum(ab, old), TOLERANCE);
    });

    it('is A·Bᵀ on panels packed from the transposed B', () => {
      const bench = workbench();
      const panels = bench.bytes(bench.k.panelBytes(K, N));
      bench.k.packPanels(panels, bench.input(transposed(b, K, N)), K, N, 1, K);
      const c = bench.output(M * N);
      bench.k.gemmNN(c, bench.input(a), panels, NONE, M, N, K, K, N, LINEAR, 0, false);
      expectAllClose(bench.read(c, M * N), ab, TOLERANCE);
    });

    it('is Aᵀ·B, overwritten or added', () => {
      const bench = workbench();
      const panels = pack(bench, b, K, N);
      const [plain, added] = [bench.output(M * N), bench.inOut(old)];
      const aPtr = bench.input(transposed(a, M, K));
      bench.k.gemmTN(plain, aPtr, panels, M, N, K, M, N, false);
      bench.k.gemmTN(added, aPtr, panels, M, N, K, M, N, true);
      expectAllClose(bench.read(plain, M * N), ab, TOLERANCE);
      expectAllClose(bench.read(added, M * N), sum(ab, old), TOLERANCE);
    });

    it('is A·Bᵀ by dot products, with bias and rectifier', () => {
      const bench = workbench();
      const [plain, finished] = [bench.output(M * N), bench.output(M * N)];
      const [aPtr, bPtr, biasPtr] = [bench.input(a), bench.input(transposed(b, K, N)), bench.input(bias)];
      bench.k.gemmDot(plain, aPtr, bPtr, NONE, M, N, K, K, N, LINEAR, 0);
      bench.k.gemmDot(finished, aPtr, bPtr, biasPtr, M, N, K, K, N, RECTIFY, ALPHA);
      expectAllClose(bench.read(plain, M * N), ab, TOLERANCE);
      expectAllClose(bench.read(finished, M * N), rectified(biased(ab, bias)), TOLERANCE);
    });
  });

  it.each([1, 2, 3, 7, 8, 9])('leaves columns between %i of a row and the next row alone', (N) => {
    const [M, K, lda, ldc] = [7, 5, 8, 12];
    const bench = workbench();
    const a = randomFloats(M * lda, 5);
    const b = randomFloats(K * N, 6);
    const old = randomFloats(M * ldc, 7);
    const rows = (matrix: Float32Array, ld: number, columns: number) => matrix.filter((_, i) => i % ld < columns);
    const between = (matrix: Float32Array) => matrix.filter((_, i) => i % ldc >= N);
    const panels = pack(bench, b, K, N);
    const [byPanels, byDots] = [bench.inOut(old), bench.inOut(old)];
    bench.k.gemmNN(byPanels, bench.input(a), panels, NONE, M, N, K, lda, ldc, LINEAR, 0, false);
    bench.k.gemmDot(byDots, bench.input(a), bench.input(transposed(b, K, N)), NONE, M, N, K, lda, ldc, LINEAR, 0);
    for (const c of [bench.read(byPanels, M * ldc), bench.read(byDots, M * ldc)]) {
      expectAllClose(rows(c, ldc, N), product(rows(a, lda, K), b, M, N, K), TOLERANCE);
      expect(between(c)).toEqual(between(old));
    }

    const transposedOutput = bench.inOut(old);
    bench.k.gemmTN(transposedOutput, bench.input(transposed(a, M, lda)), panels, M, N, K, M, ldc, false);
    const c = bench.read(transposedOutput, M * ldc);
    expectAllClose(rows(c, ldc, N), product(rows(a, lda, K), b, M, N, K), TOLERANCE);
    expect(between(c)).toEqual(between(old));
  });

  it('gives a row the same bits alone, among 49 and at any place', () => {
    const [M, N, K] = [49, 17, 97];
    const bench = workbench();
    const a = randomFloats(M * K, 8);
    const b = randomFloats(K * N, 9);
    const panels = pack(bench, b, K, N);
    const bT = bench.input(transposed(b, K, N));
    const bias = bench.input(randomFloats(N, 10));
    const runs = (rows: Float32Array): readonly Float32Array[] => {
      const count = rows.length / K;
      const [byPanels, byDots] = [bench.output(count * N), bench.output(count * N)];
      bench.k.gemmNN(byPanels, bench.input(rows), panels, bias, count, N, K, K, N, RECTIFY, ALPHA, false);
      bench.k.gemmDot(byDots, bench.input(rows), bT, bias, count, N, K, K, N, RECTIFY, ALPHA);
      return [bench.read(byPanels, count * N), bench.read(byDots, count * N)];
    };
    const together = runs(a);
    for (let m = 0; m < M; m++) {
      const alone = runs(a.subarray(m * K, (m + 1) * K));
      expect(alone).toEqual(together.map((c) => c.subarray(m * N, (m + 1) * N)));
    }
  });
});
