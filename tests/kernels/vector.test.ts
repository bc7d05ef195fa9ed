import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, dot } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

const COUNTS = [1, 3, 4, 5, 7, 8, 9, 97];

describeBuilds('long vectors', (workbench) => {
  it.each(COUNTS)('zeroFill makes %i zeros', (count) => {
    const bench = workbench();
    const y = bench.output(count);
    bench.k.zeroFill(y, count);
    expect(bench.read(y, count)).toEqual(new Float32Array(count));
  });

  it.each(COUNTS)('copyBytes copies %i bytes, also onto themselves shifted by one', (count) => {
    const bench = workbench();
    const bytes = Uint8ClampedArray.from({ length: count }, (_, i) => 7 * i);
    const y = bench.bytes(count);
    bench.k.copyBytes(y, bench.inputBytes(bytes), count);
    expect(bench.readBytes(y, count)).toEqual(bytes);
    bench.k.copyBytes(y + 1, y, count - 1);
    expect(bench.readBytes(y, count)).toEqual(Uint8ClampedArray.of(at(bytes, 0), ...bytes.subarray(0, count - 1)));
  });

  it.each(COUNTS)('addTo adds %i floats', (count) => {
    const bench = workbench();
    const [a, b] = [randomFloats(count, 1), randomFloats(count, 2)];
    const y = bench.inOut(a);
    bench.k.addTo(y, bench.input(b), count);
    expect(bench.read(y, count)).toEqual(a.map((value, i) => value + at(b, i)));
  });

  it.each(COUNTS)('scale multiplies %i floats, also in place', (count) => {
    const bench = workbench();
    const x = randomFloats(count, 3);
    const factor = Math.fround(0.3);
    const [y, inPlace] = [bench.output(count), bench.inOut(x)];
    bench.k.scale(y, bench.input(x), count, factor);
    bench.k.scale(inPlace, inPlace, count, factor);
    const want = x.map((value) => value * factor);
    expect(bench.read(y, count)).toEqual(want);
    expect(bench.read(inPlace, count)).toEqual(want);
  });

  it.each([...COUNTS, 256])('bytesToFloats turns %i grey levels into intensities', (count) => {
    const bench = workbench();
    const bytes = Uint8Array.from({ length: count }, (_, i) => 255 - i);
    const factor = Math.fround(1 / 255);
    const y = bench.output(count);
    bench.k.bytesToFloats(y, bench.inputBytes(bytes), count, factor);
    expect(bench.read(y, count)).toEqual(Float32Array.from(bytes, (byte) => byte * factor));
  });

  it.each(COUNTS)('sumOfSquares sums %i squares in f64', (count) => {
    const bench = workbench();
    const x = randomFloats(count, 4);
    expectAllClose([bench.k.sumOfSquares(bench.input(x), count)], [dot(x, x)], { abs: 0, rel: 1e-14 });
  });

  it('sumOfSquares shows a NaN and does not overflow', () => {
    const bench = workbench();
    expect(bench.k.sumOfSquares(bench.input([1, NaN, 2]), 3)).toBeNaN();
    expectAllClose([bench.k.sumOfSquares(bench.input([3e38, 3e38]), 2)], [1.8e77], { abs: 0, rel: 1e-6 });
  });
});
