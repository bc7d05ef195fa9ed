import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

describeBuilds('movingAverage', (workbench) => {
  it.each([1, 3, 4, 5, 7, 8, 9])('is decay·average + (1 − decay)·x for %i values, step after step', (count) => {
    const bench = workbench();
    const average = bench.inOut(randomFloats(count, 1));
    const want = Float64Array.from(randomFloats(count, 1));
    for (let step = 0; step < 20; step++) {
      const x = randomFloats(count, 2 + step);
      bench.k.movingAverageStep(average, bench.input(x), count, 0.9);
      x.forEach((value, i) => {
        want[i] = 0.9 * at(want, i) + (1 - 0.9) * value;
      });
    }
    expectAllClose(bench.read(average, count), want, { abs: 1e-6, rel: 1e-6 });
  });

  it('is x with a decay of 0 and itself with a decay of 1', () => {
    const bench = workbench();
    const [old, x] = [randomFloats(5, 3), randomFloats(5, 4)];
    const [forgets, keeps] = [bench.inOut(old), bench.inOut(old)];
    bench.k.movingAverageStep(forgets, bench.input(x), 5, 0);
    bench.k.movingAverageStep(keeps, bench.input(x), 5, 1);
    expect(bench.read(forgets, 5)).toEqual(x);
    expect(bench.read(keeps, 5)).toEqual(old);
  });
});
