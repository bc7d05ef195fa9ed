import '@tensorflow/tfjs-backend-cpu';
import { batchNorm, env, tensor1d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, columnSumsOf, dot, sum } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

const EPS = 1e-5;
// Rows below, at and above the blocks of 64 that sums are taken in; channels around a vector.
const SIZES = [1, 2, 3, 63, 64, 65, 200].flatMap((M) => [1, 3, 4, 5, 8, 9].map((C) => ({ M, C })));
// O(1) values of which at most 200 are summed, in f32.
const TOLERANCE = { abs: 2e-5, rel: 2e-5 };

/** mean, variance and rstd [C] of x [M, C] in f64. */
function statisticsOf(x: ArrayLike<number>, C: number) {
  const M = x.length / C;
  const mean = columnSumsOf(x, C).map((value) => value / M);
  const squares = Float64Array.from(x, (value, i) => (value - at(mean, i % C)) ** 2);
  const variance = columnSumsOf(squares, C).map((value) => value / M);
  return { mean, variance, rstd: variance.map((value) => 1 / Math.sqrt(value + EPS)) };
}

/** gamma·(x − mean)·rstd + beta in f64, with the statistics of x. */
function reference(x: ArrayLike<number>, gamma: Float32Array, beta: Float32Array): Float64Array {
  const C = gamma.length;
  const { mean, rstd } = statisticsOf(x, C);
  return Float64Array.from(x, (value, i) => {
    const c = i % C;
    return at(gamma, c) * (value - at(mean, c)) * at(rstd, c) + at(beta, c);
  });
}

/** mean, variance and rstd by the kernel. */
function measure(bench: Workbench, x: Float32Array, C: number) {
  const [mean, variance, rstd] = [bench.output(C), bench.output(C), bench.output(C)];
  bench.k.batchNormStatistics(mean, variance, rstd, bench.input(x), x.length / C, C, EPS);
  return { mean: bench.read(mean, C), variance: bench.read(variance, C), rstd: bench.read(rstd, C) };
}

describeBuilds('batchNorm', (workbench) => {
  describe.each(SIZES)('of [$M, $C]', ({ M, C }) => {
    // Channels with means and deviations of their own, far from 0 and 1.
    const x = randomFloats(M * C, 1).map((value, i) => value * (0.5 + (i % C)) + 3 * ((i % C) - 2));
    const gamma = randomFloats(C, 2);
    const beta = randomFloats(C, 3);

    it('measures the mean and the biased variance of every channel', () => {
      const got = measure(workbench(), x, C);
      const want = statisticsOf(x, C);
      expectAllClose(got.mean, want.mean, TOLERANCE);
      expectAllClose(got.variance, want.variance, TOLERANCE);
      expectAllClose(got.rstd, want.rstd, TOLERANCE);
    });

    it('normalises as the definition and tfjs do, also in place', () => {
      const bench = workbench();
      const { mean, variance, rstd } = measure(bench, x, C);
      const [y, inPlace] = [bench.output(M * C), bench.inOut(x)];
      const constants = [bench.input(gamma), bench.input(beta), bench.input(mean), bench.input(rstd)] as const;
      bench.k.batchNormForward(y, bench.input(x), ...constants, M, C);
      bench.k.batchNormForward(inPlace, inPlace, ...constants, M, C);
      const got = bench.read(y, M * C);
      expectAllClose(got, reference(x, gamma, beta), TOLERANCE);
      expectAllClose(got, byTfjs(x, mean, variance, gamma, beta), TOLERANCE);
      expect(bench.read(inPlace, M * C)).toEqual(got);
    });

    it('has the gradients of central differences, dx overwritten, dgamma and dbeta added to', () => {
      const bench = workbench();
      const dy = randomFloats(M * C, 4);
      const { dx, dgamma, dbeta } = backward(bench, dy, x, gamma);

      // In f64 the differences are good to 1e-9, so f32 sets the tolerance.
      const loss = (values: ArrayLike<number>, g: Float32Array, b: Float32Array) => dot(dy, reference(values, g, b));
      const step = 1e-5;
      const wanted = Float64Array.from({ length: Math.min(M * C, 60) }, (_, i) => {
        const stepped = (sign: number) => Float64Array.from(x, (value, j) => (j === i ? value + sign * step : value));
        return (loss(stepped(1), gamma, beta) - loss(stepped(-1), gamma, beta)) / (2 * step);
      });
      expectAllClose(dx.subarray(0, wanted.length), wanted, TOLERANCE);

      // y is linear in gamma and beta.
      const zero = new Float32Array(C);
      const one = (c: number) => zero.map((_, i) => (i === c ? 1 : 0));
      expectAllClose(
        dgamma,
        Float64Array.from(zero, (_, c) => loss(x, one(c), zero)),
        { abs: 1e-4, rel: 2e-5 },
      );
      expectAllClose(
        dbeta,
        Float64Array.from(zero, (_, c) => loss(x, zero, one(c))),
        { abs: 1e-4, rel: 2e-5 },
      );
    });
  });

  it('has a gradient that neither a constant nor a multiple of x̂ survives', () => {
    // Σₘ dx = 0 and Σₘ dx·x̂ = 0: y does not change when a channel is shifted or scaled.
    const [M, C] = [130, 5];
    const x = randomFloats(M * C, 5);
    const gamma = randomFloats(C, 6);
    const { dx } = backward(workbench(), randomFloats(M * C, 7), x, gamma);
    const xhat = reference(x, new Float32Array(C).fill(1), new Float32Array(C));
    expectAllClose(columnSumsOf(dx, C), new Float64Array(C), { abs: 1e-4, rel: 0 });
    // Up to eps/(variance + eps) of Σ dy·x̂.
    expectAllClose(
      columnSumsOf(
        dx.map((value, i) => value * at(xhat, i)),
        C,
      ),
      new Float64Array(C),
      { abs: 1e-3, rel: 0 },
    );
  });

  it('keeps its digits far from zero, where Σx² − M·mean² would lose them all', () => {
    const x = randomFloats(256, 8).map((value) => 1000 + 0.1 * value);
    const { variance } = measure(workbench(), x, 1);
    expectAllClose(variance, statisticsOf(x, 1).variance, { abs: 0, rel: 1e-3 });
  });

  it('gives zeros and beta for a channel that is constant', () => {
    const bench = workbench();
    const x = new Float32Array(10).fill(4);
    const { mean, variance, rstd } = measure(bench, x, 1);
    expect([...mean, ...variance]).toEqual([4, 0]);
    expectAllClose(rstd, [1 / Math.sqrt(EPS)], { abs: 0, rel: 1e-6 });
  });

  it('turns running variances into rstd', () => {
    const bench = workbench();
    const variance = randomFloats(9, 9).map((value) => value * value);
    const rstd = bench.output(9);
    bench.k.reciprocalRoot(rstd, bench.input(variance), 9, EPS);
    expectAllClose(
      bench.read(rstd, 9),
      variance.map((value) => 1 / Math.sqrt(value + EPS)),
      { abs: 0, rel: 1e-6 },
    );
  });
});

/** The gradients by the kernel; dgamma and dbeta less what was there before. dx is the same when it takes dy's place. */
function backward(bench: Workbench, dy: Float32Array, x: Float32Array, gamma: Float32Array) {
  const C = gamma.length;
  const { mean, rstd } = measure(bench, x, C);
  const [oldGamma, oldBeta] = [randomFloats(C, 10), randomFloats(C, 11)];
  const constants = [bench.input(x), bench.input(gamma), bench.input(mean), bench.input(rstd)] as const;
  const run = (dx: number, from: number) => {
    const [dgamma, dbeta] = [bench.inOut(oldGamma), bench.inOut(oldBeta)];
    bench.k.batchNormBackward(dx, dgamma, dbeta, from, ...constants, bench.bytes(8 * C), x.length / C, C);
    return [dgamma, dbeta] as const;
  };
  const [dx, inPlace] = [bench.output(x.length), bench.inOut(dy)];
  const [dgamma, dbeta] = run(dx, bench.input(dy));
  run(inPlace, inPlace);
  expect(bench.read(inPlace, x.length)).toEqual(bench.read(dx, x.length));
  const negative = (values: Float32Array) => values.map((value) => -value);
  return {
    dx: bench.read(dx, x.length),
    dgamma: sum(bench.read(dgamma, C), negative(oldGamma)),
    dbeta: sum(bench.read(dbeta, C), negative(oldBeta)),
  };
}

function byTfjs(x: Float32Array, mean: Float32Array, variance: Float32Array, gamma: Float32Array, beta: Float32Array) {
  env().set('PROD', true); // no notes on the console
  return tidy(() => {
    const images = tensor4d(x, [x.length / gamma.length, 1, 1, gamma.length]);
    const [m, v, offset, factor] = [mean, variance, beta, gamma].map((values) => tensor1d(values));
    if (!m || !v) throw new Error('unreachable: four tensors were made');
    return batchNorm(images, m, v, offset, factor, EPS).dataSync<'float32'>();
  });
}
