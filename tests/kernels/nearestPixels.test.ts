import { expect, it } from 'vitest';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { at } from '../support/matrices.ts';
import type { Workbench } from '../support/workbench.ts';

const FAR = 0x7fffffff;

/** N rows of K bytes; few different values, so that there are ties. */
function pixels(N: number, K: number, seed: number): Uint8Array {
  const random = new RandomSequence(seed, STREAM.drawing);
  return Uint8Array.from({ length: N * K }, () => 85 * random.below(4));
}

function widened(bench: Workbench, x: Uint8Array, K: number) {
  const N = x.length / K;
  const [wide, norms] = [bench.bytes(2 * x.length), bench.bytes(4 * N)];
  bench.k.widenPixels(wide, norms, bench.inputBytes(x), N, K);
  return { wide, norms, N };
}

/** Squared distances and places of the nearest in y, a second block of y following the first. */
function nearest(bench: Workbench, x: Uint8Array, blocks: readonly Uint8Array[], K: number): [number[], number[]] {
  const from = widened(bench, x, K);
  const best = bench.bytes(4 * from.N);
  const where = bench.bytes(4 * from.N);
  const fill = bench.inputBytes(new Uint8Array(new Int32Array(from.N).fill(FAR).buffer));
  bench.k.copyBytes(best, fill, 4 * from.N);
  let first = 0;
  for (const block of blocks) {
    const to = widened(bench, block, K);
    bench.k.nearestPixels(best, where, from.wide, to.wide, from.norms, to.norms, from.N, to.N, K, first);
    first += to.N;
  }
  const ints = (ptr: typeof best) => [...new Int32Array(bench.readBits(ptr, from.N).buffer)];
  return [ints(best), ints(where)];
}

/** The same from the definition. */
function wanted(x: Uint8Array, y: Uint8Array, K: number): [number[], number[]] {
  const rows = Array.from({ length: x.length / K }, (_, m) =>
    Array.from({ length: y.length / K }, (_, n) => {
      let sum = 0;
      for (let k = 0; k < K; k++) sum += (at(x, m * K + k) - at(y, n * K + k)) ** 2;
      return sum;
    }),
  );
  const least = rows.map((row) => Math.min(...row));
  return [least, rows.map((row, m) => row.indexOf(at(least, m)))];
}

describeBuilds('nearestPixels', (workbench) => {
  it.each([1, 2, 3, 4, 7].flatMap((M) => [1, 2, 3, 5, 49].flatMap((N) => [16, 48].map((K) => ({ M, N, K })))))(
    'finds the nearest of $N, exactly, for each of $M images of $K pixels',
    ({ M, N, K }) => {
      const [x, y] = [pixels(M, K, 1), pixels(N, K, 2)];
      expect(nearest(workbench(), x, [y], K)).toEqual(wanted(x, y, K));
    },
  );

  it('goes on over blocks, and of equals the first stays', () => {
    const K = 16;
    const [x, y] = [pixels(6, K, 3), pixels(20, K, 4)];
    const both = Uint8Array.of(...y, ...x, ...y, ...x);
    const blocks = [both.subarray(0, 25 * K), both.subarray(25 * K)];
    const [distances, where] = nearest(workbench(), x, blocks, K);
    expect(distances).toEqual(new Array(6).fill(0));
    expect(where).toEqual([20, 21, 22, 23, 24, 25]);
  });

  it('holds the largest distance there is between digits', () => {
    const K = 784;
    const [black, white] = [new Uint8Array(K).fill(255), new Uint8Array(K)];
    expect(nearest(workbench(), black, [white], K)).toEqual([[784 * 255 * 255], [0]]);
    expect(nearest(workbench(), black, [black], K)).toEqual([[0], [0]]);
  });

  it('widenPixels keeps grey levels and sums their squares', () => {
    const bench = workbench();
    const K = 32;
    const x = Uint8Array.from({ length: 3 * K }, (_, i) => (i * 37) % 256);
    const { wide, norms } = widened(bench, x, K);
    expect([...new Int16Array(bench.readBits(wide, (3 * K) / 2).buffer)]).toEqual([...x]);
    const want = [0, 1, 2].map((m) => x.subarray(m * K, (m + 1) * K).reduce((sum, v) => sum + v * v, 0));
    expect([...new Int32Array(bench.readBits(norms, 3).buffer)]).toEqual(want);
  });
});
