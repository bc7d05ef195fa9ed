import { expect, it } from 'vitest';
import type { Ptr } from '../../workers/backend/wasm/arena.ts';
import { enlarge, largeSize, ofSmall, type Convolution } from '../support/convolution.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

const NONE = 0 as Ptr; // the kernels' word for no bias
const LINEAR = 0;
const RECTIFY = 1;
const ALPHA = 0.2;
// Up to 260 products of O(1) values in f32, with additions before and after each.
const TOLERANCE = { abs: 2e-4, rel: 1e-5 };

/** y ← activation(small ∗ᵀ filter + bias) by the kernel. */
function forward(
  bench: Workbench,
  g: Convolution,
  small: Float32Array,
  filter: Float32Array,
  { bias, activation = LINEAR }: { bias?: Float32Array; activation?: number } = {},
): Float32Array<ArrayBuffer> {
  const { k } = bench;
  const { N, h, w, c, C } = g;
  const panels = bench.bytes(k.winogradPanelBytes(c, C));
  const scratchBytes = k.winogradScratchBytes(c, C);
  const size = largeSize(g);
  const y = bench.output(size);
  k.winogradPack(panels, bench.input(filter), c, C, bench.bytes(scratchBytes));
  const biasPtr = bias ? bench.input(bias) : NONE;
  const scratch = bench.bytes(scratchBytes);
  k.winogradForward(y, bench.input(small), panels, biasPtr, scratch, N, h, w, c, C, activation, ALPHA);
  return bench.read(y, size);
}

function enlarging(N: number, h: number, w: number, c: number, C: number): Convolution {
  return ofSmall(h, w, { N, C, c, KH: 4, KW: 4, S: 2, pad: 'same' });
}

// Images below, at and above the tile's step of three pixels; tiles that fill one block and several; channels of one
// vector, of a panel and a half, of two.
const SIZES = [
  [1, 1, 1, 4, 4],
  [2, 2, 5, 4, 8],
  [3, 3, 3, 8, 12],
  [1, 4, 7, 16, 4],
  [2, 6, 2, 4, 16],
  [7, 7, 7, 64, 32],
  [2, 14, 14, 32, 16],
  [1, 3, 4, 260, 4],
] as const;

describeBuilds('winograd', (workbench) => {
  it.each(SIZES)('%i images of %i×%i×%i enlarged to %i channels are what the definition says', (N, h, w, c, C) => {
    const bench = workbench();
    const g = enlarging(N, h, w, c, C);
    const small = randomFloats(N * h * w * c, 1);
    const filter = randomFloats(16 * C * c, 2);
    const bias = randomFloats(C, 3);
    const want = enlarge(g, small, filter);
    expectAllClose(forward(bench, g, small, filter), want, TOLERANCE);
    const finished = want.map((value, i) => {
      const s = value + at(bias, i % C);
      return s > 0 ? s : ALPHA * s;
    });
    expectAllClose(forward(bench, g, small, filter, { bias, activation: RECTIFY }), finished, TOLERANCE);
  });

  it('gives an image the same bits alone and in a batch', () => {
    const g = enlarging(9, 7, 7, 16, 12);
    const small = randomFloats(9 * 7 * 7 * 16, 9);
    const filter = randomFloats(16 * 12 * 16, 10);
    const together = forward(workbench(), g, small, filter);
    const [imageIn, imageOut] = [small.length / 9, together.length / 9];
    for (let n = 0; n < 9; n++) {
      const own = small.subarray(n * imageIn, (n + 1) * imageIn);
      const alone = forward(workbench(), { ...g, N: 1 }, own, filter);
      expect(alone).toEqual(together.subarray(n * imageOut, (n + 1) * imageOut));
    }
  });
});
