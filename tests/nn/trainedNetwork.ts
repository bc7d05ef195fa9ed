// A network in training over memory of its own, and plain arrays in and out.

import { instantiateKernels } from '../../workers/backend/wasm/kernels.ts';
import type { NetworkSpec } from '../../workers/core/layerSpec.ts';
import type { Mode } from '../../workers/nn/layer.ts';
import { ParameterBlock, planParameters, tensorsOf, type ParameterLayout } from '../../workers/nn/parameterBlock.ts';
import type { Sequential, SequentialOptions } from '../../workers/nn/sequential.ts';

const MAXIMUM_BYTES = 64 * 2 ** 20;

export class TrainedNetwork {
  readonly sequential: Sequential;
  readonly layout: ParameterLayout;
  readonly #arena;
  readonly #block: ParameterBlock;

  constructor(
    kernels: WebAssembly.Module,
    network: NetworkSpec,
    maxBatch: number,
    { maximumBytes = MAXIMUM_BYTES, ...options }: SequentialOptions & { readonly maximumBytes?: number } = {},
  ) {
    const instance = instantiateKernels(kernels, maximumBytes);
    this.layout = planParameters({ net: network });
    this.#arena = instance.arena;
    this.#block = new ParameterBlock(instance, this.layout);
    this.sequential = this.#block.network('net', maxBatch, options);
  }

  /** All parameters as one run; a window. */
  get parameters(): Float32Array<ArrayBuffer> {
    return this.#arena.floats(this.#block.parameters, this.layout.parameterCount);
  }

  /** The mean and variance of every batchNorm as one run; a window. */
  get statistics(): Float32Array<ArrayBuffer> {
    return this.#arena.floats(this.#block.statistics, this.layout.statisticsCount);
  }

  get gradients(): Float32Array<ArrayBuffer> {
    return this.#arena.floats(this.#block.gradients, this.layout.parameterCount).slice();
  }

  zeroGradients(): void {
    this.#block.zeroGradients();
  }

  /** Parameters and statistics by path, as foldBatchNorm and backends want them. */
  weights(): Map<string, Float32Array> {
    return new Map([
      ...tensorsOf(this.layout.parameters, this.parameters, 'net'),
      ...tensorsOf(this.layout.statistics, this.statistics, 'net'),
    ]);
  }

  forward(x: Float32Array, N: number, mode: Mode): Float32Array<ArrayBuffer> {
    this.#arena.floats(this.sequential.input, x.length).set(x);
    this.sequential.forward(N, mode);
    const layers = this.layout.layers.get('net') ?? [];
    const outputSize = (layers.at(-1)?.y ?? []).reduce((size, extent) => size * extent, 1);
    return this.#arena.floats(this.sequential.output, N * outputSize).slice();
  }

  /** Adds to the gradients; returns dx of `inputLength` elements, or undefined when it was not needed. */
  backward(dy: Float32Array, N: number, inputLength: number, needInput = true): Float32Array | undefined {
    this.#arena.floats(this.sequential.outputGradient, dy.length).set(dy);
    const dx = this.sequential.backward(N, needInput);
    return dx === undefined ? undefined : this.#arena.floats(dx, inputLength).slice();
  }

  /** dx [inputLength] for dy, remembered at every layer; the gradients stay as they are. */
  slope(dy: Float32Array, N: number, inputLength: number): Float32Array<ArrayBuffer> {
    this.#arena.floats(this.sequential.outputGradient, dy.length).set(dy);
    return this.#arena.floats(this.sequential.recordBackward(N), inputLength).slice();
  }

  /** Carries a direction of x through all layers after `slope`, and adds to the gradients. */
  carry(direction: Float32Array, N: number): void {
    this.#arena.floats(this.sequential.tangentInput, direction.length).set(direction);
    this.sequential.tangent(N);
  }

  /** What `input` holds now. */
  input(length: number): Float32Array {
    return this.#arena.floats(this.sequential.input, length).slice();
  }
}
