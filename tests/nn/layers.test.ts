import { describe, expect, it } from 'vitest';
import { showLayer } from '../../workers/core/layerSpec.ts';
import { showShape, sizeOf } from '../../workers/core/shape.ts';
import { createLayer } from '../../workers/nn/sequential.ts';
import { awayFromZero, expectGradient } from '../support/centralDifferences.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { at, dot } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import { evaluateLayer, forwardLayer, randomParameters } from './evaluateLayer.ts';
import { LAYERS } from './layers.ts';

const N = 3;
const ROWS = LAYERS.map((row) => ({ title: `${showLayer(row.spec)} of ${showShape(row.x)}`, ...row }));

/** Rounding of f32 sums of some 300 outputs, 3e-3 at most; batch norm of three values curves by as much. */
const TOLERANCE = { abs: 4e-3, rel: 1e-4 };

describeBuilds('every layer', (workbench) => {
  for (const { title, spec, x: xShape, y: yShape } of ROWS) {
    describe(title, () => {
      const layer = createLayer(spec, xShape);
      const x = awayFromZero(randomFloats(N * sizeOf(xShape), 1));
      const dy = randomFloats(N * sizeOf(yShape), 2);
      const parameters = randomParameters(layer, 3);

      it(`plans ${showShape(yShape)} and writes all of it`, () => {
        expect(layer.x).toEqual(xShape);
        expect(layer.y).toEqual(yShape);
        const { y } = evaluateLayer(workbench(), layer, x, parameters, dy);
        expect(y.every(Number.isFinite)).toBe(true);
      });

      it('has the gradients of central differences', () => {
        const bench = workbench();
        const { dx, gradients } = evaluateLayer(bench, layer, x, parameters, dy);
        const loss = (input: Float32Array, values: typeof parameters) =>
          dot(dy, forwardLayer(bench, layer, input, values, { mode: 'training' }));
        expectGradient(dx, (input) => loss(input, parameters), x, TOLERANCE);
        expect(Object.keys(gradients)).toEqual(Object.keys(layer.initialisers));
        for (const [name, values] of Object.entries(parameters)) {
          const gradient = gradients[name] ?? new Float32Array();
          expectGradient(gradient, (stepped) => loss(x, { ...parameters, [name]: stepped }), values, TOLERANCE);
        }
      });

      it('has the same parameter gradients when nobody needs dx', () => {
        const [withInput, without] = [true, false].map((needInput) =>
          evaluateLayer(workbench(), layer, x, parameters, dy, { needInput }),
        );
        expect(without?.gradients).toEqual(withInput?.gradients);
      });
    });
  }
});

describe('createLayer', () => {
  it.each([
    [{ op: 'dense', out: 3 } as const, [2, 2], 'dense(3): x [2, 2] does not fit: want [I]; reshape first'],
    [{ op: 'reshape', shape: [5] } as const, [2, 3], 'reshape(5): x [2, 3] does not fit: want 5 elements'],
    [
      { op: 'conv2d', out: 1, kernel: 5, stride: 1, pad: 'valid' } as const,
      [4, 9, 1],
      'conv2d(1, 5×5, stride 1, valid): x [4, 9, 1] does not fit: want H and W of at least 5',
    ],
  ])('refuses an input that does not fit %o', (spec, x, message) => {
    expect(() => createLayer(spec, x)).toThrow(expect.objectContaining({ name: 'ShapeError', message }));
  });
});

describe('a wrong gradient is found by random directions:', () => {
  const gradient = randomFloats(500, 1); // of a linear function, which is exact but for rounding
  const x = randomFloats(500, 2);
  const linear = (values: Float32Array): number => dot(gradient, values);

  it('the right one passes', () => {
    expectGradient(gradient, linear, x, TOLERANCE);
  });

  it.each<readonly [string, (wrong: Float32Array<ArrayBuffer>) => void]>([
    ['one element of 500 is off by 0.02', (wrong) => void (wrong[77] = at(wrong, 77) + 0.02)],
    ['one element is missing', (wrong) => void (wrong[499] = 0)],
    ['two neighbours have changed places', (wrong) => void wrong.subarray(40, 42).reverse()],
    [
      'two elements are off by as much to either side',
      (wrong) => {
        wrong[3] = at(wrong, 3) + 0.02;
        wrong[4] = at(wrong, 4) - 0.02;
      },
    ],
    ['all are too long by a thousandth', (wrong) => void wrong.forEach((slope, i) => (wrong[i] = 1.001 * slope))],
    ['an element is not a number', (wrong) => void (wrong[5] = NaN)],
  ])('%s', (_, spoil) => {
    const wrong = gradient.slice();
    spoil(wrong);
    expect(() => {
      expectGradient(wrong, linear, x, TOLERANCE);
    }).toThrow(/^element \d of 6: /);
  });
});
