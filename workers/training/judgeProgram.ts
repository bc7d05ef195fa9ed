// One shard of the judge's training step.
//
//   logits = head(features(shifted x))    loss = cross-entropy with smoothed labels, mean over the batch
//
// In training every digit is moved by up to recipe.shift pixels, by random numbers keyed by its place in the run.

import { STREAM } from '../core/random.ts';
import { RandomSequence } from '../core/randomSequence.ts';
import { CLASSES, IMAGE_SIZE } from '../data/digitSet.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { ParameterBlock, planParameters, type Networks } from '../nn/parameterBlock.ts';
import type { Sequential } from '../nn/sequential.ts';
import type { ShardProgram } from './family.ts';
import type { JudgeRecipe } from './recipe.ts';
import type { ShardRequest, ShardResult } from './shard.ts';
import { loadState, readState } from './shardState.ts';
import { drawShift, shiftImage } from './shiftImages.ts';

export class JudgeProgram implements ShardProgram {
  readonly #instance: KernelInstance;
  readonly #recipe: JudgeRecipe;
  readonly #block: ParameterBlock;
  readonly #features: Sequential;
  readonly #head: Sequential;
  readonly #maxBatch: number;
  readonly #bytes: Ptr;
  readonly #labels: Ptr;
  readonly #loss: Ptr;
  readonly #probs: Ptr;

  /** Plans memory for shards of the recipe. @throws OutOfMemoryError */
  constructor(instance: KernelInstance, recipe: JudgeRecipe, networks: Networks) {
    const { arena } = instance;
    const maxBatch = Math.ceil(recipe.batch / recipe.shards);
    this.#instance = instance;
    this.#recipe = recipe;
    this.#maxBatch = maxBatch;
    this.#block = new ParameterBlock(instance, planParameters(networks));
    this.#features = this.#block.network('features', maxBatch);
    this.#head = this.#block.network('head', maxBatch);
    this.#bytes = arena.take(maxBatch * IMAGE_SIZE, 'images');
    this.#labels = arena.take(maxBatch, 'labels');
    this.#loss = arena.tensor([maxBatch]).ptr;
    this.#probs = arena.tensor([maxBatch, CLASSES]).ptr;
  }

  runShard(request: ShardRequest): ShardResult {
    const count = request.labels.length;
    const training = request.mode === 'train';
    loadState(this.#instance, this.#block, request, this.#maxBatch);

    let crossEntropy = 0;
    let correct = 0;
    for (let first = 0; first < count; first += this.#maxBatch) {
      const N = Math.min(this.#maxBatch, count - first);
      this.#load(request, first, N);
      const mode = training ? 'training' : 'inference';
      this.#features.forward(N, mode);
      this.#instance.k.copyBytes(this.#head.input, this.#features.output, N * 4 * this.#featureWidth());
      this.#head.forward(N, mode);
      const losses = this.#losses(N, request.labels.subarray(first, first + N));
      crossEntropy += losses.crossEntropy;
      correct += losses.correct;
      if (training) this.#backward(N, request.batch);
    }
    const updated = training ? ['features', 'head'] : [];
    return {
      count,
      ...readState(this.#instance, this.#block, updated, updated),
      losses: { crossEntropy, correct },
    };
  }

  #featureWidth(): number {
    return this.#block.layout.networks['head']?.input[0] ?? 0;
  }

  /** Brings N images and labels to the kernels, moved about in training. */
  #load({ mode, images, labels, firstSample }: ShardRequest, first: number, N: number): void {
    const { k, arena } = this.#instance;
    const bytes = arena.bytes(this.#bytes, N * IMAGE_SIZE);
    bytes.set(images.subarray(first * IMAGE_SIZE, (first + N) * IMAGE_SIZE));
    arena.bytes(this.#labels, N).set(labels.subarray(first, first + N));
    if (mode === 'train') {
      const { seed, shift } = this.#recipe;
      for (let n = 0; n < N; n++) {
        const image = bytes.subarray(n * IMAGE_SIZE, (n + 1) * IMAGE_SIZE);
        shiftImage(image, drawShift(new RandomSequence(seed, STREAM.trainingNoise, firstSample + first + n), shift));
      }
    }
    k.bytesToFloats(this.#features.input, this.#bytes, N * IMAGE_SIZE, 1 / 255);
  }

  #losses(N: number, labels: Uint8Array): { readonly crossEntropy: number; readonly correct: number } {
    const { k, arena } = this.#instance;
    k.softmaxForward(this.#loss, this.#probs, this.#head.output, this.#labels, N, CLASSES, this.#recipe.labelSmoothing);
    const probs = arena.floats(this.#probs, N * CLASSES);
    let correct = 0;
    for (let n = 0; n < N; n++) {
      const row = probs.subarray(n * CLASSES, (n + 1) * CLASSES);
      if (row.indexOf(Math.max(...row)) === labels[n]) correct++;
    }
    return { crossEntropy: arena.floats(this.#loss, N).reduce((sum, value) => sum + value, 0), correct };
  }

  #backward(N: number, batch: number): void {
    const { k } = this.#instance;
    const { labelSmoothing } = this.#recipe;
    k.softmaxBackward(this.#head.outputGradient, this.#probs, this.#labels, N, CLASSES, labelSmoothing, 1 / batch);
    const dFeatures = this.#head.backward(N, true) as Ptr; // asked for
    k.copyBytes(this.#features.outputGradient, dFeatures, N * 4 * this.#featureWidth());
    this.#features.backward(N, false);
  }
}
