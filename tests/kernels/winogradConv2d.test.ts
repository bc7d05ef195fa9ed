import { describe, expect, it } from 'vitest';
import type { Ptr } from '../../workers/backend/wasm/arena.ts';
import { filterGradient, ofSmall, shrink, smallSize, type Convolution } from '../support/convolution.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, dot, sum } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

const NONE = 0 as Ptr; // the kernels' word for no bias
const LINEAR = 0;
const RECTIFY = 1;
const ALPHA = 0.2;
// Up to 1,040 products of O(1) values in f32, with additions before and after each.
const TOLERANCE = { abs: 4e-4, rel: 1e-5 };

/** y ← activation(large ∗ filter + bias) by the kernel. */
function forward(
  bench: Workbench,
  g: Convolution,
  large: Float32Array,
  filter: Float32Array,
  { bias, activation = LINEAR }: { bias?: Float32Array; activation?: number } = {},
): Float32Array<ArrayBuffer> {
  const { k } = bench;
  const { N, h, w, C, c } = g;
  const panels = bench.bytes(k.winogradConv2dPanelBytes(C, c));
  const y = bench.output(smallSize(g));
  k.winogradConv2dPack(panels, bench.input(filter), C, c);
  const biasPtr = bias ? bench.input(bias) : NONE;
  const scratch = bench.bytes(k.winogradConv2dScratchBytes(C, c));
  k.winogradConv2dForward(y, bench.input(large), panels, biasPtr, scratch, N, h, w, C, c, activation, ALPHA);
  return bench.read(y, smallSize(g));
}

/** old + dw by the kernel. */
function backwardWeights(
  bench: Workbench,
  { N, h, w, C, c }: Convolution,
  old: Float32Array,
  dy: Float32Array,
  large: Float32Array,
): Float32Array<ArrayBuffer> {
  const dw = bench.inOut(old);
  const scratch = bench.bytes(bench.k.winogradConv2dGradientScratchBytes(C, c));
  bench.k.winogradConv2dBackwardWeights(dw, bench.input(dy), bench.input(large), scratch, N, h, w, C, c);
  return bench.read(dw, old.length);
}

function shrinking(N: number, h: number, w: number, C: number, c: number): Convolution {
  return ofSmall(h, w, { N, C, c, KH: 4, KW: 4, S: 2, pad: 'same' });
}

// Outputs below, at and above the tile's step of three pixels; tiles that fill one block, several and more than one at least;
// channels of one vector, of a panel and a half, of two.
const SIZES = [
  [1, 1, 1, 4, 4],
  [2, 2, 5, 4, 8],
  [3, 3, 3, 8, 12],
  [1, 4, 7, 16, 4],
  [2, 6, 2, 4, 16],
  [5, 7, 7, 24, 48],
  [9, 14, 14, 16, 32],
  [2, 8, 7, 64, 20],
  [2, 5, 9, 260, 4],
] as const;

describeBuilds('winogradConv2d', (workbench) => {
  describe.each(SIZES)('of %i images, to %i×%i, from %i channels to %i', (N, h, w, C, c) => {
    const g = shrinking(N, h, w, C, c);
    const large = randomFloats(N * g.H * g.W * C, 1);
    const filter = randomFloats(16 * C * c, 2);

    it('is what the definition says, also with a bias and rectified', () => {
      const bench = workbench();
      const bias = randomFloats(c, 3);
      const want = shrink(g, large, filter);
      expectAllClose(forward(bench, g, large, filter), want, TOLERANCE);
      const finished = want.map((value, i) => {
        const s = value + at(bias, i % c);
        return s > 0 ? s : ALPHA * s;
      });
      expectAllClose(forward(bench, g, large, filter, { bias, activation: RECTIFY }), finished, TOLERANCE);
    });

    it('adds the gradient of its filters, which the definition and a central difference agree on', () => {
      const bench = workbench();
      const dy = randomFloats(smallSize(g), 4);
      const old = randomFloats(filter.length, 5);
      const dw = backwardWeights(bench, g, old, dy, large);
      expectAllClose(dw, sum(old, filterGradient(g, large, dy)), TOLERANCE);

      // y is linear in w, so a central difference is exact for a step of any size: here along one random direction.
      const direction = randomFloats(filter.length, 6);
      const lossAt = (sign: number) => {
        const moved = filter.map((value, i) => value + sign * at(direction, i));
        return dot(dy, forward(bench, g, large, moved));
      };
      const want = dot(dw, direction) - dot(old, direction);
      const tolerance = { abs: 1e-4 * Math.sqrt(large.length * filter.length), rel: 1e-4 };
      expectAllClose([(lossAt(1) - lossAt(-1)) / 2], [want], tolerance);
    });
  });

  it('gives an image the same bits alone and in a batch', () => {
    const N = 9;
    const g = shrinking(N, 7, 7, 48, 12); // tiles of several blocks
    const large = randomFloats(N * 14 * 14 * 48, 9);
    const filter = randomFloats(16 * 12 * 48, 10);
    const together = forward(workbench(), g, large, filter);
    const [imageIn, imageOut] = [large.length / N, together.length / N];
    for (let n = 0; n < N; n++) {
      const alone = forward(workbench(), { ...g, N: 1 }, large.subarray(n * imageIn, (n + 1) * imageIn), filter);
      expect(alone).toEqual(together.subarray(n * imageOut, (n + 1) * imageOut));
    }
  });
});
