import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

const SIZES = [1, 3].flatMap((M) => [1, 3, 4, 5, 8, 97].map((N) => ({ M, N })));
const STRANGERS = 1 << 30; // rows and columns are different things: no column is a row's own

/** d [M, N] of few different values, so that many are equal. */
function distances(M: number, N: number, seed: number): Float32Array<ArrayBuffer> {
  return randomFloats(M * N, seed, 4).map((value) => Math.round(Math.abs(value)));
}

function rowOf(d: Float32Array, N: number, m: number): number[] {
  return [...d.subarray(m * N, (m + 1) * N)];
}

/** Bits of i32 in a block of NaN-guarded words. */
function readInts(bench: Workbench, ptr: Parameters<Workbench['read']>[0], length: number): number[] {
  return [...new Int32Array(bench.readBits(ptr, length).buffer)];
}

describeBuilds('neighbours', (workbench) => {
  it.each(SIZES.flatMap((size) => [1, 2, 5].map((k) => ({ ...size, k }))))(
    'keepSmallest keeps the $k smallest of $N in each of $M rows, over two blocks',
    ({ M, N, k }) => {
      const bench = workbench();
      const [a, b] = [distances(M, N, 1), distances(M, N, 2)];
      const smallest = bench.inOut(new Float32Array(M * k).fill(Infinity));
      bench.k.keepSmallest(smallest, bench.input(a), M, N, k, STRANGERS);
      bench.k.keepSmallest(smallest, bench.input(b), M, N, k, STRANGERS);
      const want = Array.from({ length: M }, (_, m) =>
        [...rowOf(a, N, m), ...rowOf(b, N, m), ...new Array<number>(k).fill(Infinity)]
          .sort((x, y) => x - y)
          .slice(0, k),
      );
      expect([...bench.read(smallest, M * k)]).toEqual(want.flat());
    },
  );

  it.each([0, 2, 6, -3])('keepSmallest leaves out column m + %i of row m', (own) => {
    const bench = workbench();
    const [M, N, k] = [5, 9, 3];
    const d = distances(M, N, 3);
    const smallest = bench.inOut(new Float32Array(M * k).fill(Infinity));
    bench.k.keepSmallest(smallest, bench.input(d), M, N, k, own);
    const want = Array.from({ length: M }, (_, m) =>
      rowOf(d, N, m)
        .filter((_, n) => n !== own + m)
        .sort((x, y) => x - y)
        .slice(0, k),
    );
    expect([...bench.read(smallest, M * k)]).toEqual(want.flat());
  });

  it.each(SIZES)(
    'keepNearest finds the first of the smallest of $N in each of $M rows, over two blocks',
    ({ M, N }) => {
      const bench = workbench();
      const [a, b] = [distances(M, N, 4), distances(M, N, 5)];
      const nearest = bench.inOut(new Float32Array(M).fill(Infinity));
      const where = bench.output(M);
      bench.k.keepNearest(nearest, where, bench.input(a), M, N, 100);
      bench.k.keepNearest(nearest, where, bench.input(b), M, N, 100 + N);
      const rows = Array.from({ length: M }, (_, m) => [...rowOf(a, N, m), ...rowOf(b, N, m)]);
      expect([...bench.read(nearest, M)]).toEqual(rows.map((row) => Math.min(...row)));
      expect(readInts(bench, where, M)).toEqual(rows.map((row) => 100 + row.indexOf(Math.min(...row))));
    },
  );

  it.each(SIZES)('countInBalls counts who is strictly inside whose ball, $M against $N', ({ M, N }) => {
    const bench = workbench();
    const d = distances(M, N, 6);
    const rowRadii = distances(M, 1, 7);
    const columnRadii = distances(N, 1, 8);
    const [inRow, ofColumn, ofRow] = [zeros(bench, M), zeros(bench, N), zeros(bench, M)];
    const arguments_ = [bench.input(d), bench.input(rowRadii), bench.input(columnRadii), M, N] as const;
    bench.k.countInBalls(inRow, ofColumn, ofRow, ...arguments_);
    bench.k.countInBalls(inRow, ofColumn, ofRow, ...arguments_); // adds
    const count = (length: number, inside: (i: number) => number) => Array.from({ length }, (_, i) => 2 * inside(i));
    const rows = (m: number) => rowOf(d, N, m);
    expect(readInts(bench, inRow, M)).toEqual(count(M, (m) => rows(m).filter((v) => v < at(rowRadii, m)).length));
    expect(readInts(bench, ofRow, M)).toEqual(count(M, (m) => rows(m).filter((v, n) => v < at(columnRadii, n)).length));
    expect(readInts(bench, ofColumn, N)).toEqual(
      count(N, (n) => Array.from(rowRadii).filter((radius, m) => at(d, m * N + n) < radius).length),
    );
  });
});

/** A block of zeros to add to. */
function zeros(bench: Workbench, length: number) {
  return bench.inOut(new Float32Array(length));
}
