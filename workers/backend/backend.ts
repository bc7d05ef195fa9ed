// The interface of an arithmetic engine that draws digits. Two implementations: wasm/ (our kernels, bit-exact) and tfjs/
// (where SIMD WebAssembly is missing, and the oracle in tests). Nothing above this file imports either.

import type { NetworkSpec } from '../core/layerSpec.ts';

export type BackendName = 'wasm' | 'wasm-relaxed' | 'tfjs';

/** Weights by parameter path (`3.w`), shapes as `networkParameters` gives them. */
export type Weights = ReadonlyMap<string, Float32Array>;

/** Which digits' latents to draw: N standard normal vectors scaled by `temperature`, rows in index order. */
export interface LatentRequest {
  /** Integer in [0, 2^53). */
  readonly seed: number;
  /** Index of the first digit, integer in [0, 2^53). */
  readonly first: number;
  readonly count: number;
  /** Width of one latent. */
  readonly Z: number;
  readonly temperature: number;
}

/** A network made ready on one engine: weights uploaded and packed, buffers planned for `maxBatch` images. */
export interface CompiledNetwork {
  /** y ← network(x) for x [N, ...input]; returns a fresh [N, ...output]. N of any size; larger ones go in slices. @throws ShapeError */
  run(x: Float32Array, N: number): Float32Array;
  /**
   * The network's outputs as logits of ink: u8 = ⌊255·σ(logit) + ½⌋, [N, H·W], 0 for paper and 255 for ink. Fresh memory.
   * Pixels of a digit do not depend on N or on its neighbours in the batch.
   */
  pixels(x: Float32Array, N: number): Uint8ClampedArray<ArrayBuffer>;
  /** Frees what the network holds. It must not be used afterwards. */
  dispose(): void;
}

export interface Backend {
  readonly name: BackendName;
  /** z [count, Z]: Philox bits of stream `latent` through the normal quantile, times temperature. */
  latents(request: LatentRequest): Float32Array;
  /** @throws ShapeError when weights are missing, unknown or of another size. @throws OutOfMemoryError */
  compile(network: NetworkSpec, weights: Weights, maxBatch: number): CompiledNetwork;
}
