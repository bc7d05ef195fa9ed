// One shard of either turn of a GAN (Goodfellow et al. 2014, arXiv:1406.2661). a is the critic's logit, α the target for
// originals (1, or 0.9 with one-sided smoothing: Salimans et al. 2016, arXiv:1606.03498).
//
//   discriminator   α·softplus(−a(x)) + (1 − α)·softplus(a(x))  +  softplus(a(G(z)))
//   generator       non-saturating: softplus(−a(G(z)))        minimax: −softplus(a(G(z)))
//
// All four are a Bernoulli cross-entropy on the logit with some target, or its negative. Originals and generated digits go
// through the discriminator in batches of their own, so that its batch norm sees one kind at a time.

import { STREAM } from '../core/random.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import { DISCRIMINATOR_FEATURES } from '../models/gan.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { ParameterBlock, planParameters, type Networks } from '../nn/parameterBlock.ts';
import type { Mode } from '../nn/layer.ts';
import type { Sequential } from '../nn/sequential.ts';
import { joinClasses } from './conditioning.ts';
import type { ShardProgram } from './family.ts';
import type { GanRecipe } from './recipe.ts';
import type { Losses, ShardRequest, ShardResult } from './shard.ts';
import { loadState, readState } from './shardState.ts';

const HIGH = 2 ** 32;
/** Latents and noise of one sample come from neighbouring items of the noise stream: latent, noise on x, noise on G(z). */
const ITEMS_PER_SAMPLE = 3;
/** The generator's turn draws other latents than the discriminator's. */
const GENERATOR_INDEX = 2 ** 50;
/** Noise of evaluations comes from indices no training sample reaches. */
const EVALUATION_INDEX = 2 ** 51;

/** Sums over images of one pass through discriminator and critic. */
interface Verdict {
  readonly loss: number;
  /** Images whose logit has the sign of the target. */
  readonly right: number;
}

export class GanProgram implements ShardProgram {
  readonly #instance: KernelInstance;
  readonly #recipe: GanRecipe;
  readonly #classes: number;
  readonly #block: ParameterBlock;
  readonly #generator: Sequential;
  readonly #discriminator: Sequential;
  readonly #critic: Sequential;
  readonly #maxBatch: number;
  readonly #bytes: Ptr;
  readonly #z: Ptr;
  readonly #noise: Ptr;
  readonly #logits: Ptr;
  readonly #targets: Ptr;
  readonly #losses: Ptr;

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
    this.#discriminator = this.#block.network('discriminator', maxBatch);
    this.#critic = this.#block.network('critic', maxBatch);
    this.#bytes = arena.take(maxBatch * IMAGE_SIZE, 'images');
    this.#z = arena.tensor([maxBatch, recipe.latent]).ptr;
    this.#noise = arena.tensor([maxBatch, IMAGE_SIZE]).ptr;
    this.#logits = arena.tensor([maxBatch]).ptr;
    this.#targets = arena.tensor([maxBatch]).ptr;
    this.#losses = arena.tensor([maxBatch]).ptr;
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
      return { losses, ...results(['discriminator', 'critic'], []) };
    }
    const losses = this.#generatorTurn(request, count);
    return { losses, ...results(['generator'], ['generator']) };
  }

  /** The discriminator's losses on unseen originals and on digits of the generator as it is shown. */
  #evaluate(request: ShardRequest): Losses {
    const sums = { real: 0, fake: 0, realRight: 0, fakeRight: 0 };
    for (let first = 0; first < request.labels.length; first += this.#maxBatch) {
      const N = Math.min(this.#maxBatch, request.labels.length - first);
      const losses = this.#discriminatorTurn(request, first, N, 'inference', false);
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += losses[name] ?? 0;
    }
    return sums;
  }

  #discriminatorTurn(request: ShardRequest, first: number, N: number, mode: Mode, learn: boolean): Losses {
    const { k, arena } = this.#instance;
    const labels = request.labels.subarray(first, first + N);
    const images = request.images.subarray(first * IMAGE_SIZE, (first + N) * IMAGE_SIZE);
    const base = learn ? 0 : EVALUATION_INDEX;
    const sample = base + request.firstSample + first;
    const noise = request.weights['instanceNoise'] ?? 0;

    arena.bytes(this.#bytes, images.length).set(images);
    k.bytesToFloats(this.#discriminator.input, this.#bytes, images.length, 1 / 255);
    const real = this.#judge(labels, this.#recipe.realTarget, sample * ITEMS_PER_SAMPLE + 1, noise);
    if (learn) this.#learn(labels, 1 / request.batch, false);

    this.#generate(labels, sample, mode);
    const fake = this.#judge(labels, 0, sample * ITEMS_PER_SAMPLE + 2, noise);
    if (learn) this.#learn(labels, 1 / request.batch, false);
    return { real: real.loss, fake: fake.loss, realRight: real.right, fakeRight: fake.right };
  }

  #generatorTurn(request: ShardRequest, N: number): Losses {
    const { k } = this.#instance;
    const sample = GENERATOR_INDEX + request.firstSample;
    const minimax = this.#recipe.generatorLoss === 'minimax';
    this.#generate(request.labels, sample, 'training');
    const verdict = this.#judge(
      request.labels,
      minimax ? 0 : 1,
      sample * ITEMS_PER_SAMPLE + 2,
      request.weights['instanceNoise'] ?? 0,
    );
    // minimax is the negative of the cross-entropy with target 0: the same gradient with the other sign.
    const dPixels = this.#learn(request.labels, (minimax ? -1 : 1) / request.batch, true) as Ptr; // asked for
    const pixels = this.#discriminator.input;
    // Noise was added behind the sigmoid, so its slope needs the pixels without: made again from the logits.
    k.sigmoidForward(pixels, this.#generator.output, N * IMAGE_SIZE);
    k.sigmoidBackward(this.#generator.outputGradient, dPixels, pixels, N * IMAGE_SIZE);
    this.#generator.backward(N, false);
    return { generator: minimax ? -verdict.loss : verdict.loss };
  }

  /** Digits of these classes into the discriminator's input. */
  #generate(labels: Uint8Array, sample: number, mode: Mode): void {
    const { k, arena } = this.#instance;
    const Z = this.#recipe.latent;
    const N = labels.length;
    for (let n = 0; n < N; n++) {
      this.#gaussians((this.#z + n * Z * 4) as Ptr, 1, Z, (sample + n) * ITEMS_PER_SAMPLE, 1); // row n of z
    }
    joinClasses(arena, this.#generator.input, this.#z, labels, Z, this.#classes);
    this.#generator.forward(N, mode);
    k.sigmoidForward(this.#discriminator.input, this.#generator.output, N * IMAGE_SIZE);
  }

  /** Discriminator and critic on what is at the discriminator's input; leaves the logits at #logits. */
  #judge(labels: Uint8Array, target: number, noiseItem: number, noise: number): Verdict {
    const { k, arena } = this.#instance;
    const N = labels.length;
    const size = N * IMAGE_SIZE;
    if (noise > 0) {
      for (let n = 0; n < N; n++) {
        const row = (this.#noise + n * IMAGE_SIZE * 4) as Ptr; // row n
        this.#gaussians(row, 1, IMAGE_SIZE, noiseItem + n * ITEMS_PER_SAMPLE, noise);
      }
      k.addTo(this.#discriminator.input, this.#noise, size);
    }
    this.#discriminator.forward(N, 'training'); // always its batch's own statistics: it is never used without a batch
    k.copyBytes(this.#critic.input, this.#discriminator.output, N * DISCRIMINATOR_FEATURES * 4);
    this.#critic.forward(N, 'training');
    this.#readLogits(labels);
    arena.floats(this.#targets, N).fill(target);
    k.bernoulliForward(this.#losses, this.#logits, this.#targets, N, 1);
    const loss = arena.floats(this.#losses, N).reduce((sum, value) => sum + value, 0);
    const right = arena.floats(this.#logits, N).filter((logit) => (target > 0.5 ? logit > 0 : logit < 0)).length;
    return { loss, right };
  }

  /** Back from the last #judge: gradients of critic and discriminator, and of its input when asked for. */
  #learn(labels: Uint8Array, scale: number, needInput: boolean): Ptr | undefined {
    const { k, arena } = this.#instance;
    const N = labels.length;
    k.bernoulliBackward(this.#losses, this.#logits, this.#targets, N, scale); // the losses are read: their place takes da
    const width = 1 + this.#classes;
    const dLogits = arena.floats(this.#losses, N);
    const dCritic = arena.floats(this.#critic.outputGradient, N * width).fill(0);
    for (let n = 0; n < N; n++) {
      const d = dLogits[n] ?? 0;
      dCritic[n * width] = d;
      if (this.#classes > 0) dCritic[n * width + 1 + (labels[n] ?? 0)] = d;
    }
    const dFeatures = this.#critic.backward(N, true) as Ptr; // asked for
    k.copyBytes(this.#discriminator.outputGradient, dFeatures, N * DISCRIMINATOR_FEATURES * 4);
    return this.#discriminator.backward(N, needInput);
  }

  /** logit = v₀, plus v[1 + class] where there are classes. */
  #readLogits(labels: Uint8Array): void {
    const { arena } = this.#instance;
    const width = 1 + this.#classes;
    const values = arena.floats(this.#critic.output, labels.length * width);
    const logits = arena.floats(this.#logits, labels.length);
    labels.forEach((label, n) => {
      const projection = this.#classes > 0 ? (values[n * width + 1 + label] ?? 0) : 0;
      logits[n] = (values[n * width] ?? 0) + projection;
    });
  }

  #gaussians(out: Ptr, N: number, Z: number, item: number, deviation: number): void {
    const { seed } = this.#recipe;
    this.#instance.k.gaussianRows(
      out, N, Z, seed % HIGH, Math.floor(seed / HIGH), item % HIGH, Math.floor(item / HIGH), STREAM.trainingNoise,
      deviation, 0,
    ); // prettier-ignore
  }
}
