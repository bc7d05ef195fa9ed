// Layers without parameters: activations (assembly/ops/activations.ts), in place, and reshape, which moves nothing.

import { outputShape, type ActivationSpec, type ReshapeSpec } from '../core/layerSpec.ts';
import { sizeOf, type Shape } from '../core/shape.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { Kernels } from '../backend/wasm/kernels.ts';
import type { Layer } from './layer.ts';

const NOTHING = {
  initialisers: {},
  statisticsFloats: 0,
  savedFloats: 0,
  inPlace: true,
  scratchBytes: () => 0,
} as const;

export function activation(spec: ActivationSpec, x: Shape): Layer {
  const size = sizeOf(x);
  const [forward, backward] = passes(spec);
  return {
    ...NOTHING,
    spec,
    x,
    y: x,
    forward: ({ k }, yPtr, xPtr, N) => forward(k, yPtr, xPtr, N * size),
    backward: ({ k }, dx, dy, _x, yPtr, N) => {
      if (dx !== undefined) backward(k, dx, dy, yPtr, N * size);
    },
    // A piecewise linear activation has a constant derivative on each piece, so a tangent is treated as a gradient is.
    ...(isPiecewiseLinear(spec) && {
      tangent: { forward: ({ k }, ty, tx, yPtr, N) => backward(k, ty, tx, yPtr, N * size), learn: () => undefined },
    }),
  };
}

function isPiecewiseLinear({ op }: ActivationSpec): boolean {
  return op === 'relu' || op === 'leakyRelu';
}

type Forward = (k: Kernels, y: Ptr, x: Ptr, count: number) => void;
type Backward = (k: Kernels, dx: Ptr, dy: Ptr, y: Ptr, count: number) => void;

function passes(spec: ActivationSpec): readonly [Forward, Backward] {
  switch (spec.op) {
    case 'relu':
    case 'leakyRelu': {
      const alpha = spec.op === 'relu' ? 0 : (spec.alpha ?? 0);
      return [
        (k, y, x, count) => k.rectifyForward(y, x, count, alpha),
        (k, dx, dy, y, count) => k.rectifyBackward(dx, dy, y, count, alpha),
      ];
    }
    case 'sigmoid':
      return [
        (k, y, x, count) => k.sigmoidForward(y, x, count),
        (k, dx, dy, y, count) => k.sigmoidBackward(dx, dy, y, count),
      ];
    case 'tanh':
      return [
        (k, y, x, count) => k.tanhForward(y, x, count),
        (k, dx, dy, y, count) => k.tanhBackward(dx, dy, y, count),
      ];
  }
}

export function reshape(spec: ReshapeSpec, x: Shape): Layer {
  const y = outputShape(spec, x);
  const bytes = sizeOf(x) * 4;
  return {
    ...NOTHING,
    spec,
    x,
    y,
    forward: () => undefined, // y is x
    backward({ k }, dx, dy, _x, _y, N) {
      if (dx !== undefined && dx !== dy) k.copyBytes(dx, dy, N * bytes);
    },
    tangent: {
      forward({ k }, ty, tx, _y, N) {
        if (ty !== tx) k.copyBytes(ty, tx, N * bytes);
      },
      learn: () => undefined,
    },
  };
}
