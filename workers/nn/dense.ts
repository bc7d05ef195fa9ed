// Dense layer: y = x·w + b (assembly/ops/dense.ts).

import { outputShape, type DenseSpec } from '../core/layerSpec.ts';
import { sizeOf, type Shape } from '../core/shape.ts';
import { glorot, zeros } from './initialisers.ts';
import { block, LINEAR, NO_BIAS, type Layer } from './layer.ts';

export function dense(spec: DenseSpec, x: Shape): Layer {
  const y = outputShape(spec, x);
  const I = sizeOf(x);
  const O = spec.out;
  return {
    spec,
    x,
    y,
    initialisers: { w: glorot(I, O), b: zeros },
    statisticsFloats: 0,
    savedFloats: 0,
    inPlace: false,
    scratchBytes: (k, N) => Math.max(k.panelBytes(I, O), k.denseScratchBytes(N, I, O)),
    forward({ k, parameters, scratch }, yPtr, xPtr, N) {
      k.densePack(scratch, block(parameters, 'w'), I, O);
      k.denseForward(yPtr, xPtr, scratch, block(parameters, 'b'), N, I, O, LINEAR, 0);
    },
    backward({ k, parameters, gradients, scratch }, dx, dy, xPtr, _y, N, learn) {
      if (learn) k.denseBackwardWeights(block(gradients, 'w'), block(gradients, 'b'), dy, xPtr, scratch, N, I, O);
      if (dx !== undefined) k.denseBackwardData(dx, dy, block(parameters, 'w'), scratch, N, I, O);
    },
    tangent: {
      forward({ k, parameters, scratch }, ty, tx, _y, N) {
        k.densePack(scratch, block(parameters, 'w'), I, O);
        k.denseForward(ty, tx, scratch, NO_BIAS, N, I, O, LINEAR, 0);
      },
      learn({ k, gradients, scratch }, dy, tx, N) {
        k.denseBackwardWeights(block(gradients, 'w'), NO_BIAS, dy, tx, scratch, N, I, O);
      },
    },
  };
}
