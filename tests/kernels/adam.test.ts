import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

const [LR, BETA1, BETA2, EPS] = [1e-3, 0.9, 0.999, 1e-8]; // the paper's

describeBuilds('adam', (workbench) => {
  it.each([1, 3, 4, 5, 7, 8, 9, 97])('follows algorithm 1 in f64 over 50 steps of %i parameters', (count) => {
    const bench = workbench();
    const start = randomFloats(count, 1);
    const zero = new Float32Array(count);
    const [w, m, v] = [bench.inOut(start), bench.inOut(zero), bench.inOut(zero)];
    const want = { w: Float64Array.from(start), m: new Float64Array(count), v: new Float64Array(count) };
    for (let t = 1; t <= 50; t++) {
      // Gradients of every size, from 1e-4 to 10 by parameter.
      const g = randomFloats(count, 100 + t).map((value, i) => value * 10 ** ((i % 6) - 4));
      bench.k.adamStep(w, bench.input(g), m, v, count, LR, BETA1, BETA2, EPS, t);
      g.forEach((gradient, i) => {
        want.m[i] = BETA1 * at(want.m, i) + (1 - BETA1) * gradient;
        want.v[i] = BETA2 * at(want.v, i) + (1 - BETA2) * gradient ** 2;
        const mHat = at(want.m, i) / (1 - BETA1 ** t);
        const vHat = at(want.v, i) / (1 - BETA2 ** t);
        want.w[i] = at(want.w, i) - (LR * mHat) / (Math.sqrt(vHat) + EPS);
      });
    }
    // 50 roundings of w, and of m and v relative to the largest gradient they remember.
    expectAllClose(bench.read(w, count), want.w, { abs: 2e-6, rel: 1e-6 });
    expectAllClose(bench.read(m, count), want.m, { abs: 1e-6, rel: 1e-5 });
    expectAllClose(bench.read(v, count), want.v, { abs: 1e-12, rel: 1e-5 });
  });

  it('moves by lr in the first step, whatever the size of the gradient', () => {
    const bench = workbench();
    const w = bench.inOut(new Float32Array(5));
    const [m, v] = [bench.inOut(new Float32Array(5)), bench.inOut(new Float32Array(5))];
    bench.k.adamStep(w, bench.input([1e-3, -1e-3, 1, -100, 1e4]), m, v, 5, LR, BETA1, BETA2, EPS, 1);
    expectAllClose(bench.read(w, 5), [-LR, LR, -LR, LR, -LR], { abs: 0, rel: 2e-5 });
  });

  it('stays where it is without a gradient', () => {
    const bench = workbench();
    const start = randomFloats(6, 2);
    const zero = new Float32Array(6);
    const w = bench.inOut(start);
    bench.k.adamStep(w, bench.input(zero), bench.inOut(zero), bench.inOut(zero), 6, LR, BETA1, BETA2, EPS, 1);
    expect(bench.read(w, 6)).toEqual(start);
  });
});
