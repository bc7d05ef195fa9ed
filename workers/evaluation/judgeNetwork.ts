// The judge at work: two networks one after the other, and a softmax in the end.

import type { Backend, Weights } from '../backend/backend.ts';
import { ShapeError } from '../core/errors.ts';
import { networkShapes, type NetworkSpec } from '../core/layerSpec.ts';
import { CLASSES, IMAGE_SIZE } from '../data/digitSet.ts';
import type { Judgement } from './judgement.ts';

/** Images per pass: activations for so many stay near the processor. */
const MAX_BATCH = 64;
const PER_LEVEL = Math.fround(1 / 255);

/** A network for inference, batch norm folded. */
export interface JudgePart {
  readonly network: NetworkSpec;
  readonly weights: Weights;
}

export interface JudgeParts {
  /** [28, 28, 1] intensities → [d], d at most 64, none below 0. */
  readonly features: JudgePart;
  /** [d] → logits [10] */
  readonly head: JudgePart;
}

/** Features [n, d] and logits [n, 10] of images. */
export interface JudgeOutputs {
  readonly features: Float32Array<ArrayBuffer>;
  readonly logits: Float32Array<ArrayBuffer>;
}

export interface CompiledJudge {
  /** What the networks make of grey images [n, 28, 28]. @throws ShapeError */
  run(images: Uint8Array): JudgeOutputs;
  /** The same as a judgement. @throws ShapeError */
  judge(images: Uint8Array): Judgement;
  dispose(): void;
}

/** Width of the features. */
export function featureWidth({ features }: JudgeParts): number {
  return networkShapes(features.network).at(-1)?.[0] ?? 0;
}

/** @throws ShapeError, OutOfMemoryError */
export function compileJudge(backend: Backend, parts: JudgeParts): CompiledJudge {
  const features = backend.compile(parts.features.network, parts.features.weights, MAX_BATCH);
  const head = backend.compile(parts.head.network, parts.head.weights, MAX_BATCH);

  function run(images: Uint8Array): JudgeOutputs {
    const n = images.length / IMAGE_SIZE;
    if (!Number.isInteger(n)) throw new ShapeError(`judge: ${images.length} bytes, want a multiple of ${IMAGE_SIZE}`);
    const x = Float32Array.from(images, (level) => level * PER_LEVEL); // as assembly's bytesToFloats, which trained it
    const made = features.run(x, n);
    return { features: Float32Array.from(made), logits: Float32Array.from(head.run(made, n)) };
  }

  return {
    run,
    judge(images) {
      const outputs = run(images);
      return { features: outputs.features, probs: softmaxRows(outputs.logits) };
    },
    dispose() {
      features.dispose();
      head.dispose();
    },
  };
}

/** e^s over the sum of each row of ten, the largest logit taken out first so that nothing overflows. */
function softmaxRows(logits: Float32Array): Float32Array<ArrayBuffer> {
  const probs = new Float32Array(logits.length);
  for (let row = 0; row < logits.length; row += CLASSES) {
    const scores = logits.subarray(row, row + CLASSES);
    const largest = Math.max(...scores);
    const exponentials = Array.from(scores, (score) => Math.exp(score - largest));
    const sum = exponentials.reduce((total, e) => total + e, 0);
    probs.set(
      exponentials.map((e) => e / sum),
      row,
    );
  }
  return probs;
}
