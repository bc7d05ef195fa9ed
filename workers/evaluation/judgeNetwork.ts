// Runs the judge: two networks one after the other, and a softmax.

import type { Backend } from '../backend/backend.ts';
import { CLASSES } from '../data/digitSet.ts';
import type { FoldedNetwork } from '../models/foldBatchNorm.ts';
import { compileTrunkAndHead, featureWidth as widthOf, type CompiledTrunkAndHead } from '../models/trunkAndHead.ts';
import type { Judgement } from './judgement.ts';

export interface JudgeParts {
  /** [28, 28, 1] intensities → [d], d at most 64, none below 0. */
  readonly features: FoldedNetwork;
  /** [d] → logits [10] */
  readonly head: FoldedNetwork;
}

export interface CompiledJudge {
  /** Features as the trunk's, logits as the head's answers. */
  readonly networks: CompiledTrunkAndHead;
  /** What the judge says of grey images [n, 28, 28]. @throws ShapeError */
  judge(images: Uint8Array): Judgement;
  dispose(): void;
}

/** Width of the features. */
export function featureWidth({ features }: JudgeParts): number {
  return widthOf({ trunk: features });
}

/** @throws ShapeError, OutOfMemoryError */
export function compileJudge(backend: Backend, { features, head }: JudgeParts): CompiledJudge {
  const networks = compileTrunkAndHead(backend, { trunk: features, head });
  return {
    networks,
    judge(images) {
      const outputs = networks.run(images);
      return { features: outputs.features, probs: softmaxRows(outputs.answers) };
    },
    dispose() {
      networks.dispose();
    },
  };
}

/** e^s over the sum of each row of ten, the largest logit taken out first so that nothing overflows. */
export function softmaxRows(logits: Float32Array): Float32Array<ArrayBuffer> {
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
