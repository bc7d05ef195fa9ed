// The optimizer's side of a run: parameters and both moments in the coordinator's own linear memory.
//
//   | parameters | gradients: the sum over shards | m | v |

import { instantiateKernels, type KernelInstance } from '../backend/wasm/kernels.ts';
import type { Ptr } from '../backend/wasm/arena.ts';

export interface AdamStep {
  readonly lr: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Steps from 1. */
  readonly t: number;
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

  /** Moments are zero unless given. @throws OutOfMemoryError */
  constructor(
    kernels: WebAssembly.Module,
    parameters: Float32Array,
    moments?: { readonly m: Float32Array; readonly v: Float32Array },
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
    this.#write(this.#parameters, parameters);
    this.#write(this.#m, moments?.m ?? new Float32Array(this.#count));
    this.#write(this.#v, moments?.v ?? new Float32Array(this.#count));
  }

  /** One Adam step with the sum of the shards' gradients, added in the order given. */
  step(shards: readonly Float32Array[], { lr, beta1, beta2, t }: AdamStep): void {
    const { k } = this.#instance;
    k.zeroFill(this.#sum, this.#count);
    for (const shard of shards) {
      this.#write(this.#addend, shard);
      k.addTo(this.#sum, this.#addend, this.#count);
    }
    k.adamStep(this.#parameters, this.#sum, this.#m, this.#v, this.#count, lr, beta1, beta2, EPSILON, t);
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
