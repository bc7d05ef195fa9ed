import { expect, it } from 'vitest';
import { awayFromZero, centralDifferences } from '../support/centralDifferences.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, dot } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

const ALPHA = 0.2;

interface Activation {
  readonly name: string;
  forward(bench: Workbench, y: number, x: number, count: number): void;
  backward(bench: Workbench, dx: number, dy: number, y: number, count: number): void;
  readonly exact: (x: number) => number;
}

const rectifier = (name: string, alpha: number): Activation => ({
  name,
  forward: ({ k }, y, x, count) => k.rectifyForward(y, x, count, alpha),
  backward: ({ k }, dx, dy, y, count) => k.rectifyBackward(dx, dy, y, count, alpha),
  exact: (x) => (x > 0 ? x : alpha * x),
});

const ACTIVATIONS: readonly Activation[] = [
  rectifier('relu', 0),
  rectifier('leakyRelu', ALPHA),
  {
    name: 'sigmoid',
    forward: ({ k }, y, x, count) => k.sigmoidForward(y, x, count),
    backward: ({ k }, dx, dy, y, count) => k.sigmoidBackward(dx, dy, y, count),
    exact: (x) => 1 / (1 + Math.exp(-x)),
  },
  {
    name: 'tanh',
    forward: ({ k }, y, x, count) => k.tanhForward(y, x, count),
    backward: ({ k }, dx, dy, y, count) => k.tanhBackward(dx, dy, y, count),
    exact: Math.tanh,
  },
];

const COUNTS = [1, 3, 4, 5, 7, 8, 9, 97];
const CASES = ACTIVATIONS.flatMap((activation) => COUNTS.map((count) => ({ ...activation, count })));

describeBuilds('activations', (workbench) => {
  it.each(CASES)('$name of $count is what f64 says, also in place', ({ forward, exact, count }) => {
    const bench = workbench();
    const x = randomFloats(count, 1, 3);
    const [y, inPlace] = [bench.output(count), bench.inOut(x)];
    forward(bench, y, bench.input(x), count);
    forward(bench, inPlace, inPlace, count);
    expectAllClose(bench.read(y, count), Float64Array.from(x, exact), { abs: 1e-7, rel: 3e-7 }); // 2.5 ULP
    expect(bench.read(inPlace, count)).toEqual(bench.read(y, count));
  });

  it.each(CASES)('$name of $count has the slope of central differences, also in place', (activation) => {
    const { forward, backward, count } = activation;
    const bench = workbench();
    const x = awayFromZero(randomFloats(count, 2));
    const dy = randomFloats(count, 3);
    const y = bench.output(count);
    forward(bench, y, bench.input(x), count);
    const saved = bench.input(bench.read(y, count));
    const [dx, inPlace] = [bench.output(count), bench.inOut(dy)];
    backward(bench, dx, bench.input(dy), saved, count);
    backward(bench, inPlace, inPlace, saved, count);
    const loss = (stepped: Float32Array) => {
      const stepped_y = bench.output(count);
      forward(bench, stepped_y, bench.input(stepped), count);
      return dot(dy, bench.read(stepped_y, count));
    };
    expectAllClose(bench.read(dx, count), centralDifferences(loss, x), { abs: 1e-3, rel: 1e-3 });
    expect(bench.read(inPlace, count)).toEqual(bench.read(dx, count));
  });

  it('rectifiers take 0 for the flat side, as the sign of y has to say', () => {
    const bench = workbench();
    const x = Float32Array.of(0, -0, 0, 0, 0);
    const [y, dx] = [bench.output(5), bench.output(5)];
    bench.k.rectifyForward(y, bench.input(x), 5, ALPHA);
    bench.k.rectifyBackward(dx, bench.input(new Float32Array(5).fill(1)), y, 5, ALPHA);
    expect(Array.from(bench.read(y, 5), Math.abs)).toEqual([0, 0, 0, 0, 0]);
    expect(bench.read(dx, 5)).toEqual(new Float32Array(5).fill(ALPHA));
  });

  it('rectifiers keep large values and NaN as they are', () => {
    const bench = workbench();
    const y = bench.output(5);
    bench.k.rectifyForward(y, bench.input([3e38, -3e38, NaN, Infinity, -Infinity]), 5, 0.5);
    const values = bench.read(y, 5);
    expectAllClose([at(values, 0), at(values, 1)], [3e38, -1.5e38], { abs: 0, rel: 1e-6 });
    expect([...values.subarray(2)]).toEqual([NaN, Infinity, -Infinity]);
  });
});
