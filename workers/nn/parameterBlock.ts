// All parameters of a model as one run of floats, and beside it one of gradients and one of batch statistics.
//
//   parameters | encoder.0.w | encoder.0.b | encoder.1.gamma | … | decoder.5.b |
//   gradients  | the same                                                      |
//   statistics | encoder.1.mean | encoder.1.var | …                            |
//
// Adam, gradient sums, messages and checkpoints work on the whole run; layers get the addresses of their parts.

import type { NetworkSpec } from '../core/layerSpec.ts';
import { parameterShapes } from '../core/layerSpec.ts';
import { STREAM } from '../core/random.ts';
import { RandomSequence } from '../core/randomSequence.ts';
import { sizeOf, type Shape } from '../core/shape.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import type { Initialiser } from './initialisers.ts';
import { ones, zeros } from './initialisers.ts';
import type { Layer } from './layer.ts';
import { createLayers, Sequential, type LayerBlocks, type SequentialOptions } from './sequential.ts';

/** One named tensor inside a run of floats. */
export interface Entry {
  /** `encoder.0.w` */
  readonly path: string;
  readonly shape: Shape;
  /** In floats from the start of the run. */
  readonly offset: number;
  readonly initialise: Initialiser;
}

/** The networks of a model by name, in the order of their parameters. */
export type Networks = Readonly<Record<string, NetworkSpec>>;

/** What the runs hold: the same for everyone who has the same networks. */
export interface ParameterLayout {
  readonly networks: Networks;
  readonly layers: ReadonlyMap<string, readonly Layer[]>;
  readonly parameters: readonly Entry[];
  readonly parameterCount: number;
  readonly statistics: readonly Entry[];
  readonly statisticsCount: number;
}

/** @throws ShapeError for networks whose shapes do not chain. */
export function planParameters(networks: Networks): ParameterLayout {
  const layers = new Map<string, readonly Layer[]>();
  const parameters: Entry[] = [];
  const statistics: Entry[] = [];
  let parameterCount = 0;
  let statisticsCount = 0;
  for (const [name, network] of Object.entries(networks)) {
    const made = createLayers(network);
    layers.set(name, made);
    made.forEach((layer, i) => {
      for (const [parameter, shape] of parameterShapes(layer.spec, layer.x)) {
        const initialise = layer.initialisers[parameter] ?? zeros;
        parameters.push({ path: `${name}.${i}.${parameter}`, shape, offset: parameterCount, initialise });
        parameterCount += sizeOf(shape);
      }
      if (layer.spec.op === 'batchNorm') {
        const shape = [layer.statisticsFloats / 2];
        statistics.push({ path: `${name}.${i}.mean`, shape, offset: statisticsCount, initialise: zeros });
        statisticsCount += sizeOf(shape);
        statistics.push({ path: `${name}.${i}.var`, shape, offset: statisticsCount, initialise: ones });
        statisticsCount += sizeOf(shape);
      }
    });
  }
  return { networks, layers, parameters, parameterCount, statistics, statisticsCount };
}

/** The part of a run that belongs to neighbouring networks, in floats. Nothing for no networks. */
export function spanOf(
  entries: readonly Entry[],
  networks: readonly string[],
): { readonly offset: number; readonly count: number } {
  const own = entries.filter(({ path }) => networks.some((name) => path.startsWith(`${name}.`)));
  const count = own.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const offset = own[0]?.offset ?? 0;
  const last = own.at(-1);
  if (last && last.offset + sizeOf(last.shape) !== offset + count) {
    throw new Error(`parameters: ${networks.join(', ')} are no neighbours`); // a family's plan is wrong
  }
  return { offset, count };
}

/** Initial values of a run. Every entry draws from a sequence of its own, so adding a layer leaves the others as they were. */
export function initialValues(entries: readonly Entry[], count: number, seed: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(count);
  entries.forEach((entry, i) => {
    const random = new RandomSequence(seed, STREAM.initialWeights, i);
    entry.initialise(values.subarray(entry.offset, entry.offset + sizeOf(entry.shape)), random);
  });
  return values;
}

/** Copies of the tensors of a run whose path begins with `prefix.`, by the rest of their path. */
export function tensorsOf(
  entries: readonly Entry[],
  values: Float32Array,
  prefix: string,
): ReadonlyMap<string, Float32Array> {
  const tensors = new Map<string, Float32Array>();
  for (const { path, shape, offset } of entries) {
    if (path.startsWith(`${prefix}.`)) {
      tensors.set(path.slice(prefix.length + 1), values.slice(offset, offset + sizeOf(shape)));
    }
  }
  return tensors;
}

/** The runs in linear memory, and networks over them. */
export class ParameterBlock {
  readonly parameters: Ptr;
  readonly gradients: Ptr;
  readonly statistics: Ptr;
  readonly layout: ParameterLayout;
  readonly #instance: KernelInstance;

  /** @throws OutOfMemoryError */
  constructor(instance: KernelInstance, layout: ParameterLayout) {
    this.layout = layout;
    this.#instance = instance;
    this.parameters = instance.arena.take(layout.parameterCount * 4, 'parameters');
    this.gradients = instance.arena.take(layout.parameterCount * 4, 'gradients');
    this.statistics = instance.arena.take(layout.statisticsCount * 4, 'statistics');
  }

  /** The network called `name`, planned for batches of up to `maxBatch`. @throws OutOfMemoryError, ShapeError */
  network(name: string, maxBatch: number, options?: SequentialOptions): Sequential {
    const layers = this.layout.layers.get(name);
    if (!layers) throw new Error(`parameters: no network "${name}"`);
    return new Sequential(
      this.#instance,
      layers,
      layers.map((_, i) => this.#blocks(`${name}.${i}.`)),
      maxBatch,
      options,
    );
  }

  zeroGradients(): void {
    this.#instance.k.zeroFill(this.gradients, this.layout.parameterCount);
  }

  #blocks(prefix: string): LayerBlocks {
    const parameters: Record<string, Ptr> = {};
    const gradients: Record<string, Ptr> = {};
    for (const { path, offset } of this.layout.parameters) {
      if (!path.startsWith(prefix)) continue;
      const name = path.slice(prefix.length);
      parameters[name] = (this.parameters + offset * 4) as Ptr; // within the run
      gradients[name] = (this.gradients + offset * 4) as Ptr;
    }
    const own = this.layout.statistics.find(({ path }) => path.startsWith(prefix));
    return { parameters, gradients, statistics: (this.statistics + (own?.offset ?? 0) * 4) as Ptr };
  }
}
