import { describe, expect, it } from 'vitest';
import { showLayer } from '../../workers/core/layerSpec.ts';
import { showShape, sizeOf } from '../../workers/core/shape.ts';
import { createLayer } from '../../workers/nn/sequential.ts';
import { awayFromZero, centralDifferences } from '../support/centralDifferences.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { dot } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import { evaluateLayer, forwardLayer, randomParameters } from './evaluateLayer.ts';
import { LAYERS } from './layers.ts';

const N = 3;
const ROWS = LAYERS.map((row) => ({ title: `${showLayer(row.spec)} of ${showShape(row.x)}`, ...row }));

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
        // See centralDifferences; batch norm of three values curves the most.
        const tolerance = { abs: 2e-3, rel: 2e-3 };
        expectAllClose(
          dx,
          centralDifferences((input) => loss(input, parameters), x),
          tolerance,
        );
        expect(Object.keys(gradients)).toEqual(Object.keys(layer.initialisers));
        for (const [name, values] of Object.entries(parameters)) {
          const want = centralDifferences((stepped) => loss(x, { ...parameters, [name]: stepped }), values);
          expectAllClose(gradients[name] ?? [], want, tolerance);
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
