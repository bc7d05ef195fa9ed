import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { at } from '../support/matrices.ts';
import { ulpError } from '../support/ulp.ts';
import type { Workbench } from '../support/workbench.ts';

// exp4, sigmoid4, softplus4 and tanh4 through the kernels that are nothing else, against f64. The bounds are those that
// assembly/math.ts states; they were measured on every 37th float between 2⁻³¹ and 88 of either sign.

type Elementwise = (bench: Workbench, x: Float32Array) => Float32Array<ArrayBuffer>;

/** A kernel that writes one float for each of x. */
function elementwise(call: (bench: Workbench, y: number, x: Float32Array) => void): Elementwise {
  return (bench, x) => {
    const y = bench.output(x.length);
    call(bench, y, x);
    const values = bench.read(y, x.length);
    bench.checkAndClear();
    return values;
  };
}

/** z = mu + exp(logVar/2)·eps with mu = 0, logVar = 2x and eps = 1. */
const exp = elementwise((bench, y, x) => {
  const code = Float32Array.from({ length: 2 * x.length }, (_, i) => (i % 2 ? 2 * at(x, i >> 1) : 0));
  bench.k.reparameterizeForward(y, bench.input(code), bench.input(x.map(() => 1)), x.length, 1);
});
const sigmoid = elementwise((bench, y, x) => bench.k.sigmoidForward(y, bench.input(x), x.length));
const tanh = elementwise((bench, y, x) => bench.k.tanhForward(y, bench.input(x), x.length));
/** −log p(0 | s) of one pixel. */
const softplus = elementwise((bench, y, x) => {
  bench.k.bernoulliForward(y, bench.input(x), bench.input(x.map(() => 0)), x.length, 1);
});

/** Every 9973rd float in ±[2⁻³¹, 88], so that every exponent is met thousands of times, and round numbers. */
const SAMPLES = ((): Float32Array<ArrayBuffer> => {
  const bits: number[] = [];
  for (let b = 0x30000000; b < 0x42b00000; b += 9973) bits.push(b, b | 0x80000000);
  const drawn = new Float32Array(Uint32Array.from(bits).buffer);
  return Float32Array.of(...[0, 0.625, 1, 2, 17, 80].flatMap((value) => [value, -value]), ...drawn);
})();

describeBuilds('elementary functions', (workbench) => {
  it.each([
    { name: 'exp', kernel: exp, bound: 1, exact: Math.exp, lowest: -87.3 },
    { name: 'sigmoid', kernel: sigmoid, bound: 2.5, exact: (x: number) => 1 / (1 + Math.exp(-x)), lowest: -87.3 },
    {
      name: 'softplus',
      kernel: softplus,
      bound: 3,
      exact: (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
      lowest: -87.3,
    },
    { name: 'tanh', kernel: tanh, bound: 1.5, exact: Math.tanh, lowest: -Infinity },
  ])('$name is within $bound ULP of f64', ({ kernel, bound, exact, lowest }) => {
    const x = SAMPLES.filter((value) => value >= lowest);
    const y = kernel(workbench(), x);
    let worst = { error: 0, x: 0 };
    y.forEach((value, i) => {
      const error = ulpError(value, exact(at(x, i)));
      if (error > worst.error) worst = { error, x: at(x, i) };
    });
    expect(worst.error, `at ${worst.x}`).toBeLessThanOrEqual(bound);
  });

  it.each([
    { name: 'exp', kernel: exp, low: 1.2e-38, high: 1.6e38 },
    { name: 'sigmoid', kernel: sigmoid, low: 0, high: 1 },
    { name: 'tanh', kernel: tanh, low: -1, high: 1 },
  ])('$name holds at $low and $high far out, and leaves NaN', ({ kernel, low, high }) => {
    const y = kernel(workbench(), Float32Array.of(-1e4, -1e30, -Infinity, 1e4, 1e30, Infinity, NaN));
    const relative = (value: number, want: number) => Math.abs(value - want) / Math.max(Math.abs(want), 1e-30);
    for (const value of y.subarray(0, 3)) expect(relative(value, low)).toBeLessThan(0.1);
    for (const value of y.subarray(3, 6)) expect(relative(value, high)).toBeLessThan(0.1);
    expect(y[6]).toBeNaN();
  });

  it('softplus is x where it is large, nearly 0 where it is not, and leaves NaN', () => {
    const y = softplus(workbench(), Float32Array.of(-3.4e38, -1e30, 1e30, 3.4e38, NaN));
    expect(Math.max(at(y, 0), at(y, 1))).toBeLessThan(1.2e-38);
    expect(y.subarray(2, 4)).toEqual(Float32Array.of(1e30, 3.4e38));
    expect(y[4]).toBeNaN();
  });

  it('are exact at 0', () => {
    const zero = Float32Array.of(0);
    expect([exp, sigmoid, tanh].map((kernel) => kernel(workbench(), zero)[0])).toEqual([1, 0.5, 0]);
  });

  it('give a value the same bits in a vector and in the tail behind it', () => {
    const x = SAMPLES.subarray(0, 4096);
    for (const kernel of [sigmoid, tanh]) {
      const whole = kernel(workbench(), x);
      for (const start of [0, 1000, 4088]) {
        for (let count = 1; count <= 7; count++) {
          expect(kernel(workbench(), x.slice(start, start + count))).toEqual(whole.slice(start, start + count));
        }
      }
    }
  });
});
