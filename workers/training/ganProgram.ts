// One shard of either turn of a GAN (Goodfellow et al. 2014, arXiv:1406.2661). a is the critic's logit, α the target for
// originals (1, or 0.9 with one-sided smoothing: Salimans et al. 2016, arXiv:1606.03498).
//
//   discriminator   α·softplus(−a(x)) + (1 − α)·softplus(a(x))  +  softplus(a(G(z)))
//                   + γ/2·‖∇ₓ a(x)‖² where the recipe has an R1 penalty
//   generator       non-saturating: softplus(−a(G(z)))        minimax: −softplus(a(G(z)))
//
// All four are a Bernoulli cross-entropy on the logit with some target, or its negative.

import { IMAGE_SIZE } from '../data/digitSet.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { ParameterBlock, planParameters, type Networks } from '../nn/parameterBlock.ts';
import type { Mode } from '../nn/layer.ts';
import type { Sequential } from '../nn/sequential.ts';
import { ADVERSARY, Adversary, type Augmentation } from './adversary.ts';
import { joinClasses } from './conditioning.ts';
import { classMeans, nearestClass } from './drawnClasses.ts';
import type { ShardProgram } from './family.ts';
import { clusterMeans, toCluster } from './generatorPrior.ts';
import type { GanRecipe } from './recipe.ts';
import type { Losses, ShardRequest, ShardResult } from './shard.ts';
import { loadState, readState } from './shardState.ts';
import { DRAWN_PREFIX } from './symptoms.ts';
import { trainingGaussians } from './trainingNoise.ts';

/** Latents and noise of one sample come from neighbouring items of the noise stream: latent, noise on x, noise on G(z). */
const ITEMS_PER_SAMPLE = 3;
/** The generator's turn draws other latents than the discriminator's. */
const GENERATOR_INDEX = 2 ** 50;
/** Noise of evaluations comes from indices no training sample reaches. */
const EVALUATION_INDEX = 2 ** 51;

export class GanProgram implements ShardProgram {
  readonly #instance: KernelInstance;
  readonly #recipe: GanRecipe;
  readonly #classes: number;
  readonly #block: ParameterBlock;
  readonly #generator: Sequential;
  readonly #adversary: Adversary;
  readonly #means: Float32Array;
  readonly #maxBatch: number;
  readonly #bytes: Ptr;
  readonly #z: Ptr;
  readonly #pixels: Ptr;

  /** Plans memory for shards of the recipe. @throws OutOfMemoryError */
  constructor(instance: KernelInstance, recipe: GanRecipe, networks: Networks, classes: number) {
    const { arena } = instance;
    const maxBatch = Math.ceil(recipe.batch / recipe.shards);
    this.#instance = instance;
    this.#recipe = recipe;
    this.#classes = classes;
    this.#maxBatch = maxBatch;
    this.#block = new ParameterBlock(instance, planParameters(networks));
    this.#generator = this.#block.network('generator', maxBatch);
    this.#adversary = new Adversary(instance, this.#block, { ...recipe, classes: classes + recipe.clusters, maxBatch });
    this.#means = clusterMeans(recipe);
    this.#bytes = arena.take(maxBatch * IMAGE_SIZE, 'images');
    this.#z = arena.tensor([maxBatch, recipe.latent]).ptr;
    this.#pixels = arena.tensor([IMAGE_SIZE]).ptr;
  }

  runShard(request: ShardRequest): ShardResult {
    const count = request.labels.length;
    const training = request.mode === 'train';
    loadState(this.#instance, this.#block, request, this.#maxBatch);

    const results = (updated: readonly string[], measured: readonly string[]): Omit<ShardResult, 'losses'> => ({
      count,
      ...readState(this.#instance, this.#block, updated, measured),
    });
    if (!training) return { losses: this.#evaluate(request), ...results([], []) };
    // The turn comes first: it leaves the gradients that are read.
    if (request.phase === 0) {
      const losses = this.#discriminatorTurn(request, 0, count, 'training', true);
      return { losses, ...results(ADVERSARY, ADVERSARY) };
    }
    const losses = this.#generatorTurn(request, count);
    return { losses, ...results(['generator'], ['generator']) };
  }

  /** The discriminator's losses on unseen originals and on digits of the generator as it is shown. */
  #evaluate(request: ShardRequest): Losses {
    const sums: Record<string, number> = {};
    const means = classMeans(request.images, request.labels);
    for (let first = 0; first < request.labels.length; first += this.#maxBatch) {
      const N = Math.min(this.#maxBatch, request.labels.length - first);
      const losses = this.#discriminatorTurn(request, first, N, 'inference', false);
      for (const [name, value] of Object.entries(losses)) sums[name] = (sums[name] ?? 0) + value;
      for (let n = 0; n < N; n++) {
        const name = `${DRAWN_PREFIX}${nearestClass(this.#generated(n), means)}`;
        sums[name] = (sums[name] ?? 0) + 1;
      }
    }
    return sums;
  }

  #discriminatorTurn(request: ShardRequest, first: number, N: number, mode: Mode, learn: boolean): Losses {
    const { k, arena } = this.#instance;
    const labels = this.#conditions(request).subarray(first, first + N);
    const images = request.images.subarray(first * IMAGE_SIZE, (first + N) * IMAGE_SIZE);
    const base = learn ? 0 : EVALUATION_INDEX;
    const sample = base + request.firstSample + first;

    this.#generate(labels, sample, mode);
    const fake = this.#adversary.judge(labels, 0, this.#augmentation(request, sample, 2));
    if (learn) this.#adversary.learn(labels, 1 / request.batch);

    // Original images come last: the shard leaves their running statistics.
    arena.bytes(this.#bytes, images.length).set(images);
    k.bytesToFloats(this.#adversary.input, this.#bytes, images.length, 1 / 255);
    const real = this.#adversary.judge(labels, this.#recipe.realTarget, this.#augmentation(request, sample, 1));
    if (learn) this.#adversary.learn(labels, 1 / request.batch);
    const r1 = learn && this.#recipe.r1 > 0 ? { r1: this.#adversary.penalise(labels, 1 / request.batch) } : {};
    return { real: real.loss, fake: fake.loss, realRight: real.right, fakeRight: fake.right, ...r1 };
  }

  #generatorTurn(request: ShardRequest, N: number): Losses {
    const { k } = this.#instance;
    const labels = this.#conditions(request);
    const sample = GENERATOR_INDEX + request.firstSample;
    const minimax = this.#recipe.generatorLoss === 'minimax';
    this.#generate(labels, sample, 'training');
    const verdict = this.#adversary.judge(labels, minimax ? 0 : 1, this.#augmentation(request, sample, 2));
    // minimax is the negative of the cross-entropy with target 0: the same gradient with the other sign.
    const dPixels = this.#adversary.backwardToPixels(labels, (minimax ? -1 : 1) / request.batch);
    const pixels = this.#adversary.input;
    // The sigmoid comes before augmentation, and its slope needs the pixels from between: they are made again from the logits.
    k.sigmoidForward(pixels, this.#generator.output, N * IMAGE_SIZE);
    k.sigmoidBackward(this.#generator.outputGradient, dPixels, pixels, N * IMAGE_SIZE);
    this.#generator.backward(N, false);
    return { generator: minimax ? -verdict.loss : verdict.loss };
  }

  /** Pixels of digit n of the last batch that was generated; a window. */
  #generated(n: number): Float32Array {
    const { k, arena } = this.#instance;
    k.sigmoidForward(this.#pixels, this.#generator.output + n * IMAGE_SIZE * 4, IMAGE_SIZE); // row n
    return arena.floats(this.#pixels, IMAGE_SIZE);
  }

  /** What both networks are conditioned on for each digit: its class or its cluster. Unconditional networks ignore it. */
  #conditions({ labels, clusters }: ShardRequest): Uint8Array {
    return this.#recipe.clusters > 0 ? clusters : labels;
  }

  /** Digits of these classes or clusters into the discriminator's input. */
  #generate(labels: Uint8Array, sample: number, mode: Mode): void {
    const { k, arena } = this.#instance;
    const { latent: Z, seed, clusters, clusterSpread } = this.#recipe;
    const N = labels.length;
    for (let n = 0; n < N; n++) {
      const row = (this.#z + n * Z * 4) as Ptr; // row n of z
      const item = (sample + n) * ITEMS_PER_SAMPLE;
      trainingGaussians(k, row, Z, seed, item, 1);
      if (clusters > 0) toCluster(arena.floats(row, Z), this.#means, labels[n] ?? 0, clusterSpread);
    }
    joinClasses(arena, this.#generator.input, this.#z, labels, Z, this.#classes);
    this.#generator.forward(N, mode);
    k.sigmoidForward(this.#adversary.input, this.#generator.output, N * IMAGE_SIZE);
  }

  /** Of a batch that begins with this sample; `item` is that of the noise within each sample's. */
  #augmentation({ weights, mode }: ShardRequest, sample: number, item: number): Augmentation {
    return {
      shiftItem: sample,
      noiseItem: sample * ITEMS_PER_SAMPLE + item,
      noiseStep: ITEMS_PER_SAMPLE,
      noise: weights['instanceNoise'] ?? 0,
      dropout: mode === 'train' ? this.#recipe.dropout : 0,
    };
  }
}
