// One shard of a VAE-GAN's training step (Larsen, Sønderby, Larochelle, Winther 2016, arXiv:1512.09300), plain or conditional.
//
//   x̃ = decoder(z | c), z ~ q(z|x, c)        x_p = decoder(z_p | c), z_p ~ N(0, I)        D_l: the discriminator's layer l
//
//   L_prior = KL(q(z|x) ‖ N(0, I))     L_like = ½ ‖D_l(x) − D_l(x̃)‖²      summed over latent dimensions and features
//   L_real, L_made                     cross-entropies of the discriminator on x, and on x̃ and x_p
//   L_fool                             the GAN generator's loss on x̃ and x_p, non-saturating or minimax
//
// Each network gets only its part:
//
//   encoder, posterior    weights.kl·L_prior + L_like        never anything of the discriminator's verdict
//   decoder               L_like + (1/γ)·L_fool              never L_prior
//   discriminator         L_real + L_made (+ R1)             never L_like, which it could bring to 0 by seeing nothing
//
// Of the decoder the paper writes γ·L_like − L_made: the same but for a factor, which Adam does not see. Where both kinds
// of made digits are shown each counts half. A digit and its reconstruction get the same augmentation, so that
// nothing but the digit differs at layer l; only their noise is not.

import { IMAGE_SIZE } from '../data/digitSet.ts';
import { SIMILARITY_FEATURES } from '../models/discriminator.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { ParameterBlock, planParameters, type Networks } from '../nn/parameterBlock.ts';
import type { Mode } from '../nn/layer.ts';
import { ADVERSARY, Adversary, type Augmentation, type Verdict } from './adversary.ts';
import { AUTOENCODER, Autoencoder } from './autoencoder.ts';
import type { ShardProgram } from './family.ts';
import type { VaeGanRecipe } from './recipe.ts';
import type { Losses, ShardRequest, ShardResult } from './shard.ts';
import { loadState, readState } from './shardState.ts';

/** Of a sample: eps of its code, its prior latent, and the noise on x, x̃ and x_p. */
const ITEM = { eps: 0, prior: 1, real: 2, reconstruction: 3, sample: 4 } as const;
const ITEMS_PER_SAMPLE = 5;
/** Noise of evaluations comes from indices no training sample reaches. */
const EVALUATION_INDEX = 2 ** 50;

/** Part of a shard that is computed at once. */
interface Slice {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  /** Number of its first image in the run. */
  readonly sample: number;
  readonly mode: Mode;
  readonly request: ShardRequest;
}

export class VaeGanProgram implements ShardProgram {
  readonly #instance: KernelInstance;
  readonly #recipe: VaeGanRecipe;
  readonly #block: ParameterBlock;
  readonly #autoencoder: Autoencoder;
  readonly #adversary: Adversary;
  readonly #maxBatch: number;
  /** Layer l of the originals. */
  readonly #likeness: Ptr;
  /** Pixels as they were before augmentation. */
  readonly #made: Ptr;

  /** Plans memory for shards of the recipe. @throws OutOfMemoryError */
  constructor(instance: KernelInstance, recipe: VaeGanRecipe, networks: Networks, classes: number) {
    const { arena } = instance;
    const maxBatch = Math.ceil(recipe.batch / recipe.shards);
    this.#instance = instance;
    this.#recipe = recipe;
    this.#maxBatch = maxBatch;
    this.#block = new ParameterBlock(instance, planParameters(networks));
    this.#autoencoder = new Autoencoder(instance, this.#block, { ...recipe, classes, maxBatch });
    this.#adversary = new Adversary(instance, this.#block, { ...recipe, classes, maxBatch });
    this.#likeness = arena.tensor([maxBatch, SIMILARITY_FEATURES]).ptr;
    this.#made = arena.tensor([maxBatch, IMAGE_SIZE]).ptr;
  }

  runShard(request: ShardRequest): ShardResult {
    const count = request.labels.length;
    const training = request.mode === 'train';
    loadState(this.#instance, this.#block, request, this.#maxBatch);
    if (request.mode === 'encode') return this.#autoencoder.codesOf(request);

    const sums: Record<string, number> = {};
    for (let first = 0; first < count; first += this.#maxBatch) {
      const end = Math.min(first + this.#maxBatch, count);
      const losses = this.#run({
        images: request.images.subarray(first * IMAGE_SIZE, end * IMAGE_SIZE),
        labels: request.labels.subarray(first, end),
        sample: (training ? 0 : EVALUATION_INDEX) + request.firstSample + first,
        mode: training ? 'training' : 'inference',
        request,
      });
      for (const [name, value] of Object.entries(losses)) sums[name] = (sums[name] ?? 0) + value;
    }
    const updated = training ? [...AUTOENCODER, ...ADVERSARY] : [];
    return {
      count,
      ...readState(this.#instance, this.#block, updated, updated),
      losses: sums,
    };
  }

  #run(slice: Slice): Losses {
    const { k } = this.#instance;
    const { shown, realTarget } = this.#recipe;
    const { images, labels, sample, mode, request } = slice;
    const learning = mode === 'training';
    const N = labels.length;
    const share = shown === 'both' ? 0.5 : 1;

    this.#autoencoder.encode(images, labels, mode);
    k.copyBytes(this.#adversary.input, this.#autoencoder.pixels, N * IMAGE_SIZE * 4);
    const real = this.#adversary.judge(labels, realTarget, this.#augmentation(slice, ITEM.real));
    if (learning) this.#adversary.learn(labels, 1 / request.batch);
    const r1 = learning && this.#recipe.r1 > 0 ? { r1: this.#adversary.penalise(labels, 1 / request.batch) } : {};
    k.copyBytes(this.#likeness, this.#adversary.likeness, N * SIMILARITY_FEATURES * 4);

    let made = { loss: 0, right: 0, fool: 0 };
    const count = (verdict: Verdict & { readonly fool: number }): void => {
      made = {
        loss: made.loss + share * verdict.loss,
        right: made.right + share * verdict.right,
        fool: made.fool + share * verdict.fool,
      };
    };
    // Samples of the prior come first: the shard then leaves the running statistics of the reconstructions. Digits of the
    // fitted prior look like those.
    if (shown !== 'reconstructions') {
      this.#autoencoder.decodePrior(labels, (n) => (sample + n) * ITEMS_PER_SAMPLE + ITEM.prior, mode);
      count(this.#show(slice, ITEM.sample, share));
      if (learning) this.#foolWithLast(slice, share);
    }
    this.#autoencoder.reconstruct(labels, (n) => (sample + n) * ITEMS_PER_SAMPLE + ITEM.eps, mode);
    if (shown === 'samples') {
      this.#present(N);
      this.#adversary.look(N, this.#augmentation(slice, ITEM.reconstruction)); // the discriminator is not trained on it
    } else {
      count(this.#show(slice, ITEM.reconstruction, share));
      if (learning) this.#foolWithLast(slice, share);
    }
    const likeness = this.#compare(slice);
    const reconstruction = this.#autoencoder.reconstructionLoss(N);
    const kl = this.#autoencoder.klLoss(N);
    if (learning) this.#autoencoder.backward(N, (request.weights['kl'] ?? 1) / request.batch);
    return {
      likeness,
      kl,
      reconstruction,
      real: real.loss,
      fake: made.loss,
      realRight: real.right,
      fakeRight: made.right,
      fool: made.fool,
      ...r1,
    };
  }

  /** What was last decoded, as pixels, at the discriminator's input. */
  #present(N: number): void {
    const { k } = this.#instance;
    k.sigmoidForward(this.#made, this.#autoencoder.logits, N * IMAGE_SIZE);
    k.copyBytes(this.#adversary.input, this.#made, N * IMAGE_SIZE * 4);
  }

  /** Shows what was last decoded to the discriminator, which learns that it was made. */
  #show(slice: Slice, item: number, share: number): Verdict & { readonly fool: number } {
    const { labels, mode, request } = slice;
    const N = labels.length;
    this.#present(N);
    const verdict = this.#adversary.judge(labels, 0, this.#augmentation(slice, item));
    if (mode === 'training') this.#adversary.learn(labels, share / request.batch);
    const minimax = this.#recipe.generatorLoss === 'minimax';
    const fool = minimax ? -verdict.loss : this.#adversary.reconsider(N, 1).loss;
    return { ...verdict, fool };
  }

  /** The decoder learns from the last `#show`, whose target for a non-saturating loss stands. */
  #foolWithLast({ labels, request }: Slice, share: number): void {
    const { generatorLoss, adversarialWeight } = this.#recipe;
    const sign = generatorLoss === 'minimax' ? -1 : 1;
    const dPixels = this.#adversary.backwardToPixels(labels, (sign * adversarialWeight * share) / request.batch);
    this.#toLogits(dPixels, labels.length);
    this.#autoencoder.backwardDecoder(labels.length);
  }

  /** L_like between the originals and what was last looked at; leaves its gradient at the decoder's logits. */
  #compare({ labels, mode, request }: Slice): number {
    const { arena } = this.#instance;
    const N = labels.length;
    const wanted = arena.floats(this.#likeness, N * SIMILARITY_FEATURES);
    const came = arena.floats(this.#adversary.likeness, N * SIMILARITY_FEATURES);
    const gradient = arena.floats(this.#adversary.likenessGradient, N * SIMILARITY_FEATURES);
    let sum = 0;
    for (let i = 0; i < wanted.length; i++) {
      const difference = (came[i] ?? 0) - (wanted[i] ?? 0);
      sum += difference * difference;
      gradient[i] = difference / request.batch;
    }
    if (mode === 'training') this.#toLogits(this.#adversary.backwardLikeness(N), N);
    return sum / 2;
  }

  /** Through the sigmoid that made the pixels at #made. */
  #toLogits(dPixels: Ptr, N: number): void {
    this.#instance.k.sigmoidBackward(this.#autoencoder.logitsGradient, dPixels, this.#made, N * IMAGE_SIZE);
  }

  /** A digit and its reconstruction are moved alike, and a prior sample by the same law. */
  #augmentation({ sample, mode, request }: Slice, item: number): Augmentation {
    return {
      shiftItem: sample,
      noiseItem: sample * ITEMS_PER_SAMPLE + item,
      noiseStep: ITEMS_PER_SAMPLE,
      noise: request.weights['instanceNoise'] ?? 0,
      dropout: mode === 'training' ? this.#recipe.dropout : 0,
    };
  }
}
