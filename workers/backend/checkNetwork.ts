// The checks that every backend makes before it computes, with the same messages.

import { checkWeights } from '../core/checkWeights.ts';
import { ShapeError } from '../core/errors.ts';
import type { NetworkSpec } from '../core/layerSpec.ts';
import { showShape, sizeOf } from '../core/shape.ts';
import type { Weights } from './backend.ts';

/** @throws ShapeError unless `weights` are exactly the network's parameters, none of its layers is batchNorm, and maxBatch is positive */
export function checkNetwork(network: NetworkSpec, weights: Weights, maxBatch: number): void {
  if (!Number.isSafeInteger(maxBatch) || maxBatch < 1) {
    throw new ShapeError(`compile: maxBatch is ${maxBatch}, want a positive integer`);
  }
  checkWeights(network, weights, 'compile');
}

/** @throws ShapeError unless x holds N inputs of the network; N may be 0 */
export function checkInput(network: NetworkSpec, x: Float32Array, N: number): void {
  if (Number.isSafeInteger(N) && N >= 0 && x.length === N * sizeOf(network.input)) return;
  throw new ShapeError(`network: x of ${x.length} elements, want N = ${N} inputs of ${showShape(network.input)}`);
}
