import { describe, expect, it } from 'vitest';
import { eigenSystem, eigenvalues, symmetricRoot } from '../../workers/core/symmetricEigen.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, product } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

const EXACT = { abs: 1e-12, rel: 1e-12 }; // f64, matrices of O(1)

/** xᵀ·x/rows: symmetric, without negative eigenvalues, of rank min(rows, d). */
function gram(rows: number, d: number, seed: number): Float64Array {
  const x = randomFloats(rows * d, seed);
  return Float64Array.from({ length: d * d }, (_, i) => {
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += at(x, r * d + Math.floor(i / d)) * at(x, r * d + (i % d));
    return sum / rows;
  });
}

describe('eigenvalues', () => {
  it('of a matrix whose characteristic polynomial can be solved by hand', () => {
    // det([2−λ, −1, 0; −1, 2−λ, −1; 0, −1, 2−λ]) = (2−λ)((2−λ)² − 2)
    const found = eigenvalues(Float64Array.of(2, -1, 0, -1, 2, -1, 0, -1, 2), 3).sort();
    expectAllClose(found, [2 - Math.SQRT2, 2, 2 + Math.SQRT2], EXACT);
  });

  it.each([
    ['a diagonal', Float64Array.of(3, 0, 0, 1), [1, 3]],
    ['zeros', new Float64Array(4), [0, 0]],
    ['one number', Float64Array.of(5), [5]],
    ['equal rows', Float64Array.of(1, 1, 1, 1), [0, 2]],
    ['very different sizes', Float64Array.of(1e8, 0, 0, 1e-8), [1e-8, 1e8]],
  ])('of %s', (_, a, want) => {
    const before = a.slice();
    expectAllClose(eigenvalues(a, want.length).sort(), want, { abs: 1e-15, rel: 1e-12 });
    expect(a).toEqual(before);
  });

  it('sum to the trace, and their squares to the squares of the elements', () => {
    const a = gram(100, 64, 1);
    const values = eigenvalues(a, 64);
    const trace = values.reduce((sum, value) => sum + value, 0);
    expect(trace).toBeCloseTo(
      a.reduce((sum, value, i) => (i % 65 === 0 ? sum + value : sum), 0),
      10,
    );
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    expect(squares).toBeCloseTo(
      a.reduce((sum, value) => sum + value * value, 0),
      10,
    );
  });
});

describe('symmetricRoot', () => {
  it.each([
    [1, 5],
    [2, 5],
    [17, 40],
    [64, 200],
    [64, 20], // fewer digits than features: most eigenvalues are 0
  ])('squared is the matrix again, %i wide from %i rows', (d, rows) => {
    const a = gram(rows, d, d);
    const root = symmetricRoot(a, d);
    // Zeros of the matrix come out as 1e-16, and their roots as 1e-8.
    expectAllClose(product(root, root, d, d, d), a, { abs: 1e-12, rel: 1e-10 });
    expectAllClose(
      root,
      root.map((_, i) => at(root, (i % d) * d + Math.floor(i / d))),
      { abs: 1e-12, rel: 0 },
    );
  });
});

describe('eigenSystem', () => {
  it('has the largest value first, and for each a unit vector that the matrix only stretches', () => {
    const d = 17;
    const a = gram(40, d, 3);
    const { values, vectors } = eigenSystem(a, d);
    expect([...values]).toEqual([...values].sort((x, y) => y - x));
    expectAllClose([...values].sort(), [...eigenvalues(a, d)].sort(), EXACT);
    for (let e = 0; e < d; e++) {
      const v = vectors.slice(e * d, (e + 1) * d);
      expectAllClose(
        product(a, v, d, 1, d),
        v.map((x) => at(values, e) * x),
        { abs: 1e-12, rel: 1e-10 },
      );
      expect(Math.hypot(...v)).toBeCloseTo(1, 12);
      expect(v.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0)).toBeGreaterThan(0);
    }
  });

  it('of a circle is the axes in their order', () => {
    const { values, vectors } = eigenSystem(Float64Array.of(2, 0, 0, 2), 2);
    expect([[...values], [...vectors]]).toEqual([
      [2, 2],
      [1, 0, 0, 1],
    ]);
  });
});
