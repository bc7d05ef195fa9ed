// A network of five inputs and 4×4 pixels.

import type { Weights } from '../../workers/backend/backend.ts';
import { networkParameters, type NetworkSpec } from '../../workers/core/layerSpec.ts';
import { gaussian } from '../../workers/core/gaussianQuantile.ts';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { sizeOf } from '../../workers/core/shape.ts';

export function inkNetwork(seed: number): { readonly network: NetworkSpec; readonly weights: Weights } {
  const network: NetworkSpec = {
    input: [5],
    layers: [
      { op: 'dense', out: 16 },
      { op: 'relu' },
      { op: 'reshape', shape: [2, 2, 4] },
      { op: 'convTranspose2d', out: 1, kernel: 4, stride: 2, pad: 'same' },
    ],
  };
  const random = new RandomSequence(seed, STREAM.initialWeights);
  const weights = new Map(
    [...networkParameters(network)].map(([path, shape]) => [
      path,
      Float32Array.from({ length: sizeOf(shape) }, () => gaussian(random)),
    ]),
  );
  return { network, weights };
}
