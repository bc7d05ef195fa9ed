// Two networks that look at pictures, one after the other: a trunk that makes features of them and a head that answers. A
// judge is such a pair, an encoder and its posterior, a discriminator and its critic.
//
//   trunk  x [28, 28, 1] intensities → features [d]
//   head   features | class [d + K] → answers [a]      K = 10 where the head is conditioned on the class, one-hot, and 0 otherwise

import type { Backend } from '../backend/backend.ts';
import { ModelFileError, ShapeError } from '../core/errors.ts';
import { networkShapes } from '../core/layerSpec.ts';
import { joinOneHot } from '../core/oneHot.ts';
import { sameShape, showShape, type Shape } from '../core/shape.ts';
import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';
import type { FoldedNetwork } from './foldBatchNorm.ts';

/** Networks for inference, batch norm folded. */
export interface TrunkAndHead {
  readonly trunk: FoldedNetwork;
  readonly head: FoldedNetwork;
}

/** Of n pictures: features [n, d] and answers [n, a]. */
export interface TrunkAndHeadOutputs {
  readonly features: Float32Array<ArrayBuffer>;
  readonly answers: Float32Array<ArrayBuffer>;
}

export interface CompiledTrunkAndHead {
  /** Classes that the head is conditioned on: 0 or 10. */
  readonly conditionClasses: number;
  /**
   * What the networks make of grey images [n, 28, 28], with the class of each, [n], where the head is conditioned on it. A picture's
   * outputs do not depend on its neighbours. @throws ShapeError
   */
  run(images: Uint8Array, labels?: Uint8Array): TrunkAndHeadOutputs;
  dispose(): void;
}

const IMAGE: Shape = [SIDE, SIDE, 1];
/** Images per pass: activations for so many stay near the processor. */
const MAX_BATCH = 64;
const PER_LEVEL = Math.fround(1 / 255);

/** @throws ShapeError, OutOfMemoryError */
export function compileTrunkAndHead(
  backend: Backend,
  parts: TrunkAndHead,
  maxBatch: number = MAX_BATCH,
): CompiledTrunkAndHead {
  const trunk = backend.compile(parts.trunk.network, parts.trunk.weights, maxBatch);
  const head = backend.compile(parts.head.network, parts.head.weights, maxBatch);
  const width = featureWidth(parts);
  const conditionClasses = (parts.head.network.input[0] ?? 0) - width;

  return {
    conditionClasses,
    run(images, labels) {
      const n = images.length / IMAGE_SIZE;
      if (!Number.isInteger(n)) {
        throw new ShapeError(`pictures: ${images.length} bytes, want a multiple of ${IMAGE_SIZE}`);
      }
      if ((labels?.length ?? 0) !== (conditionClasses > 0 ? n : 0)) {
        const want = conditionClasses > 0 ? `one for each of ${n}` : 'none';
        throw new ShapeError(`pictures: ${labels?.length ?? 0} classes, want ${want}`);
      }
      const foreign = labels?.find((label) => label >= conditionClasses);
      if (foreign !== undefined) throw new ShapeError(`pictures: class ${foreign}, want 0 to ${conditionClasses - 1}`);
      // The values are those of bytesToFloats in training. With a function a pixel, this took a tenth of a judge's time.
      const x = new Float32Array(images.length);
      for (let i = 0; i < images.length; i++) x[i] = (images[i] ?? 0) * PER_LEVEL;
      const features = Float32Array.from(trunk.run(x, n));
      return { features, answers: Float32Array.from(head.run(besideClass(features, labels), n)) };
    },
    dispose() {
      trunk.dispose();
      head.dispose();
    },
  };

  function besideClass(features: Float32Array, labels: Uint8Array | undefined): Float32Array {
    if (!labels || conditionClasses === 0) return features;
    const joined = new Float32Array(labels.length * (width + conditionClasses));
    joinOneHot(joined, features, labels, width, conditionClasses);
    return joined;
  }
}

/** Width of the features. */
export function featureWidth({ trunk }: Pick<TrunkAndHead, 'trunk'>): number {
  return networkShapes(trunk.network).at(-1)?.[0] ?? 0;
}

/** What a pair of networks must look like, and what its networks are called. */
export interface TrunkAndHeadShape {
  readonly trunk: string;
  readonly head: string;
  readonly maxFeatures: number;
  /** Classes that the head is conditioned on: 0 or 10. */
  readonly conditionClasses: number;
  /** Width of the answers. */
  readonly answers: number;
}

/** @throws ModelFileError unless the networks fit pictures and each other. */
export function checkTrunkAndHead({ trunk, head }: TrunkAndHead, shape: TrunkAndHeadShape, where: string): void {
  expectShape(trunk.network.input, IMAGE, `${where}: ${shape.trunk} input`);
  const made = networkShapes(trunk.network).at(-1) ?? [];
  const [width = 0] = made;
  if (made.length !== 1 || width > shape.maxFeatures) {
    const want = `[d] of at most ${shape.maxFeatures}`;
    throw new ModelFileError(`${where}: ${shape.trunk} output ${showShape(made)}, want ${want}`);
  }
  expectShape(head.network.input, [width + shape.conditionClasses], `${where}: ${shape.head} input`);
  expectShape(networkShapes(head.network).at(-1) ?? [], [shape.answers], `${where}: ${shape.head} output`);
}

function expectShape(got: Shape, want: Shape, where: string): void {
  if (!sameShape(got, want)) throw new ModelFileError(`${where} ${showShape(got)}, want ${showShape(want)}`);
}
