// The discriminator of a GAN or VAE-GAN inside one shard: augmentation, verdict, and the gradients back to pixels.
//
//   pixels → moved and noised → similarity (layer l) → discriminator → (dropout) → critic → logit a
//   loss = −t·log σ(a) − (1 − t)·log(1 − σ(a))            t: 1 (or α) for originals, 0 for digits that somebody made
//
// Originals and generated digits go through it in batches of their own, so that its batch norm sees one kind at a time; it
// always uses its batch's own statistics, in evaluations too: nobody asks it about a single digit.

import { gaussianQuantile } from '../core/gaussianQuantile.ts';
import { STREAM } from '../core/random.ts';
import { RandomSequence } from '../core/randomSequence.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import { DISCRIMINATOR_FEATURES, SIMILARITY_FEATURES } from '../models/discriminator.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import type { ParameterBlock } from '../nn/parameterBlock.ts';
import type { Sequential } from '../nn/sequential.ts';
import { trainingGaussians } from './trainingNoise.ts';
import { drawShift, shiftImage, type Shift } from './shiftImages.ts';

/** The networks it is made of, neighbours in a family's parameters. */
export const ADVERSARY = ['similarity', 'discriminator', 'critic'] as const;

/** How a batch is augmented before the discriminator sees it: shifted, with noise and dropout. */
export interface Augmentation {
  /** Of image n: `shiftItem + n` keys its move, so that a digit and its reconstruction can be moved alike. */
  readonly shiftItem: number;
  /** Of image n: `noiseItem + n·noiseStep` keys its noise. */
  readonly noiseItem: number;
  readonly noiseStep: number;
  /** Deviation of the noise, in grey levels of 0 … 1; 0 for none. */
  readonly noise: number;
  /** Share of the features before the critic that is left out, by the item that keys the noise; 0 for none. */
  readonly dropout: number;
}

/** Sums over images of one pass. */
export interface Verdict {
  readonly loss: number;
  /** Images whose logit has the sign of the target. */
  readonly right: number;
}

export interface AdversaryOptions {
  readonly seed: number;
  /** Most pixels that images are moved by. */
  readonly shift: number;
  /** Number of classes or clusters that it is conditioned on. */
  readonly classes: number;
  readonly maxBatch: number;
  /** γ of the gradient penalty; 0 for none. */
  readonly r1: number;
}

export class Adversary {
  readonly #instance: KernelInstance;
  readonly #options: AdversaryOptions;
  readonly #similarity: Sequential;
  readonly #discriminator: Sequential;
  readonly #critic: Sequential;
  readonly #noise: Ptr;
  /** What features are multiplied by: 0, or more than 1 to keep their mean. */
  readonly #mask: Ptr;
  #hasMask = false;
  readonly #logits: Ptr;
  readonly #targets: Ptr;
  readonly #losses: Ptr;
  #shifts: readonly Shift[] = [];

  /** @throws OutOfMemoryError */
  constructor(instance: KernelInstance, block: ParameterBlock, options: AdversaryOptions) {
    const { arena } = instance;
    const { maxBatch } = options;
    this.#instance = instance;
    this.#options = options;
    const tangents = options.r1 > 0;
    this.#similarity = block.network('similarity', maxBatch, { tangents });
    this.#discriminator = block.network('discriminator', maxBatch, { tangents });
    this.#critic = block.network('critic', maxBatch, { tangents });
    this.#noise = arena.tensor([maxBatch, IMAGE_SIZE]).ptr;
    this.#mask = arena.tensor([maxBatch, DISCRIMINATOR_FEATURES]).ptr;
    this.#logits = arena.tensor([maxBatch]).ptr;
    this.#targets = arena.tensor([maxBatch]).ptr;
    this.#losses = arena.tensor([maxBatch]).ptr;
  }

  /** Where the caller writes pixels [N, 784] in 0 … 1, which `judge` augments and sees. */
  get input(): Ptr {
    return this.#similarity.input;
  }

  /** Layer l [N, SIMILARITY_FEATURES] of what was last looked at or judged. */
  get likeness(): Ptr {
    return this.#similarity.output;
  }

  /** Where the caller writes the gradient at layer l for `backwardLikeness`. */
  get likenessGradient(): Ptr {
    return this.#similarity.outputGradient;
  }

  /** Looks at the N images at `input` no further than layer l. Overwrites `input`. */
  look(N: number, augmentation: Augmentation): void {
    this.#augment(N, augmentation);
    this.#similarity.forward(N, 'training');
  }

  /** What it says of the pixels at `input`, as digits of these classes [N], against a target. Overwrites `input`. */
  judge(labels: Uint8Array, target: number, augmentation: Augmentation): Verdict {
    const { k } = this.#instance;
    const N = labels.length;
    this.look(N, augmentation);
    k.copyBytes(this.#discriminator.input, this.#similarity.output, N * SIMILARITY_FEATURES * 4);
    this.#discriminator.forward(N, 'training');
    k.copyBytes(this.#critic.input, this.#discriminator.output, N * DISCRIMINATOR_FEATURES * 4);
    this.#drawMask(N, augmentation);
    this.#applyMask(this.#critic.input, N);
    this.#critic.forward(N, 'training');
    this.#readLogits(labels);
    return this.#verdict(N, target);
  }

  /** The same logits against another target. */
  reconsider(N: number, target: number): Verdict {
    return this.#verdict(N, target);
  }

  /** Adds scale·dloss/dθ of the last verdict to the gradients of its own networks. */
  learn(labels: Uint8Array, scale: number): void {
    this.#backward(labels, scale, false, true);
  }

  /**
   * Adds scale·dR₁/dθ to the gradients of its own networks, R₁ = γ/2·Σ ‖∇ₓ a(x)‖² over the images of the last verdict
   * (Mescheder, Geiger, Nowozin 2018, arXiv:1801.04406, with the paper's ½), and returns R₁.
   *
   * The gradient of half a squared gradient, without differentiating twice: for a network that is linear in pieces, with
   * δ_l = ∂a/∂y_l from an ordinary backward pass and the direction t₀ = ∇ₓ a carried forwards through the same weights,
   *
   *   t_l = (layer l's derivative)·t_{l−1}        ∂(½‖∇ₓ a‖²)/∂w_l = δ_l ⊗ t_{l−1}
   */
  penalise(labels: Uint8Array, scale: number): number {
    const { k } = this.#instance;
    const { r1 } = this.#options;
    const N = labels.length;
    this.#writeCriticGradient(labels, () => 1);
    k.copyBytes(this.#discriminator.outputGradient, this.#critic.recordBackward(N), N * DISCRIMINATOR_FEATURES * 4);
    this.#applyMask(this.#discriminator.outputGradient, N);
    k.copyBytes(this.#similarity.outputGradient, this.#discriminator.recordBackward(N), N * SIMILARITY_FEATURES * 4);
    const slope = this.#similarity.recordBackward(N);
    const penalty = (r1 / 2) * k.sumOfSquares(slope, N * IMAGE_SIZE);
    k.scale(slope, slope, N * IMAGE_SIZE, r1 * scale);
    if (slope !== this.#similarity.tangentInput) {
      k.copyBytes(this.#similarity.tangentInput, slope, N * IMAGE_SIZE * 4);
    }
    k.copyBytes(this.#discriminator.tangentInput, this.#similarity.tangent(N), N * SIMILARITY_FEATURES * 4);
    k.copyBytes(this.#critic.tangentInput, this.#discriminator.tangent(N), N * DISCRIMINATOR_FEATURES * 4);
    this.#applyMask(this.#critic.tangentInput, N);
    this.#critic.tangent(N);
    return penalty;
  }

  /** scale·dloss/dpixels [N, 784] of the last verdict, back through the augmentation. Leaves its own gradients as they are. */
  backwardToPixels(labels: Uint8Array, scale: number): Ptr {
    return this.#augmentBackward(this.#backward(labels, scale, true, false) as Ptr, labels.length); // asked for
  }

  /** From a gradient at layer l to pixels [N, 784], back through the augmentation. Leaves its own gradients as they are. */
  backwardLikeness(N: number): Ptr {
    return this.#augmentBackward(this.#similarity.backward(N, true, false) as Ptr, N); // asked for
  }

  #backward(labels: Uint8Array, scale: number, needInput: boolean, learn: boolean): Ptr | undefined {
    const { k, arena } = this.#instance;
    const N = labels.length;
    k.bernoulliBackward(this.#losses, this.#logits, this.#targets, N, scale); // the losses are read: their place takes da
    const dLogits = arena.floats(this.#losses, N);
    this.#writeCriticGradient(labels, (n) => dLogits[n] ?? 0);
    const dFeatures = this.#critic.backward(N, true, learn) as Ptr; // asked for
    k.copyBytes(this.#discriminator.outputGradient, dFeatures, N * DISCRIMINATOR_FEATURES * 4);
    this.#applyMask(this.#discriminator.outputGradient, N);
    const dLikeness = this.#discriminator.backward(N, true, learn) as Ptr; // asked for
    k.copyBytes(this.#similarity.outputGradient, dLikeness, N * SIMILARITY_FEATURES * 4);
    return this.#similarity.backward(N, needInput, learn);
  }

  /** dv of the critic from da of each image's logit. */
  #writeCriticGradient(labels: Uint8Array, dLogit: (n: number) => number): void {
    const width = 1 + this.#options.classes;
    const dCritic = this.#instance.arena.floats(this.#critic.outputGradient, labels.length * width).fill(0);
    labels.forEach((label, n) => {
      dCritic[n * width] = dLogit(n);
      if (width > 1) dCritic[n * width + 1 + label] = dLogit(n);
    });
  }

  #verdict(N: number, target: number): Verdict {
    const { k, arena } = this.#instance;
    arena.floats(this.#targets, N).fill(target);
    k.bernoulliForward(this.#losses, this.#logits, this.#targets, N, 1);
    const loss = arena.floats(this.#losses, N).reduce((sum, value) => sum + value, 0);
    const right = arena.floats(this.#logits, N).filter((logit) => (target > 0.5 ? logit > 0 : logit < 0)).length;
    return { loss, right };
  }

  #drawMask(N: number, { noiseItem, noiseStep, dropout }: Augmentation): void {
    const { k, arena } = this.#instance;
    this.#hasMask = dropout > 0;
    if (!this.#hasMask) return;
    const bound = gaussianQuantile(dropout); // a normal number lies below it as often as a feature is left out
    for (let n = 0; n < N; n++) {
      const row = (this.#mask + n * DISCRIMINATOR_FEATURES * 4) as Ptr; // row n
      const item = noiseItem + n * noiseStep;
      trainingGaussians(k, row, DISCRIMINATOR_FEATURES, this.#options.seed, item, 1, STREAM.dropout);
      const mask = arena.floats(row, DISCRIMINATOR_FEATURES);
      for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] ?? 0) < bound ? 0 : 1 / (1 - dropout);
    }
  }

  /** Features, or their gradient or direction, times the mask of the last verdict. */
  #applyMask(values: Ptr, N: number): void {
    if (!this.#hasMask) return;
    const { arena } = this.#instance;
    const mask = arena.floats(this.#mask, N * DISCRIMINATOR_FEATURES);
    const masked = arena.floats(values, N * DISCRIMINATOR_FEATURES);
    for (let i = 0; i < masked.length; i++) masked[i] = (masked[i] ?? 0) * (mask[i] ?? 0);
  }

  #augment(N: number, { shiftItem, noiseItem, noiseStep, noise }: Augmentation): void {
    const { k, arena } = this.#instance;
    const { seed, shift } = this.#options;
    this.#shifts =
      shift === 0
        ? []
        : Array.from({ length: N }, (_, n) => drawShift(new RandomSequence(seed, STREAM.shift, shiftItem + n), shift));
    this.#shifts.forEach((move, n) => {
      shiftImage(arena.floats(imageAt(this.input, n), IMAGE_SIZE), move);
    });
    if (noise === 0) return;
    for (let n = 0; n < N; n++) {
      trainingGaussians(k, imageAt(this.#noise, n), IMAGE_SIZE, seed, noiseItem + n * noiseStep, noise);
    }
    k.addTo(this.input, this.#noise, N * IMAGE_SIZE);
  }

  /** Gradients of moved pixels become those of the pixels before. Noise that is added changes none. */
  #augmentBackward(dPixels: Ptr, N: number): Ptr {
    const { arena } = this.#instance;
    this.#shifts.slice(0, N).forEach(({ dx, dy }, n) => {
      shiftImage(arena.floats(imageAt(dPixels, n), IMAGE_SIZE), { dx: -dx, dy: -dy });
    });
    return dPixels;
  }

  /** logit = v₀, plus v[1 + class] where there are classes. */
  #readLogits(labels: Uint8Array): void {
    const { arena } = this.#instance;
    const { classes } = this.#options;
    const width = 1 + classes;
    const values = arena.floats(this.#critic.output, labels.length * width);
    const logits = arena.floats(this.#logits, labels.length);
    labels.forEach((label, n) => {
      const projection = classes > 0 ? (values[n * width + 1 + label] ?? 0) : 0;
      logits[n] = (values[n * width] ?? 0) + projection;
    });
  }
}

function imageAt(images: Ptr, n: number): Ptr {
  return (images + n * IMAGE_SIZE * 4) as Ptr; // of a batch
}
