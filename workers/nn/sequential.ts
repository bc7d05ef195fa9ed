// A network in training: layers one after the other, and the plan of all memory they need.
//
//   | activations y₀ y₁ … | gradient buffers dA dB | saved | scratch |        and, for tangents, | dy₁ dy₂ … |
//
// Parameters, gradients and statistics are not planned here: they are three flat vectors for all networks of a model (see
// parameterBlock.ts), so that an optimizer or a message sees one run of floats.

import { ShapeError } from '../core/errors.ts';
import { networkShapes, showLayer, type LayerSpec, type NetworkSpec } from '../core/layerSpec.ts';
import { showShape, sizeOf, type Shape } from '../core/shape.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { batchNorm } from './batchNorm.ts';
import { conv2d, convTranspose2d } from './convolution.ts';
import { dense } from './dense.ts';
import { activation, reshape } from './elementwise.ts';
import type { Layer, LayerState, Mode } from './layer.ts';

/** The layer of a spec for an input of shape x. @throws ShapeError */
export function createLayer(spec: LayerSpec, x: Shape): Layer {
  switch (spec.op) {
    case 'dense':
      return dense(spec, x);
    case 'reshape':
      return reshape(spec, x);
    case 'conv2d':
      return conv2d(spec, x);
    case 'convTranspose2d':
      return convTranspose2d(spec, x);
    case 'batchNorm':
      return batchNorm(spec, x);
    default:
      return activation(spec, x);
  }
}

/** The layers of a network, shapes checked. @throws ShapeError */
export function createLayers(network: NetworkSpec): readonly Layer[] {
  const shapes = networkShapes(network);
  return network.layers.map((spec, i) => createLayer(spec, shapes[i] ?? []));
}

/** Where the blocks of each layer's parameters, gradients and statistics are; made by ParameterBlock. */
export type LayerBlocks = Pick<LayerState, 'parameters' | 'gradients' | 'statistics'>;

export interface SequentialOptions {
  /** Plans for `recordBackward` and `tangent`. */
  readonly tangents?: boolean;
}

export class Sequential {
  readonly #layers: readonly Layer[];
  readonly #states: readonly LayerState[];
  /** Values before every layer and after the last; a layer in place has the same address twice. */
  readonly #values: readonly Ptr[];
  readonly #gradientBuffers: readonly [Ptr, Ptr];
  /** After every layer, the gradient that `recordBackward` has found there; undefined where tangents are not planned. */
  readonly #recorded: readonly Ptr[] | undefined;
  readonly #instance: KernelInstance;
  readonly #maxBatch: number;

  /** Plans for batches of up to `maxBatch`, and for `tangent` where asked. @throws OutOfMemoryError, ShapeError */
  constructor(
    instance: KernelInstance,
    layers: readonly Layer[],
    blocks: readonly LayerBlocks[],
    maxBatch: number,
    { tangents = false }: SequentialOptions = {},
  ) {
    const { k, arena } = instance;
    this.#instance = instance;
    this.#layers = layers;
    this.#maxBatch = maxBatch;
    if (!Number.isSafeInteger(maxBatch) || maxBatch < 1) {
      throw new ShapeError(`network: maxBatch is ${maxBatch}, want a positive integer`);
    }
    checkInPlace(layers);

    const first = layers[0];
    if (!first) throw new ShapeError('network: no layers');
    const values = [arena.tensor([maxBatch, ...first.x]).ptr];
    for (const [i, layer] of layers.entries()) {
      // The input itself is never overwritten: the caller may want it (a VAE's loss compares with it).
      const before = values[i] as Ptr; // each turn pushes one
      values.push(layer.inPlace && i > 0 ? before : arena.tensor([maxBatch, ...layer.y]).ptr);
    }
    this.#values = values;
    const widest = Math.max(...layers.map((layer) => Math.max(sizeOf(layer.x), sizeOf(layer.y))));
    this.#gradientBuffers = [arena.tensor([maxBatch, widest]).ptr, arena.tensor([maxBatch, widest]).ptr];
    if (tangents) {
      const unable = layers.find((layer) => !layer.tangent);
      if (unable) {
        throw new ShapeError(`network: no tangent of ${showLayer(unable.spec)}: want layers that are linear in pieces`);
      }
      this.#recorded = layers.map((layer) => arena.tensor([maxBatch, ...layer.y]).ptr);
    }
    const scratch = arena.take(Math.max(...layers.map((layer) => layer.scratchBytes(k, maxBatch))), 'scratch');
    this.#states = layers.map((layer, i) => ({
      k,
      ...(blocks[i] as LayerBlocks), // one per layer, by ParameterBlock
      saved: arena.take(layer.savedFloats * 4),
      scratch,
    }));
  }

  /** Where the caller writes x [N, ...]. */
  get input(): Ptr {
    return this.#values[0] as Ptr; // the constructor makes at least one
  }

  /** y [N, ...]: valid until the next forward. */
  get output(): Ptr {
    return this.#values[this.#layers.length] as Ptr; // one more than layers
  }

  /** A buffer the caller may write dy [N, ...output] into before `backward`. */
  get outputGradient(): Ptr {
    return this.#gradientBuffers[0];
  }

  /** Runs all layers on the N examples at `input`. */
  forward(N: number, mode: Mode): void {
    if (!Number.isSafeInteger(N) || N < 1 || N > this.#maxBatch) {
      throw new ShapeError(`network: a batch of ${N}, want 1 … ${this.#maxBatch}, as planned`);
    }
    for (const [i, layer] of this.#layers.entries()) {
      const x = this.#values[i] as Ptr;
      const y = this.#values[i + 1] as Ptr;
      if (layer.spec.op === 'reshape' && x !== y) this.#instance.k.copyBytes(y, x, N * sizeOf(layer.x) * 4);
      layer.forward(this.#states[i] as LayerState, y, x, N, mode);
    }
  }

  /**
   * Back through all layers from dy at `outputGradient`: adds to every parameter's gradient, unless `learn` is false: then
   * another network learns through this one. Returns where dx [N, ...input] is, or undefined when `needInput` is false.
   * Only after forward(N, 'training').
   */
  backward(N: number, needInput: boolean, learn = true): Ptr | undefined {
    return this.#walkBack(N, needInput, learn);
  }

  /**
   * `backward` that leaves the parameters' gradients as they are and remembers the gradient after every layer, for
   * `tangent`. Returns where dx [N, ...input] is.
   */
  recordBackward(N: number): Ptr {
    return this.#walkBack(N, true, false, this.#plannedTangents()) as Ptr; // asked for
  }

  #walkBack(N: number, needInput: boolean, learn: boolean, recorded?: readonly Ptr[]): Ptr | undefined {
    let [dy, dx] = this.#gradientBuffers;
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const layer = this.#layers[i] as Layer;
      const record = recorded?.[i];
      if (record !== undefined) this.#instance.k.copyBytes(record, dy, N * sizeOf(layer.y) * 4);
      const to = i === 0 && !needInput ? undefined : layer.inPlace ? dy : dx;
      layer.backward(
        this.#states[i] as LayerState,
        to,
        dy,
        this.#values[i] as Ptr,
        this.#values[i + 1] as Ptr,
        N,
        learn,
      );
      if (to === undefined) return undefined;
      if (!layer.inPlace) [dy, dx] = [dx, dy];
    }
    return dy;
  }

  /** Where the caller writes a direction [N, ...input] for `tangent`. */
  get tangentInput(): Ptr {
    return this.#gradientBuffers[0];
  }

  /**
   * Carries the direction at `tangentInput` through all layers, at the values of the last forward, and adds to the weights'
   * gradients those of ⟨direction, gradient that was recorded⟩. Returns where the direction [N, ...output] has come to.
   */
  tangent(N: number): Ptr {
    const recorded = this.#plannedTangents();
    let [t, next] = this.#gradientBuffers;
    for (const [i, { tangent, inPlace }] of this.#layers.entries()) {
      const state = this.#states[i] as LayerState;
      const to = inPlace ? t : next;
      tangent?.learn(state, recorded[i] as Ptr, t, N);
      tangent?.forward(state, to, t, this.#values[i + 1] as Ptr, N);
      if (!inPlace) [t, next] = [next, t];
    }
    return t;
  }

  #plannedTangents(): readonly Ptr[] {
    if (this.#recorded) return this.#recorded;
    throw new Error('network: tangents were not planned'); // the caller's mistake
  }
}

/** An activation in place destroys what the activation before it would need, also through reshapes. @throws ShapeError */
function checkInPlace(layers: readonly Layer[]): void {
  const moving = layers.filter((layer) => layer.spec.op !== 'reshape');
  for (const [i, layer] of moving.entries()) {
    const before = moving[i - 1];
    if (before?.inPlace && layer.inPlace) {
      throw new ShapeError(
        `network: ${showLayer(layer.spec)} after ${showLayer(before.spec)} on ${showShape(layer.x)}: want a layer with weights between two activations`,
      );
    }
  }
}
