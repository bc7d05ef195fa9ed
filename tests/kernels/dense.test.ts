import { describe, expect, it } from 'vitest';
import type { Ptr } from '../../workers/backend/wasm/arena.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, columnSumsOf, product, sum, transposed } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

const NONE = 0 as Ptr; // the kernels' word for no bias
const LINEAR = 0;
const RECTIFY = 1;
const ALPHA = 0.2;

// Batches around the blocks of 96 rows that weight gradients are summed in, and the decoder's first layer cut down.
const SIZES = [
  ...[1, 3, 4, 5, 7, 8, 9].flatMap((O) => [1, 4, 9].map((I) => ({ N: 3, I, O }))),
  ...[1, 95, 96, 97, 193].map((N) => ({ N, I: 7, O: 9 })),
  { N: 64, I: 32, O: 196 },
];
// Up to 196 products of O(1) values in f32.
const TOLERANCE = { abs: 5e-5, rel: 1e-5 };

function forward(bench: Workbench, x: Float32Array, w: Float32Array, b: Float32Array, N: number): Float32Array {
  const [I, O] = [x.length / N, b.length];
  const panels = bench.bytes(bench.k.panelBytes(I, O));
  const y = bench.output(N * O);
  bench.k.densePack(panels, bench.input(w), I, O);
  bench.k.denseForward(y, bench.input(x), panels, bench.input(b), N, I, O, RECTIFY, ALPHA);
  return bench.read(y, N * O);
}

describeBuilds('dense', (workbench) => {
  describe.each(SIZES)('of [$N, $I] to $O', ({ N, I, O }) => {
    const x = randomFloats(N * I, 1);
    const w = randomFloats(I * O, 2);
    const b = randomFloats(O, 3);
    const dy = randomFloats(N * O, 4);

    it('is x·w + b, rectified', () => {
      const want = product(x, w, N, O, I).map((value, i) => {
        const s = value + at(b, i % O);
        return s > 0 ? s : ALPHA * s;
      });
      expectAllClose(forward(workbench(), x, w, b, N), want, TOLERANCE);
    });

    it('does without a bias', () => {
      const bench = workbench();
      const panels = bench.bytes(bench.k.panelBytes(I, O));
      const y = bench.output(N * O);
      bench.k.densePack(panels, bench.input(w), I, O);
      bench.k.denseForward(y, bench.input(x), panels, NONE, N, I, O, LINEAR, 0);
      expectAllClose(bench.read(y, N * O), product(x, w, N, O, I), TOLERANCE);
    });

    it('has dx = dy·wᵀ, overwritten', () => {
      const bench = workbench();
      const dx = bench.output(N * I);
      const scratch = bench.bytes(bench.k.denseScratchBytes(N, I, O));
      bench.k.denseBackwardData(dx, bench.input(dy), bench.input(w), scratch, N, I, O);
      expectAllClose(bench.read(dx, N * I), product(dy, transposed(w, I, O), N, I, O), TOLERANCE);
    });

    it('adds dw = xᵀ·dy and db = Σ dy', () => {
      const bench = workbench();
      const [oldW, oldB] = [randomFloats(I * O, 5), randomFloats(O, 6)];
      const [dw, db] = [bench.inOut(oldW), bench.inOut(oldB)];
      const scratch = bench.bytes(bench.k.denseScratchBytes(N, I, O));
      bench.k.denseBackwardWeights(dw, db, bench.input(dy), bench.input(x), scratch, N, I, O);
      expectAllClose(bench.read(dw, I * O), sum(oldW, product(transposed(x, N, I), dy, I, O, N)), TOLERANCE);
      expectAllClose(bench.read(db, O), sum(oldB, columnSumsOf(dy, O)), TOLERANCE);
    });
  });

  it('gives a row the same bits alone and in a batch', () => {
    const [N, I, O] = [50, 33, 17];
    const [x, w, b] = [randomFloats(N * I, 7), randomFloats(I * O, 8), randomFloats(O, 9)];
    const together = forward(workbench(), x, w, b, N);
    for (let n = 0; n < N; n++) {
      const alone = forward(workbench(), x.subarray(n * I, (n + 1) * I), w, b, 1);
      expect(alone).toEqual(together.subarray(n * O, (n + 1) * O));
    }
  });
});
