import { describe, expect, it } from 'vitest';
import type { Ptr } from '../../workers/backend/wasm/arena.ts';
import { filterGradient, ofLarge, shrink, smallSize, type Convolution } from '../support/convolution.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, columnSumsOf, dot, sum } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';
import { CONVOLUTIONS } from './convolutions.ts';

const NONE = 0 as Ptr; // the kernels' word for no bias
const LINEAR = 0;
const RECTIFY = 1;
const ALPHA = 0.2;
// Up to 1,024 products of O(1) values in f32.
const TOLERANCE = { abs: 1e-4, rel: 1e-5 };

/** y ← activation(large ∗ filter + bias) by the kernels. */
function forward(
  bench: Workbench,
  g: Convolution,
  large: Float32Array,
  filter: Float32Array,
  { bias, activation = LINEAR }: { bias?: Float32Array; activation?: number } = {},
): Float32Array<ArrayBuffer> {
  const { k } = bench;
  const panels = bench.bytes(k.convPanelBytes(g.KH * g.KW * g.C, g.c));
  const scratch = bench.bytes(k.conv2dScratchBytes(g.KH, g.KW, g.C, g.c));
  const y = bench.output(smallSize(g));
  k.conv2dPack(panels, bench.input(filter), g.KH, g.KW, g.C, g.c);
  k.conv2dForward(
    y, bench.input(large), panels, bias ? bench.input(bias) : NONE, scratch,
    g.N, g.H, g.W, g.C, g.h, g.w, g.c, g.KH, g.KW, g.S, g.PH, g.PW, activation, ALPHA,
  ); // prettier-ignore
  return bench.read(y, smallSize(g));
}

/** old + dw by the kernels. */
function backwardWeights(
  bench: Workbench,
  g: Convolution,
  old: Float32Array,
  dy: Float32Array,
  x: Float32Array,
): Float32Array<ArrayBuffer> {
  const dw = bench.inOut(old);
  const scratch = bench.bytes(bench.k.conv2dScratchBytes(g.KH, g.KW, g.C, g.c));
  bench.k.conv2dBackwardWeights(
    dw, bench.input(dy), bench.input(x), scratch, g.N, g.H, g.W, g.C, g.h, g.w, g.c, g.KH, g.KW, g.S, g.PH, g.PW,
  ); // prettier-ignore
  return bench.read(dw, old.length);
}

describeBuilds('conv2d', (workbench) => {
  describe.each([...CONVOLUTIONS])('of %s', (_, { g, large, small, filter, oracle }) => {
    it('is what the definition and tfjs say', () => {
      const y = forward(workbench(), g, large, filter);
      expectAllClose(y, shrink(g, large, filter), TOLERANCE);
      expectAllClose(y, oracle().small, TOLERANCE);
    });

    it('adds a bias and rectifies in the same pass', () => {
      const bias = randomFloats(g.c, 4);
      const want = shrink(g, large, filter).map((value, i) => {
        const s = value + at(bias, i % g.c);
        return s > 0 ? s : ALPHA * s;
      });
      expectAllClose(forward(workbench(), g, large, filter, { bias, activation: RECTIFY }), want, TOLERANCE);
    });

    it('adds the gradient of its weights, which the definition, tfjs and central differences agree on', () => {
      const old = randomFloats(filter.length, 5);
      const dw = backwardWeights(workbench(), g, old, small, large);
      expectAllClose(dw, sum(old, filterGradient(g, large, small)), TOLERANCE);
      expectAllClose(dw, sum(old, oracle().filterGradient), TOLERANCE);

      // y is linear in w, so a central difference is exact for a step of any size: here along one random direction.
      const direction = randomFloats(filter.length, 6);
      const lossAt = (sign: number) =>
        dot(
          small,
          forward(
            workbench(),
            g,
            large,
            filter.map((value, i) => value + sign * at(direction, i)),
          ),
        );
      const slope = (lossAt(1) - lossAt(-1)) / 2;
      const want = dot(dw, direction) - dot(old, direction);
      expectAllClose([slope], [want], { abs: 1e-4 * Math.sqrt(large.length * filter.length), rel: 1e-4 });
    });
  });

  it.each([
    [1, 1],
    [63, 3],
    [64, 4],
    [65, 5],
    [200, 9],
  ])('adds the column sums of %i pixels of %i channels to the gradient of its bias', (M, OC) => {
    const bench = workbench();
    const dy = randomFloats(M * OC, 7);
    const old = randomFloats(OC, 8);
    const db = bench.inOut(old);
    bench.k.biasBackward(db, bench.input(dy), M, OC);
    expectAllClose(bench.read(db, OC), sum(old, columnSumsOf(dy, OC)), { abs: 1e-5, rel: 1e-5 });
  });

  it('gives an image the same bits alone and in a batch', () => {
    for (const c of [1, 8, 9]) {
      const g = ofLarge(9, 7, { N: 5, C: 3, c, KH: 4, KW: 4, S: 2, pad: 'same' });
      const large = randomFloats(5 * 9 * 7 * 3, 9);
      const filter = randomFloats(4 * 4 * 3 * c, 10);
      const together = forward(workbench(), g, large, filter);
      const [imageIn, imageOut] = [large.length / 5, together.length / 5];
      for (let n = 0; n < 5; n++) {
        const alone = forward(workbench(), { ...g, N: 1 }, large.subarray(n * imageIn, (n + 1) * imageIn), filter);
        expect(alone).toEqual(together.subarray(n * imageOut, (n + 1) * imageOut));
      }
    }
  });
});
