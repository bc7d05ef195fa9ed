import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, columnSumsOf, sum } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

describeBuilds('columnSums', (workbench) => {
  it.each([1, 2, 63, 64, 65, 129].flatMap((M) => [1, 3, 4, 5, 7, 8, 9].map((C) => ({ M, C }))))(
    'adds the sums of the columns of [$M, $C]',
    ({ M, C }) => {
      const bench = workbench();
      const x = randomFloats(M * C, 1);
      const old = randomFloats(C, 2);
      const sums = bench.inOut(old);
      bench.k.columnSums(sums, bench.input(x), M, C);
      expectAllClose(bench.read(sums, C), sum(old, columnSumsOf(x, C)), { abs: 1e-5, rel: 1e-6 });
    },
  );

  it('keeps its digits over many rows, where adding one after the other would not', () => {
    // 100,000 times 0.1 in blocks of 64: the error of 64 additions plus that of 1,563 block sums.
    const bench = workbench();
    const x = new Float32Array(100_000).fill(0.1);
    const sums = bench.inOut([0]);
    bench.k.columnSums(sums, bench.input(x), x.length, 1);
    expect(Math.abs(at(bench.read(sums, 1), 0) / (100_000 * Math.fround(0.1)) - 1)).toBeLessThan(2e-5);
  });
});
