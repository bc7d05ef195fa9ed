import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

// Around the GEMM's tile of 6 × 8 and the vectors of 4.
const SIZES = [1, 6, 7, 13].flatMap((M) => [1, 3, 4, 8, 9, 17].flatMap((N) => [1, 4, 5, 64].map((K) => ({ M, N, K }))));

/** d [M, N] as the kernels make it. */
function distances(bench: Workbench, x: Float32Array, y: Float32Array, K: number): Float32Array {
  const [M, N] = [x.length / K, y.length / K];
  const { k } = bench;
  const [xPtr, yPtr] = [bench.input(x), bench.input(y)];
  const [xNorms, yNorms, d] = [bench.output(M), bench.output(N), bench.output(M * N)];
  const panels = bench.bytes(k.panelBytes(K, N));
  k.squaredNorms(xNorms, xPtr, M, K);
  k.squaredNorms(yNorms, yPtr, N, K);
  k.packPanels(panels, yPtr, K, N, 1, K);
  k.squaredDistances(d, xPtr, panels, xNorms, yNorms, M, N, K);
  return bench.read(d, M * N);
}

/** The same from the definition, in f64. */
function wanted(x: Float32Array, y: Float32Array, K: number): Float64Array {
  const N = y.length / K;
  return Float64Array.from({ length: (x.length / K) * N }, (_, i) => {
    const [m, n] = [Math.floor(i / N), i % N];
    let sum = 0;
    for (let k = 0; k < K; k++) sum += (at(x, m * K + k) - at(y, n * K + k)) ** 2;
    return sum;
  });
}

describeBuilds('squared distances', (workbench, build) => {
  it.each(SIZES)('of $M rows to $N rows of $K', ({ M, N, K }) => {
    const [x, y] = [randomFloats(M * K, 1), randomFloats(N * K, 2)];
    // A difference of norms of up to a hundred, each with the rounding of 64 additions.
    expectAllClose(distances(workbench(), x, y, K), wanted(x, y, K), { abs: 1e-4, rel: 1e-5 });
  });

  it('are never below 0, however much is cancelled', () => {
    const K = 64;
    const x = randomFloats(32 * K, 3, 100);
    expect(distances(workbench(), x, x, K).every((value) => value >= 0)).toBe(true);
  });

  // Fused multiply-add rounds a row's product with itself in another way than its norm.
  if (build === 'relaxed') return;
  it('are 0 between equal rows and the same in both directions, to the last bit', () => {
    const bench = workbench();
    const [K, M] = [37, 19];
    const [x, y] = [randomFloats(M * K, 4, 3), randomFloats(M * K, 5, 3)];
    const own = distances(bench, x, x, K);
    expect(Array.from({ length: M }, (_, m) => at(own, m * M + m))).toEqual(new Array(M).fill(0));
    const [there, back] = [distances(bench, x, y, K), distances(bench, y, x, K)];
    expect(there).toEqual(there.map((_, i) => at(back, (i % M) * M + Math.floor(i / M))));
  });
});
