// The subject of a benchmark: a network, its weights and its inputs. Plain data, so that it crosses threads.

import type { Weights } from '../backend/backend.ts';
import { drawClass } from '../core/digitClass.ts';
import { joinOneHot } from '../core/oneHot.ts';
import { multiplyAdds, networkParameters, type NetworkSpec } from '../core/layerSpec.ts';
import { gaussian } from '../core/gaussianQuantile.ts';
import { STREAM } from '../core/random.ts';
import { RandomSequence } from '../core/randomSequence.ts';
import { sizeOf } from '../core/shape.ts';

export interface Subject {
  readonly id: string;
  /** z | one-hot class → logits of ink [H, W, 1]; batch norm is folded. */
  readonly network: NetworkSpec;
  readonly weights: Weights;
  readonly latent: number;
  readonly classes: number;
}

const SEED = 4;

/** z 64 → dense 7·7·64 → 32 → 1: two transposed convolutions, 1.9 M multiply-adds an image. */
const G_SMALL: NetworkSpec = {
  input: [64],
  layers: [
    { op: 'dense', out: 7 * 7 * 64 },
    { op: 'relu' },
    { op: 'reshape', shape: [7, 7, 64] },
    { op: 'convTranspose2d', out: 32, kernel: 4, stride: 2, pad: 'same' },
    { op: 'relu' },
    { op: 'convTranspose2d', out: 1, kernel: 4, stride: 2, pad: 'same' },
  ],
};

/** z 100 → dense 7·7·256 → 128 → 64 → 1: a generator as in the DCGAN tutorials, 53 M multiply-adds an image. */
const G_LARGE: NetworkSpec = {
  input: [100],
  layers: [
    { op: 'dense', out: 7 * 7 * 256 },
    { op: 'relu' },
    { op: 'reshape', shape: [7, 7, 256] },
    { op: 'convTranspose2d', out: 128, kernel: 4, stride: 2, pad: 'same' },
    { op: 'relu' },
    { op: 'convTranspose2d', out: 64, kernel: 4, stride: 2, pad: 'same' },
    { op: 'relu' },
    { op: 'conv2d', out: 1, kernel: 3, stride: 1, pad: 'same' },
  ],
};

const STANDARD = { 'g-small': G_SMALL, 'g-large': G_LARGE } as const;

export type StandardId = keyof typeof STANDARD;
export const STANDARD_IDS = Object.keys(STANDARD) as readonly StandardId[]; // keys of a literal

/** One of the two networks that are compared besides what ships, with seeded weights. */
export function standardSubject(id: StandardId): Subject {
  const network = STANDARD[id];
  return { id, network, weights: randomWeights(network), latent: sizeOf(network.input), classes: 0 };
}

/** Uniform of the variance 2 over fan-in (He et al. 2015), so that logits are of order 1; biases of order 0.1. */
function randomWeights(network: NetworkSpec): Weights {
  const weights = new Map<string, Float32Array>();
  let index = 0;
  for (const [path, shape] of networkParameters(network)) {
    const random = new RandomSequence(SEED, STREAM.initialWeights, index++);
    const limit = shape.length === 1 ? 0.1 : Math.sqrt(6 / fanIn(network, path, shape));
    weights.set(
      path,
      Float32Array.from({ length: sizeOf(shape) }, () => limit * (2 * random.uniform() - 1)),
    );
  }
  return weights;
}

/** How many inputs an output sums; a stride of S reaches a transposed filter's taps every S-th pixel only. */
function fanIn(network: NetworkSpec, path: string, shape: readonly number[]): number {
  const layer = network.layers[Number(path.split('.')[0])];
  if (layer?.op === 'convTranspose2d') return (sizeOf(shape) / layer.out) / layer.stride ** 2; // prettier-ignore
  return sizeOf(shape) / (shape[shape.length - 1] ?? 1);
}

/** x [N, latent + classes]: the same N inputs for every engine, latents standard normal, each row a class of its own. */
export function subjectInputs({ latent, classes }: Subject, N: number): Float32Array {
  const random = new RandomSequence(SEED, STREAM.latent);
  const z = Float32Array.from({ length: N * latent }, () => gaussian(random));
  const labels = Uint8Array.from({ length: N }, (_, n) => (classes > 0 ? drawClass(SEED, n, classes) : 0));
  const x = new Float32Array(N * (latent + classes));
  joinOneHot(x, z, labels, latent, classes);
  return x;
}

/** Floating-point operations of one image: two for each multiply-add. */
export function operationsPerImage({ network }: Subject): number {
  return 2 * multiplyAdds(network);
}
