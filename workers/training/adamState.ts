// The optimizer's side of a run: parameters and both moments in the coordinator's own linear memory.
//
//   | parameters | gradients: the sum over shards | a shard's | m | v | moving average of the parameters |

import { instantiateKernels, type KernelInstance } from '../backend/wasm/kernels.ts';
import type { Ptr } from '../backend/wasm/arena.ts';

/** Adam's settings for one network in one step. */
export interface AdamRates {
  readonly lr: number;
  readonly beta1: number;
  readonly beta2: number;
}

/** A step over part of the parameters. */
export interface AdamStep extends AdamRates {
  /** Steps of this part from 1. */
  readonly t: number;
  /** In floats from the start of the parameters. */
  readonly offset: number;
  readonly count: number;
}

const EPSILON = 1e-8; // the paper's
const GIB = 2 ** 30;

export class AdamState {
  readonly #instance: KernelInstance;
  readonly #count: number;
  readonly #parameters: Ptr;
  readonly #sum: Ptr;
  readonly #addend: Ptr;
  readonly #m: Ptr;
  readonly #v: Ptr;
  readonly #average: Ptr;

  /** Moments are zero and the average is the parameters unless given. @throws OutOfMemoryError */
  constructor(
    kernels: WebAssembly.Module,
    parameters: Float32Array,
    state?: { readonly m: Float32Array; readonly v: Float32Array; readonly average?: Float32Array | undefined },
  ) {
    this.#instance = instantiateKernels(kernels, GIB);
    this.#count = parameters.length;
    const { arena } = this.#instance;
    const take = (what: string): Ptr => arena.take(this.#count * 4, what);
    this.#parameters = take('parameters');
    this.#sum = take('gradients');
    this.#addend = take('a shard’s gradients');
    this.#m = take('adam m');
    this.#v = take('adam v');
    this.#average = take('averaged parameters');
    this.#write(this.#parameters, parameters);
    this.#write(this.#m, state?.m ?? new Float32Array(this.#count));
    this.#write(this.#v, state?.v ?? new Float32Array(this.#count));
    this.#write(this.#average, state?.average ?? parameters);
  }

  /** Adds the shards' gradients, in the order given, for parameters `offset` … `offset + shards[0].length − 1`. */
  sum(shards: readonly Float32Array[], offset: number): void {
    const { k } = this.#instance;
    const count = shards[0]?.length ?? 0;
    const sum = at(this.#sum, offset);
    k.zeroFill(sum, count);
    for (const shard of shards) {
      this.#write(this.#addend, shard);
      k.addTo(sum, this.#addend, count);
    }
  }

  /** One Adam step for part of the parameters, with the gradients of the last `sum`. */
  step({ offset, count, lr, beta1, beta2, t }: AdamStep): void {
    const w = at(this.#parameters, offset);
    const g = at(this.#sum, offset);
    this.#instance.k.adamStep(
      w, g, at(this.#m, offset), at(this.#v, offset), count, lr, beta1, beta2, EPSILON, t,
    ); // prettier-ignore
  }

  /** average ← decay·average + (1 − decay)·parameters. */
  averageStep(decay: number): void {
    this.#instance.k.movingAverageStep(this.#average, this.#parameters, this.#count, decay);
  }

  /** A copy. */
  averaged(): Float32Array<ArrayBuffer> {
    return this.#read(this.#average);
  }

  /** A copy. */
  parameters(): Float32Array<ArrayBuffer> {
    return this.#read(this.#parameters);
  }

  /** Copies. */
  moments(): { readonly m: Float32Array<ArrayBuffer>; readonly v: Float32Array<ArrayBuffer> } {
    return { m: this.#read(this.#m), v: this.#read(this.#v) };
  }

  #read(ptr: Ptr): Float32Array<ArrayBuffer> {
    return this.#instance.arena.floats(ptr, this.#count).slice();
  }

  #write(ptr: Ptr, values: Float32Array): void {
    this.#instance.arena.floats(ptr, this.#count).set(values);
  }
}

/** The address `offset` floats behind ptr. */
function at(ptr: Ptr, offset: number): Ptr {
  return (ptr + offset * 4) as Ptr; // within the run that ptr begins
}
