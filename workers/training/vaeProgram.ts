// One shard of a VAE's training step (Kingma & Welling 2013, arXiv:1312.6114), plain or conditional.
//
//   code = posterior(encoder(x) | c)    z = mu + exp(logVar/2)·eps    logits = decoder(z | c)
//   negativeElbo = −log p(x|z) + KL(q(z|x) ‖ N(0, I))        nats per image
//
// minimised as the mean over the batch of reconstruction + weights.kl·KL. Both terms are sums, over pixels and over latent
// dimensions: a mean over pixels beside a sum over Z would collapse the posterior.

import { STREAM } from '../core/random.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import { ENCODER_FEATURES } from '../models/vae.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { ParameterBlock, planParameters, type Networks } from '../nn/parameterBlock.ts';
import type { Mode } from '../nn/layer.ts';
import type { Sequential } from '../nn/sequential.ts';
import { joinClasses, splitClasses } from './conditioning.ts';
import type { ShardProgram } from './family.ts';
import type { VaeRecipe } from './recipe.ts';
import type { ShardRequest, ShardResult } from './shard.ts';
import { loadState, readState } from './shardState.ts';

const HIGH = 2 ** 32;
/** Noise of evaluations comes from indices no training sample reaches. */
const EVALUATION_INDEX = 2 ** 52;

export class VaeProgram implements ShardProgram {
  readonly #instance: KernelInstance;
  readonly #recipe: VaeRecipe;
  readonly #classes: number;
  readonly #block: ParameterBlock;
  readonly #encoder: Sequential;
  readonly #posterior: Sequential;
  readonly #decoder: Sequential;
  /** Images that fit at once: a shard of a training batch. */
  readonly #maxBatch: number;
  readonly #bytes: Ptr;
  readonly #eps: Ptr;
  readonly #z: Ptr;
  readonly #perImage: Ptr;

  /** Plans memory for shards of the recipe. @throws OutOfMemoryError */
  constructor(instance: KernelInstance, recipe: VaeRecipe, networks: Networks, classes: number) {
    const { arena } = instance;
    const maxBatch = Math.ceil(recipe.batch / recipe.shards);
    this.#instance = instance;
    this.#recipe = recipe;
    this.#classes = classes;
    this.#maxBatch = maxBatch;
    this.#block = new ParameterBlock(instance, planParameters(networks));
    this.#encoder = this.#block.network('encoder', maxBatch);
    this.#posterior = this.#block.network('posterior', maxBatch);
    this.#decoder = this.#block.network('decoder', maxBatch);
    this.#bytes = arena.take(maxBatch * IMAGE_SIZE, 'images');
    this.#eps = arena.tensor([maxBatch, recipe.latent]).ptr;
    this.#z = arena.tensor([maxBatch, recipe.latent]).ptr;
    this.#perImage = arena.tensor([maxBatch]).ptr;
  }

  runShard(request: ShardRequest): ShardResult {
    const count = request.labels.length;
    const training = request.mode === 'train';
    loadState(this.#instance, this.#block, request, this.#maxBatch);

    if (request.mode === 'encode') return this.#codesOf(request, count);

    let reconstruction = 0;
    let kl = 0;
    for (let first = 0; first < count; first += this.#maxBatch) {
      const N = Math.min(this.#maxBatch, count - first);
      const images = request.images.subarray(first * IMAGE_SIZE, (first + N) * IMAGE_SIZE);
      const labels = request.labels.subarray(first, first + N);
      const base = training ? 0 : EVALUATION_INDEX;
      const mode = training ? 'training' : 'inference';
      this.#encode(images, labels, mode);
      this.#decode(labels, base + request.firstSample + first, mode);
      const losses = this.#losses(N);
      reconstruction += losses.reconstruction;
      kl += losses.kl;
      if (training) this.#backward(N, request.weights['kl'] ?? 1, request.batch);
    }
    const updated = training ? ['encoder', 'posterior', 'decoder'] : [];
    return {
      count,
      ...readState(this.#instance, this.#block, updated, updated),
      losses: { reconstruction, kl },
    };
  }

  /** The codes of an 'encode' shard: mu, the first half of every row of the posterior's output [N, 2Z]. */
  #codesOf({ images, labels }: ShardRequest, count: number): ShardResult {
    const { arena } = this.#instance;
    const Z = this.#recipe.latent;
    const codes = new Float32Array(count * Z);
    for (let first = 0; first < count; first += this.#maxBatch) {
      const N = Math.min(this.#maxBatch, count - first);
      const end = first + N;
      this.#encode(images.subarray(first * IMAGE_SIZE, end * IMAGE_SIZE), labels.subarray(first, end), 'inference');
      const output = arena.floats(this.#posterior.output, N * 2 * Z);
      for (let n = 0; n < N; n++) codes.set(output.subarray(2 * n * Z, (2 * n + 1) * Z), (first + n) * Z);
    }
    return { count, gradients: new Float32Array(0), statistics: new Float32Array(0), losses: {}, codes };
  }

  #encode(images: Uint8Array, labels: Uint8Array, mode: Mode): void {
    const { k, arena } = this.#instance;
    const N = labels.length;
    arena.bytes(this.#bytes, images.length).set(images);
    k.bytesToFloats(this.#encoder.input, this.#bytes, images.length, 1 / 255);
    this.#encoder.forward(N, mode);
    joinClasses(arena, this.#posterior.input, this.#encoder.output, labels, ENCODER_FEATURES, this.#classes);
    this.#posterior.forward(N, mode);
  }

  /** Draws z by what `#encode` has left, and decodes it. */
  #decode(labels: Uint8Array, firstSample: number, mode: Mode): void {
    const { k, arena } = this.#instance;
    const { seed, latent: Z } = this.#recipe;
    const N = labels.length;
    k.gaussianRows(
      this.#eps, N, Z, seed % HIGH, Math.floor(seed / HIGH), firstSample % HIGH, Math.floor(firstSample / HIGH),
      STREAM.trainingNoise, 1, 0,
    ); // prettier-ignore
    k.reparameterizeForward(this.#z, this.#posterior.output, this.#eps, N, Z);
    joinClasses(arena, this.#decoder.input, this.#z, labels, Z, this.#classes);
    this.#decoder.forward(N, mode);
  }

  #losses(N: number): { readonly reconstruction: number; readonly kl: number } {
    const { k, arena } = this.#instance;
    const sum = (): number => arena.floats(this.#perImage, N).reduce((total, value) => total + value, 0);
    k.bernoulliForward(this.#perImage, this.#decoder.output, this.#encoder.input, N, IMAGE_SIZE);
    const reconstruction = sum();
    k.gaussianKlForward(this.#perImage, this.#posterior.output, N, this.#recipe.latent);
    return { reconstruction, kl: sum() };
  }

  #backward(N: number, klWeight: number, batch: number): void {
    const { k, arena } = this.#instance;
    const Z = this.#recipe.latent;
    k.bernoulliBackward(
      this.#decoder.outputGradient, this.#decoder.output, this.#encoder.input, N * IMAGE_SIZE, 1 / batch,
    ); // prettier-ignore
    const dJoined = this.#decoder.backward(N, true) as Ptr; // asked for
    splitClasses(arena, this.#z, dJoined, N, Z, this.#classes); // z itself is not needed any more: its place takes dz
    k.reparameterizeBackward(this.#posterior.outputGradient, this.#z, this.#posterior.output, this.#eps, N, Z);
    k.gaussianKlBackward(this.#posterior.outputGradient, this.#posterior.output, N, Z, klWeight / batch);
    const dFeatures = this.#posterior.backward(N, true) as Ptr; // asked for
    splitClasses(arena, this.#encoder.outputGradient, dFeatures, N, ENCODER_FEATURES, this.#classes);
    this.#encoder.backward(N, false);
  }
}
