// One shard of a VAE's training step (Kingma & Welling 2013, arXiv:1312.6114), plain or conditional.
//
//   code = posterior(encoder(x) | c)    z = mu + exp(logVar/2)·eps    logits = decoder(z | c)
//   negativeElbo = −log p(x|z) + KL(q(z|x) ‖ N(0, I))        nats per image
//
// minimised as the mean over the batch of reconstruction + weights.kl·KL. Both terms are sums, over pixels and over latent
// dimensions: a mean over pixels beside a sum over Z would collapse the posterior.

import { IMAGE_SIZE } from '../data/digitSet.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { ParameterBlock, planParameters, type Networks } from '../nn/parameterBlock.ts';
import { AUTOENCODER, Autoencoder } from './autoencoder.ts';
import type { ShardProgram } from './family.ts';
import type { VaeRecipe } from './recipe.ts';
import type { ShardRequest, ShardResult } from './shard.ts';
import { loadState, readState } from './shardState.ts';

/** Noise of evaluations comes from indices no training sample reaches. */
const EVALUATION_INDEX = 2 ** 52;

export class VaeProgram implements ShardProgram {
  readonly #instance: KernelInstance;
  readonly #block: ParameterBlock;
  readonly #autoencoder: Autoencoder;
  /** Images that fit at once: a shard of a training batch. */
  readonly #maxBatch: number;

  /** Plans memory for shards of the recipe. @throws OutOfMemoryError */
  constructor(instance: KernelInstance, recipe: VaeRecipe, networks: Networks, classes: number) {
    const maxBatch = Math.ceil(recipe.batch / recipe.shards);
    this.#instance = instance;
    this.#maxBatch = maxBatch;
    this.#block = new ParameterBlock(instance, planParameters(networks));
    this.#autoencoder = new Autoencoder(instance, this.#block, { ...recipe, classes, maxBatch });
  }

  runShard(request: ShardRequest): ShardResult {
    const count = request.labels.length;
    const training = request.mode === 'train';
    loadState(this.#instance, this.#block, request, this.#maxBatch);

    if (request.mode === 'encode') return this.#autoencoder.codesOf(request);

    let reconstruction = 0;
    let kl = 0;
    for (let first = 0; first < count; first += this.#maxBatch) {
      const N = Math.min(this.#maxBatch, count - first);
      const images = request.images.subarray(first * IMAGE_SIZE, (first + N) * IMAGE_SIZE);
      const labels = request.labels.subarray(first, first + N);
      const item = (training ? 0 : EVALUATION_INDEX) + request.firstSample + first;
      const mode = training ? 'training' : 'inference';
      this.#autoencoder.encode(images, labels, mode);
      this.#autoencoder.reconstruct(labels, (n) => item + n, mode);
      reconstruction += this.#autoencoder.reconstructionLoss(N);
      kl += this.#autoencoder.klLoss(N);
      if (training) this.#backward(N, request);
    }
    const updated = training ? AUTOENCODER : [];
    return {
      count,
      ...readState(this.#instance, this.#block, updated, updated),
      losses: { reconstruction, kl },
    };
  }

  #backward(N: number, { weights, batch }: ShardRequest): void {
    const { logits, logitsGradient, pixels } = this.#autoencoder;
    this.#instance.k.bernoulliBackward(logitsGradient, logits, pixels, N * IMAGE_SIZE, 1 / batch);
    this.#autoencoder.backward(N, (weights['kl'] ?? 1) / batch);
  }
}
