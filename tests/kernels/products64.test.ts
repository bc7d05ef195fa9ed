import { expect, it } from 'vitest';
import { describeBuilds } from '../support/describeBuilds.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

const SIZES = [1, 2, 7].flatMap((I) => [4, 8, 12].flatMap((A) => [4, 8, 16].map((B) => ({ I, A, B }))));

/** c + pᵀ·q as the kernel makes it. */
function products(bench: Workbench, c: Float64Array, p: Float64Array, q: Float64Array, I: number, upper: 0 | 1) {
  const bytes = (values: Float64Array): Uint8Array => new Uint8Array(values.slice().buffer);
  const [cPtr, pPtr, qPtr] = [bench.inOutBytes(bytes(c)), bench.inputBytes(bytes(p)), bench.inputBytes(bytes(q))];
  bench.k.addProducts64(cPtr, pPtr, qPtr, I, p.length / I, q.length / I, upper);
  return new Float64Array(bench.readBytes(cPtr, 8 * c.length).buffer);
}

/** The same from the definition, products added in the order of i. */
function wanted(c: Float64Array, p: Float64Array, q: Float64Array, I: number): Float64Array {
  const [A, B] = [p.length / I, q.length / I];
  return c.map((start, place) => {
    let sum = start;
    for (let i = 0; i < I; i++) sum += at(p, i * A + Math.floor(place / B)) * at(q, i * B + (place % B));
    return sum;
  });
}

const random = (length: number, seed: number): Float64Array => Float64Array.from(randomFloats(length, seed));

describeBuilds('products in f64', (workbench) => {
  it.each(SIZES)('of [$I, $A] and [$I, $B] are those of a plain loop, to the last bit', ({ I, A, B }) => {
    const [c, p, q] = [random(A * B, 1), random(I * A, 2), random(I * B, 3)];
    expect(products(workbench(), c, p, q, I, 0)).toEqual(wanted(c, p, q, I));
  });

  it('leave alone what is wholly below the diagonal', () => {
    const [c, p] = [random(64, 4), random(24, 5)];
    const [got, all] = [products(workbench(), c, p, p, 3, 1), wanted(c, p, p, 3)];
    got.forEach((value, i) => {
      const isBelow = Math.floor(i / 8) >= 4 && i % 8 < 4;
      expect(value).toBe(at(isBelow ? c : all, i));
    });
  });
});
