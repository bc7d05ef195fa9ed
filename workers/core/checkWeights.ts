// Checks whether weights belong to a network, for everything that takes a network for inference: engines and writers.

import { ShapeError } from './errors.ts';
import { networkParameters, type NetworkSpec } from './layerSpec.ts';
import { showShape, sizeOf } from './shape.ts';

/**
 * `where` begins the errors.
 * @throws ShapeError unless `weights` are exactly the network's parameters and none of its layers is batchNorm
 */
export function checkWeights(network: NetworkSpec, weights: ReadonlyMap<string, Float32Array>, where: string): void {
  const batchNorm = network.layers.findIndex((layer) => layer.op === 'batchNorm');
  if (batchNorm >= 0) {
    throw new ShapeError(
      `${where}: layer ${batchNorm} is batchNorm, want it folded into the layer before; use foldBatchNorm`,
    );
  }
  const parameters = networkParameters(network);
  for (const [path, shape] of parameters) {
    const length = weights.get(path)?.length;
    if (length === undefined) throw new ShapeError(`${where}: weights ${path} are missing, want ${showShape(shape)}`);
    if (length !== sizeOf(shape)) {
      throw new ShapeError(`${where}: weights ${path} have ${length} elements, want ${showShape(shape)}`);
    }
  }
  for (const path of weights.keys()) {
    if (!parameters.has(path)) {
      throw new ShapeError(`${where}: weights ${path} belong to no layer, want ${[...parameters.keys()].join(', ')}`);
    }
  }
}
