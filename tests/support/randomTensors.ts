// Reproducible numbers for tests.

import type { Weights } from '../../workers/backend/backend.ts';
import { networkParameters, type NetworkSpec } from '../../workers/core/layerSpec.ts';
import { gaussian } from '../../workers/core/gaussianQuantile.ts';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { sizeOf } from '../../workers/core/shape.ts';

/** `length` standard normals times `scale`, the same for the same seed. */
export function randomFloats(length: number, seed: number, scale = 1): Float32Array<ArrayBuffer> {
  const random = new RandomSequence(seed, STREAM.drawing);
  return Float32Array.from({ length }, () => scale * gaussian(random));
}

/** Weights that keep activations near 1 whatever the depth: w of variance 1/fan-in, b of a tenth. */
export function randomWeights(network: NetworkSpec, seed: number): Weights {
  const weights = new Map<string, Float32Array>();
  for (const [path, shape] of networkParameters(network)) {
    const [KH = 1, KW = 1, A = 1, B = 1] = shape.length === 4 ? shape : [1, 1, ...shape];
    const layer = network.layers[Number(path.split('.')[0])];
    const C = layer?.op === 'convTranspose2d' ? B : A;
    const scale = shape.length === 1 ? 0.1 : 1 / Math.sqrt(KH * KW * C);
    weights.set(path, randomFloats(sizeOf(shape), seed * 1000 + weights.size, scale));
  }
  return weights;
}
