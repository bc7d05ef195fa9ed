import { expect, it } from 'vitest';
import { centralDifferences } from '../support/centralDifferences.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at } from '../support/matrices.ts';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { randomFloats } from '../support/randomTensors.ts';

const SIZES = [1, 3, 4, 5, 7, 8, 9].flatMap((D) => [1, 3].map((N) => ({ N, D }))).concat({ N: 2, D: 784 });

/** Pixels in [0, 1], among them both ends. */
function pixels(count: number): Float32Array<ArrayBuffer> {
  const random = new RandomSequence(1, STREAM.drawing);
  return Float32Array.from({ length: count }, (_, i) => (i % 5 === 0 ? 0 : i % 5 === 1 ? 1 : random.uniform()));
}

/** −x·log σ(s) − (1 − x)·log(1 − σ(s)): the textbook form, which f64 can afford for |s| < 30. */
function textbook(s: number, x: number): number {
  const p = 1 / (1 + Math.exp(-s));
  return -x * Math.log(p) - (1 - x) * Math.log(1 - p);
}

describeBuilds('bernoulli', (workbench) => {
  it.each(SIZES)('sums the cross-entropy of [$N, $D] per image, in nats', ({ N, D }) => {
    const bench = workbench();
    const s = randomFloats(N * D, 2, 4);
    const x = pixels(N * D);
    const nll = bench.output(N);
    bench.k.bernoulliForward(nll, bench.input(s), bench.input(x), N, D);
    const want = new Float64Array(N);
    s.forEach((logit, i) => {
      want[Math.floor(i / D)] = at(want, Math.floor(i / D)) + textbook(logit, at(x, i));
    });
    expectAllClose(bench.read(nll, N), want, { abs: 1e-6, rel: 2e-6 }); // four chains of up to 196 terms
  });

  it('is ln 2 for every pixel where the logit is 0', () => {
    const bench = workbench();
    const nll = bench.output(1);
    bench.k.bernoulliForward(nll, bench.input(new Float32Array(7)), bench.input(pixels(7)), 1, 7);
    expectAllClose(bench.read(nll, 1), [7 * Math.LN2], { abs: 0, rel: 1e-6 });
  });

  it('is the distance to the right side for confident wrong pixels, and 0 for right ones', () => {
    const bench = workbench();
    const s = [200, -200, 1e5, -1e5, 200, -200];
    const x = [0, 1, 0, 1, 1, 0];
    const nll = bench.output(6);
    bench.k.bernoulliForward(nll, bench.input(s), bench.input(x), 6, 1);
    expectAllClose(bench.read(nll, 6), [200, 200, 1e5, 1e5, 0, 0], { abs: 1e-30, rel: 1e-6 });
  });

  it.each([1, 3, 4, 5, 7, 8, 9, 784])('has the scaled gradient σ(s) − x of %i logits, also in place', (count) => {
    const bench = workbench();
    const scale = 0.25;
    const s = randomFloats(count, 3, 3);
    const x = bench.input(pixels(count));
    const [ds, inPlace] = [bench.output(count), bench.inOut(s)];
    bench.k.bernoulliBackward(ds, bench.input(s), x, count, scale);
    bench.k.bernoulliBackward(inPlace, inPlace, x, count, scale);
    const got = bench.read(ds, count);
    expect(bench.read(inPlace, count)).toEqual(got);
    const want = Float64Array.from(s, (logit, i) => scale * (1 / (1 + Math.exp(-logit)) - at(pixels(count), i)));
    expectAllClose(got, want, { abs: 1e-7, rel: 1e-6 });

    // One image per logit, so that a difference is not lost in the sum of the others.
    const nll = bench.output(count);
    const loss = (stepped: Float32Array) => {
      bench.k.bernoulliForward(nll, bench.input(stepped), x, count, 1);
      return scale * bench.read(nll, count).reduce((total, value) => total + value, 0);
    };
    const few = s.subarray(0, 9);
    const differences = centralDifferences((stepped) => loss(Float32Array.of(...stepped, ...s.subarray(9))), few);
    expectAllClose(got.subarray(0, 9), differences, { abs: 1e-3, rel: 1e-3 });
  });
});
