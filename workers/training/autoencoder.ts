// The three networks of a variational autoencoder inside one shard: from pixels to a code, from a code to a latent, from a
// latent to logits, and the way back.
//
//   code = posterior(encoder(x) | c) = mu | logVar      z = mu + exp(logVar/2)·eps      logits = decoder(z | c)

import { IMAGE_SIZE } from '../data/digitSet.ts';
import { ENCODER_FEATURES } from '../models/vae.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import type { ParameterBlock } from '../nn/parameterBlock.ts';
import type { Mode } from '../nn/layer.ts';
import type { Sequential } from '../nn/sequential.ts';
import { joinClasses, splitClasses } from './conditioning.ts';
import type { ShardRequest, ShardResult } from './shard.ts';
import { trainingGaussians } from './trainingNoise.ts';

/** The networks it is made of, neighbours in a family's parameters. */
export const AUTOENCODER = ['encoder', 'posterior', 'decoder'] as const;

export interface AutoencoderOptions {
  readonly seed: number;
  readonly latent: number;
  readonly classes: number;
  readonly maxBatch: number;
}

export class Autoencoder {
  readonly #instance: KernelInstance;
  readonly #options: AutoencoderOptions;
  readonly #encoder: Sequential;
  readonly #posterior: Sequential;
  readonly #decoder: Sequential;
  readonly #bytes: Ptr;
  readonly #eps: Ptr;
  readonly #z: Ptr;
  readonly #perImage: Ptr;

  /** @throws OutOfMemoryError */
  constructor(instance: KernelInstance, block: ParameterBlock, options: AutoencoderOptions) {
    const { arena } = instance;
    const { maxBatch, latent } = options;
    this.#instance = instance;
    this.#options = options;
    this.#encoder = block.network('encoder', maxBatch);
    this.#posterior = block.network('posterior', maxBatch);
    this.#decoder = block.network('decoder', maxBatch);
    this.#bytes = arena.take(maxBatch * IMAGE_SIZE, 'images');
    this.#eps = arena.tensor([maxBatch, latent]).ptr;
    this.#z = arena.tensor([maxBatch, latent]).ptr;
    this.#perImage = arena.tensor([maxBatch]).ptr;
  }

  /** Pixels [N, 784] in 0 … 1 of what was last encoded. */
  get pixels(): Ptr {
    return this.#encoder.input;
  }

  /** [N, 784] of what was last decoded. */
  get logits(): Ptr {
    return this.#decoder.output;
  }

  /** Where the caller writes the gradient at the logits for `backwardDecoder` and `backward`. */
  get logitsGradient(): Ptr {
    return this.#decoder.outputGradient;
  }

  encode(images: Uint8Array, labels: Uint8Array, mode: Mode): void {
    const { k, arena } = this.#instance;
    const N = labels.length;
    arena.bytes(this.#bytes, images.length).set(images);
    k.bytesToFloats(this.#encoder.input, this.#bytes, images.length, 1 / 255);
    this.#encoder.forward(N, mode);
    joinClasses(arena, this.#posterior.input, this.#encoder.output, labels, ENCODER_FEATURES, this.#options.classes);
    this.#posterior.forward(N, mode);
  }

  /** Draws z by what `encode` has left, with the noise of items itemOf(0) …, and decodes it. */
  reconstruct(labels: Uint8Array, itemOf: (n: number) => number, mode: Mode): void {
    const { k } = this.#instance;
    const N = labels.length;
    this.#drawNoise(N, itemOf);
    k.reparameterizeForward(this.#z, this.#posterior.output, this.#eps, N, this.#options.latent);
    this.#decode(this.#z, labels, mode);
  }

  /** Decodes latents drawn from N(0, I) by the noise of items itemOf(0) …. Afterwards nothing can go back to the encoder. */
  decodePrior(labels: Uint8Array, itemOf: (n: number) => number, mode: Mode): void {
    this.#drawNoise(labels.length, itemOf);
    this.#decode(this.#eps, labels, mode);
  }

  /** Sum over the N images of −log p(x|z), in nats: Bernoulli, of the last reconstruction. */
  reconstructionLoss(N: number): number {
    const { k } = this.#instance;
    k.bernoulliForward(this.#perImage, this.#decoder.output, this.#encoder.input, N, IMAGE_SIZE);
    return this.#sum(N);
  }

  /** Sum over the N images of KL(q(z|x) ‖ N(0, I)), in nats. */
  klLoss(N: number): number {
    this.#instance.k.gaussianKlForward(this.#perImage, this.#posterior.output, N, this.#options.latent);
    return this.#sum(N);
  }

  /** From the gradient at the logits into the decoder's parameters, and no further. */
  backwardDecoder(N: number): void {
    this.#decoder.backward(N, false);
  }

  /**
   * From the gradient at the logits of the last `reconstruct` into the parameters of all three, with klScale·dKL added at
   * the code.
   */
  backward(N: number, klScale: number): void {
    const { k, arena } = this.#instance;
    const { latent: Z, classes } = this.#options;
    const dJoined = this.#decoder.backward(N, true) as Ptr; // asked for
    splitClasses(arena, this.#z, dJoined, N, Z, classes); // z itself is not needed any more: its place takes dz
    k.reparameterizeBackward(this.#posterior.outputGradient, this.#z, this.#posterior.output, this.#eps, N, Z);
    k.gaussianKlBackward(this.#posterior.outputGradient, this.#posterior.output, N, Z, klScale);
    const dFeatures = this.#posterior.backward(N, true) as Ptr; // asked for
    splitClasses(arena, this.#encoder.outputGradient, dFeatures, N, ENCODER_FEATURES, classes);
    this.#encoder.backward(N, false);
  }

  /** The codes of an 'encode' shard: mu, the first half of every row of the posterior's output [N, 2Z]. */
  codesOf({ images, labels }: ShardRequest): ShardResult {
    const { arena } = this.#instance;
    const { latent: Z, maxBatch } = this.#options;
    const count = labels.length;
    const codes = new Float32Array(count * Z);
    for (let first = 0; first < count; first += maxBatch) {
      const N = Math.min(maxBatch, count - first);
      const end = first + N;
      this.encode(images.subarray(first * IMAGE_SIZE, end * IMAGE_SIZE), labels.subarray(first, end), 'inference');
      const output = arena.floats(this.#posterior.output, N * 2 * Z);
      for (let n = 0; n < N; n++) codes.set(output.subarray(2 * n * Z, (2 * n + 1) * Z), (first + n) * Z);
    }
    return { count, gradients: new Float32Array(0), statistics: new Float32Array(0), losses: {}, codes };
  }

  #decode(z: Ptr, labels: Uint8Array, mode: Mode): void {
    const { latent, classes } = this.#options;
    joinClasses(this.#instance.arena, this.#decoder.input, z, labels, latent, classes);
    this.#decoder.forward(labels.length, mode);
  }

  #drawNoise(N: number, itemOf: (n: number) => number): void {
    const { seed, latent: Z } = this.#options;
    for (let n = 0; n < N; n++) {
      trainingGaussians(this.#instance.k, (this.#eps + n * Z * 4) as Ptr, Z, seed, itemOf(n), 1); // row n of eps
    }
  }

  #sum(N: number): number {
    return this.#instance.arena.floats(this.#perImage, N).reduce((total, value) => total + value, 0);
  }
}
