import { describe, expect, it } from 'vitest';
import type { Ptr } from '../../workers/backend/wasm/arena.ts';
import { enlarge, largeSize, ofSmall, type Convolution } from '../support/convolution.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, dot } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';
import { CONVOLUTIONS } from './convolutions.ts';

const NONE = 0 as Ptr; // the kernels' word for no bias
const LINEAR = 0;
const RECTIFY = 1;
const ALPHA = 0.2;
// Up to 512 products of O(1) values in f32.
const TOLERANCE = { abs: 1e-4, rel: 1e-5 };

/** y ← activation(small ∗ᵀ filter + bias) by the kernels. */
function forward(
  bench: Workbench,
  g: Convolution,
  small: Float32Array,
  filter: Float32Array,
  { bias, activation = LINEAR }: { bias?: Float32Array; activation?: number } = {},
): Float32Array<ArrayBuffer> {
  const { k } = bench;
  const panels = bench.bytes(k.convTranspose2dPanelBytes(g.KH, g.KW, g.c, g.C, g.S, g.PH, g.PW));
  const scratchBytes = k.convTranspose2dScratchBytes(g.KH, g.KW, g.c, g.C, g.S);
  const y = bench.output(largeSize(g));
  const w = bench.input(filter);
  k.convTranspose2dPack(panels, w, g.KH, g.KW, g.c, g.C, g.S, g.PH, g.PW, bench.bytes(scratchBytes));
  k.convTranspose2dForward(
    y, bench.input(small), panels, bias ? bench.input(bias) : NONE, bench.bytes(scratchBytes),
    g.N, g.h, g.w, g.c, g.H, g.W, g.C, g.KH, g.KW, g.S, g.PH, g.PW, activation, ALPHA,
  ); // prettier-ignore
  return bench.read(y, largeSize(g));
}

describeBuilds('convTranspose2d', (workbench) => {
  describe.each([...CONVOLUTIONS])('of %s', (_, { g, small, large, filter, oracle }) => {
    it('is what the definition and tfjs say', () => {
      const y = forward(workbench(), g, small, filter);
      expectAllClose(y, enlarge(g, small, filter), TOLERANCE);
      expectAllClose(y, oracle().large, TOLERANCE);
    });

    it('adds a bias to every pixel, also to those that no tap meets, and rectifies', () => {
      const bias = randomFloats(g.C, 4);
      const want = enlarge(g, small, filter).map((value, i) => {
        const s = value + at(bias, i % g.C);
        return s > 0 ? s : ALPHA * s;
      });
      expectAllClose(forward(workbench(), g, small, filter, { bias, activation: RECTIFY }), want, TOLERANCE);
    });

    it('is the slope of conv2d for its input', () => {
      // Σ small·conv2d(x) is linear in x, so a central difference is exact for a step of any size.
      const direction = randomFloats(large.length, 6);
      const dx = forward(workbench(), g, small, filter);
      const lossAt = (sign: number) => dot(small, conv2d(workbench(), g, large, direction, sign, filter));
      const slope = (lossAt(1) - lossAt(-1)) / 2;
      expectAllClose([slope], [dot(dx, direction)], { abs: 1e-4 * Math.sqrt(large.length * filter.length), rel: 1e-4 });
    });
  });

  it('gives an image the same bits alone and in a batch', () => {
    for (const C of [1, 8, 9]) {
      const g = ofSmall(5, 4, { N: 5, C, c: 3, KH: 4, KW: 4, S: 2, pad: 'same' });
      const small = randomFloats(5 * 5 * 4 * 3, 9);
      const filter = randomFloats(4 * 4 * C * 3, 10);
      const together = forward(workbench(), g, small, filter);
      const [imageIn, imageOut] = [small.length / 5, together.length / 5];
      for (let n = 0; n < 5; n++) {
        const alone = forward(workbench(), { ...g, N: 1 }, small.subarray(n * imageIn, (n + 1) * imageIn), filter);
        expect(alone).toEqual(together.subarray(n * imageOut, (n + 1) * imageOut));
      }
    }
  });
});

/** conv2d of large + sign·direction, by the kernels. */
function conv2d(
  bench: Workbench,
  g: Convolution,
  large: Float32Array,
  direction: Float32Array,
  sign: number,
  filter: Float32Array,
): Float32Array {
  const { k } = bench;
  const panels = bench.bytes(k.convPanelBytes(g.KH * g.KW * g.C, g.c));
  const size = g.N * g.h * g.w * g.c;
  const y = bench.output(size);
  const x = bench.input(large.map((value, i) => value + sign * at(direction, i)));
  k.conv2dPack(panels, bench.input(filter), g.KH, g.KW, g.C, g.c);
  k.conv2dForward(
    y, x, panels, NONE, bench.bytes(k.conv2dScratchBytes(g.KH, g.KW, g.C, g.c)),
    g.N, g.H, g.W, g.C, g.h, g.w, g.c, g.KH, g.KW, g.S, g.PH, g.PW, LINEAR, 0,
  ); // prettier-ignore
  return bench.read(y, size);
}
