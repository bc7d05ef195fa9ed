// One shard of a VAE's training step (Kingma & Welling 2013, arXiv:1312.6114).
//
//   code = encoder(x)    z = mu + exp(logVar/2)·eps    logits = decoder(z)
//   negativeElbo = −log p(x|z) + KL(q(z|x) ‖ N(0, I))        nats per image
//
// minimised as the mean over the batch of reconstruction + klWeight·KL. Both terms are sums, over pixels and over latent
// dimensions: a mean over pixels beside a sum over Z would collapse the posterior.

import { ShapeError } from '../core/errors.ts';
import { STREAM } from '../core/random.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { ParameterBlock, planParameters } from '../nn/parameterBlock.ts';
import type { Mode } from '../nn/layer.ts';
import type { Sequential } from '../nn/sequential.ts';
import { recipeNetworks, type Recipe } from './recipe.ts';
import type { ShardRequest, ShardResult } from './shard.ts';

const HIGH = 2 ** 32;
/** Noise of evaluations comes from indices no training sample reaches. */
const EVALUATION_INDEX = 2 ** 52;

export class VaeProgram {
  readonly #instance: KernelInstance;
  readonly #recipe: Recipe;
  readonly #block: ParameterBlock;
  readonly #encoder: Sequential;
  readonly #decoder: Sequential;
  /** Images that fit at once: a shard of a training batch. */
  readonly #maxBatch: number;
  readonly #bytes: Ptr;
  readonly #eps: Ptr;
  readonly #perImage: Ptr;

  /** Plans memory for shards of the recipe. @throws OutOfMemoryError */
  constructor(instance: KernelInstance, recipe: Recipe) {
    const { arena } = instance;
    const maxBatch = Math.ceil(recipe.batch / recipe.shards);
    this.#instance = instance;
    this.#recipe = recipe;
    this.#maxBatch = maxBatch;
    this.#block = new ParameterBlock(instance, planParameters(recipeNetworks(recipe)));
    this.#encoder = this.#block.network('encoder', maxBatch);
    this.#decoder = this.#block.network('decoder', maxBatch);
    this.#bytes = arena.take(maxBatch * IMAGE_SIZE, 'images');
    this.#eps = arena.tensor([maxBatch, recipe.latent]).ptr;
    this.#perImage = arena.tensor([maxBatch]).ptr;
  }

  runShard(request: ShardRequest): ShardResult {
    const { arena } = this.#instance;
    const { layout, parameters, gradients, statistics } = this.#block;
    const count = request.images.length / IMAGE_SIZE;
    const training = request.mode === 'train';
    if (request.parameters.length !== layout.parameterCount) {
      throw new ShapeError(`shard: ${request.parameters.length} parameters; want ${layout.parameterCount}`);
    }
    if (training && count > this.#maxBatch) {
      throw new ShapeError(`shard: ${count} images; want at most ${this.#maxBatch}`); // statistics are of one shard
    }
    arena.floats(parameters, layout.parameterCount).set(request.parameters);
    if (training) this.#block.zeroGradients();
    else arena.floats(statistics, layout.statisticsCount).set(request.statistics);

    let reconstruction = 0;
    let kl = 0;
    for (let first = 0; first < count; first += this.#maxBatch) {
      const N = Math.min(this.#maxBatch, count - first);
      const images = request.images.subarray(first * IMAGE_SIZE, (first + N) * IMAGE_SIZE);
      const base = training ? 0 : EVALUATION_INDEX;
      this.#forward(images, N, base + request.firstSample + first, training ? 'training' : 'inference');
      const losses = this.#losses(N);
      reconstruction += losses.reconstruction;
      kl += losses.kl;
      if (training) this.#backward(N, request.klWeight, request.batch);
    }
    const measured = training ? layout.statisticsCount : 0;
    return {
      count,
      gradients: arena.floats(gradients, training ? layout.parameterCount : 0).slice(),
      statistics: arena.floats(statistics, measured).slice(),
      reconstruction,
      kl,
    };
  }

  #forward(images: Uint8Array, N: number, firstSample: number, mode: Mode): void {
    const { k, arena } = this.#instance;
    const { seed, latent: Z } = this.#recipe;
    arena.bytes(this.#bytes, images.length).set(images);
    k.bytesToFloats(this.#encoder.input, this.#bytes, images.length, 1 / 255);
    this.#encoder.forward(N, mode);
    k.gaussianRows(
      this.#eps, N, Z, seed % HIGH, Math.floor(seed / HIGH), firstSample % HIGH, Math.floor(firstSample / HIGH),
      STREAM.trainingNoise, 1, 0,
    ); // prettier-ignore
    k.reparameterizeForward(this.#decoder.input, this.#encoder.output, this.#eps, N, Z);
    this.#decoder.forward(N, mode);
  }

  #losses(N: number): { readonly reconstruction: number; readonly kl: number } {
    const { k, arena } = this.#instance;
    const sum = (): number => arena.floats(this.#perImage, N).reduce((total, value) => total + value, 0);
    k.bernoulliForward(this.#perImage, this.#decoder.output, this.#encoder.input, N, IMAGE_SIZE);
    const reconstruction = sum();
    k.gaussianKlForward(this.#perImage, this.#encoder.output, N, this.#recipe.latent);
    return { reconstruction, kl: sum() };
  }

  #backward(N: number, klWeight: number, batch: number): void {
    const { k } = this.#instance;
    const Z = this.#recipe.latent;
    k.bernoulliBackward(
      this.#decoder.outputGradient, this.#decoder.output, this.#encoder.input, N * IMAGE_SIZE, 1 / batch,
    ); // prettier-ignore
    const dz = this.#decoder.backward(N, true) as Ptr; // asked for
    k.reparameterizeBackward(this.#encoder.outputGradient, dz, this.#encoder.output, this.#eps, N, Z);
    k.gaussianKlBackward(this.#encoder.outputGradient, this.#encoder.output, N, Z, klWeight / batch);
    this.#encoder.backward(N, false);
  }
}
