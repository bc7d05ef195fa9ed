// The Backend on our own kernels. Every compiled network has an instance and a memory of its own, so that disposing of it
// is dropping it, and a network that runs out of memory takes nothing else with it.

import { ShapeError } from '../../core/errors.ts';
import { networkShapes, type NetworkSpec } from '../../core/layerSpec.ts';
import { STREAM } from '../../core/random.ts';
import { sizeOf } from '../../core/shape.ts';
import type { Backend, BackendName, CompiledNetwork, LatentRequest, Weights } from '../backend.ts';
import { checkInput, checkNetwork } from '../checkNetwork.ts';
import type { Ptr } from './arena.ts';
import { planInference } from './inferencePlan.ts';
import { instantiateKernels, type KernelInstance } from './kernels.ts';

export interface WasmBackendOptions {
  /** The compiled strict ('wasm') or relaxed ('wasm-relaxed') build. */
  readonly kernels: WebAssembly.Module;
  readonly name: Extract<BackendName, 'wasm' | 'wasm-relaxed'>;
  /** Cap on each network's linear memory. Phones refuse large declared maxima. */
  readonly maximumBytes?: number;
}

/**
 * Images that pass through a network together: all layers' values of so many stay in a core's own caches. With 64 some runs
 * of the benchmark were 1.5 times as slow, others alike. A multiple of the product's five rows, and enough of them to be
 * worth fetching the weights for.
 */
const SLICE = 10;

const MIB = 2 ** 20;
const HIGH = 2 ** 32;

/** The Backend on compiled kernels. @throws OutOfMemoryError */
export async function createWasmBackend(options: WasmBackendOptions): Promise<Backend> {
  const maximumBytes = options.maximumBytes ?? 64 * MIB;
  const instantiate = (): KernelInstance => instantiateKernels(options.kernels, maximumBytes);
  const sampler = instantiate();
  return Promise.resolve({
    name: options.name,
    latents: (request) => latents(sampler, request),
    compile: (network, weights, maxBatch) => compile(instantiate, network, weights, maxBatch),
  });
}

function latents({ k, arena }: KernelInstance, { seed, first, count, Z, temperature }: LatentRequest): Float32Array {
  if (!Number.isSafeInteger(count) || count < 0) throw new ShapeError(`latents: count is ${count}, want 0 or more`);
  if (count === 0) return new Float32Array(0);
  const mark = arena.mark();
  try {
    const z = arena.tensor([count, Z]);
    k.gaussianRows(
      z.ptr, count, Z, seed % HIGH, Math.floor(seed / HIGH), first % HIGH, Math.floor(first / HIGH), STREAM.latent, temperature, 0,
    ); // prettier-ignore
    return arena.view(z).slice();
  } finally {
    arena.release(mark);
  }
}

function compile(
  instantiate: () => KernelInstance,
  network: NetworkSpec,
  weights: Weights,
  maxBatch: number,
): CompiledNetwork {
  checkNetwork(network, weights, maxBatch); // before memory is taken
  const instance = instantiate();
  const { k, arena } = instance;
  const slice = Math.min(maxBatch, SLICE);
  const plan = planInference(instance, network, weights, slice);
  const shapes = networkShapes(network);
  const inputSize = sizeOf(network.input);
  const outputSize = sizeOf(shapes[shapes.length - 1] ?? []);
  const bytes = arena.take(slice * outputSize, `pixels of ${slice} images`);

  /** Runs x in slices and hands each slice's result to `take`. */
  function inSlices(x: Float32Array, N: number, take: (result: Ptr, first: number, count: number) => void): void {
    for (let first = 0; first < N; first += slice) {
      const count = Math.min(slice, N - first);
      arena.floats(plan.input, count * inputSize).set(x.subarray(first * inputSize, (first + count) * inputSize));
      take(plan.run(count), first, count);
    }
  }

  return {
    run(x, N) {
      checkInput(network, x, N);
      const y = new Float32Array(N * outputSize);
      inSlices(x, N, (result, first, count) => y.set(arena.floats(result, count * outputSize), first * outputSize));
      return y;
    },
    pixels(x, N) {
      checkInput(network, x, N);
      const pixels = new Uint8ClampedArray(N * outputSize);
      inSlices(x, N, (result, first, count) => {
        const size = count * outputSize;
        k.logitsToGrey(bytes, result, size);
        pixels.set(arena.bytes(bytes, size), first * outputSize);
      });
      return pixels;
    },
    dispose() {
      // The instance and its memory go with the last reference to this object.
    },
  };
}
