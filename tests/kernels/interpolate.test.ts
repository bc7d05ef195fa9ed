import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, dot } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

type Path = 'lerp' | 'slerp';

function between(bench: Workbench, path: Path, a: Float32Array, b: Float32Array, t: number): Float32Array<ArrayBuffer> {
  const out = bench.output(a.length);
  bench.k[path](out, bench.input(a), bench.input(b), t, a.length);
  return bench.read(out, a.length);
}

function lerp(a: Float32Array, b: Float32Array, t: number): Float64Array {
  return Float64Array.from(a, (value, i) => (1 - t) * value + t * at(b, i));
}

function slerp(a: Float32Array, b: Float32Array, t: number): Float64Array {
  const angle = Math.acos(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)));
  const [weightA, weightB] = [Math.sin((1 - t) * angle), Math.sin(t * angle)].map((sine) => sine / Math.sin(angle));
  return Float64Array.from(a, (value, i) => (weightA ?? NaN) * value + (weightB ?? NaN) * at(b, i));
}

const TOLERANCE = { abs: 1e-7, rel: 1e-6 };

describeBuilds('paths between latents', (workbench) => {
  it.each([1, 3, 4, 5, 7, 8, 9, 100].flatMap((Z) => [0, 0.25, 0.5, 1].map((t) => ({ Z, t }))))(
    'lerp of length $Z is straight at $t, also in place',
    ({ Z, t }) => {
      const bench = workbench();
      const [a, b] = [randomFloats(Z, 1), randomFloats(Z, 2)];
      expectAllClose(between(bench, 'lerp', a, b, t), lerp(a, b, t), TOLERANCE);
      const [first, second] = [bench.inOut(a), bench.inOut(b)];
      bench.k.lerp(first, first, bench.input(b), t, Z);
      bench.k.lerp(second, bench.input(a), second, t, Z);
      expect(bench.read(first, Z)).toEqual(between(bench, 'lerp', a, b, t));
      expect(bench.read(second, Z)).toEqual(bench.read(first, Z));
    },
  );

  it.each([2, 3, 4, 5, 9, 100].flatMap((Z) => [0, 0.25, 0.5, 1].map((t) => ({ Z, t }))))(
    'slerp of length $Z is on the arc at $t',
    ({ Z, t }) => {
      const [a, b] = [randomFloats(Z, 3), randomFloats(Z, 4)];
      expectAllClose(between(workbench(), 'slerp', a, b, t), slerp(a, b, t), TOLERANCE);
    },
  );

  it('slerp keeps the length of unit vectors, where lerp cuts the corner', () => {
    const [x, y] = [Float32Array.of(1, 0, 0), Float32Array.of(0, 1, 0)];
    const half = Math.SQRT1_2;
    expectAllClose(between(workbench(), 'slerp', x, y, 0.5), [half, half, 0], TOLERANCE);
    expectAllClose(between(workbench(), 'lerp', x, y, 0.5), [0.5, 0.5, 0], TOLERANCE);
  });

  it.each([
    ['equal', [1, 2, 3], [1, 2, 3]],
    ['parallel', [1, 2, 3], [2, 4, 6]],
    ['opposite', [1, 2, 3], [-1, -2, -3]],
    ['zero', [0, 0, 0], [1, 2, 3]],
  ])('slerp goes straight between vectors that span no plane: %s', (_, from, to) => {
    const [a, b] = [Float32Array.from(from), Float32Array.from(to)];
    expectAllClose(between(workbench(), 'slerp', a, b, 0.25), lerp(a, b, 0.25), TOLERANCE);
  });
});
