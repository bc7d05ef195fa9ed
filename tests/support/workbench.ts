// Blocks of linear memory between guard words, for calling kernels one by one.
//
//   | guard 17 words | block | guard 17 words |      every guard word is a quiet NaN that no kernel makes
//
// A kernel that writes past a block changes a guard, or, from far past the last one, the zeros that all free memory holds;
// one that reads past a block and uses what it read makes a NaN. 17 words put the blocks at every alignment an f32 can
// have: inside a model's parameters they are not on 16 bytes either.

import type { Ptr } from '../../workers/backend/wasm/arena.ts';
import { instantiateKernels, type KernelInstance, type Kernels } from '../../workers/backend/wasm/kernels.ts';

const GUARD_WORDS = 17;
const GUARD = 0x7fc0dead;
const MAXIMUM_BYTES = 256 * 2 ** 20;

interface Block {
  readonly ptr: Ptr;
  readonly bytes: number;
  /** What an input held when it was made; undefined where a kernel may write. */
  readonly before?: Uint8Array;
}

export class Workbench {
  readonly k: Kernels;
  readonly #arena: KernelInstance['arena'];
  readonly #start: number;
  #blocks: Block[] = [];

  constructor(module: WebAssembly.Module) {
    const { k, arena } = instantiateKernels(module, MAXIMUM_BYTES);
    this.k = k;
    this.#arena = arena;
    this.#start = arena.mark();
  }

  /** A block that kernels may only read. */
  input(values: ArrayLike<number>): Ptr {
    return this.#place(Float32Array.from(values), true);
  }

  /** The same for bytes. */
  inputBytes(values: ArrayLike<number>): Ptr {
    return this.#place(Uint8Array.from(values), true);
  }

  /** A block to overwrite: full of NaN, so that an element that is left out, or added to, shows. */
  output(length: number): Ptr {
    return this.#place(new Float32Array(length).fill(NaN), false);
  }

  /** A block to change in place or to add to. */
  inOut(values: ArrayLike<number>): Ptr {
    return this.#place(Float32Array.from(values), false);
  }

  /** The same for bytes: numbers of f64, whose halves may look like a NaN of f32. */
  inOutBytes(values: ArrayLike<number>): Ptr {
    return this.#place(Uint8Array.from(values), false);
  }

  /** Bytes to overwrite: packed weights, scratch, pixels. They hold NaN before. */
  bytes(count: number): Ptr {
    return this.#place(new Uint8Array(count).fill(0xff), false);
  }

  /** A copy of the floats at a block. */
  read(ptr: Ptr, length: number): Float32Array<ArrayBuffer> {
    return this.#arena.floats(ptr, length).slice();
  }

  readBytes(ptr: Ptr, length: number): Uint8ClampedArray<ArrayBuffer> {
    return this.#arena.bytes(ptr, length).slice();
  }

  readBits(ptr: Ptr, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#arena.bytes(ptr, length * 4).slice().buffer);
  }

  /** Holds guards, inputs and free memory to what they were, and frees all blocks. Ends every kernel test. @throws Error */
  checkAndClear(): void {
    const blocks = this.#blocks;
    this.#blocks = [];
    const top = this.#arena.mark() as Ptr; // where free memory begins
    this.#arena.release(this.#start);
    // Plain comparisons: `expect` would take most of a test that calls a kernel a thousand times.
    blocks.forEach(({ ptr, bytes, before }, i) => {
      for (const at of [ptr - 4 * GUARD_WORDS, ptr + bytes]) {
        const words = this.readBits(at as Ptr, GUARD_WORDS); // beside the block
        if (words.some((word) => word !== GUARD))
          throw new Error(`block ${i} of ${bytes} bytes: written past at ${at}`);
      }
      if (!before) return;
      const after = this.readBytes(ptr, bytes);
      if (before.some((byte, j) => byte !== after[j])) throw new Error(`block ${i} of ${bytes} bytes: input changed`);
    });
    const free = Buffer.from(this.#arena.bytes(top, this.#arena.size - top).buffer, top);
    const clean = free.equals(Buffer.alloc(free.length));
    this.#arena.bytes(0 as Ptr, this.#arena.size).fill(0, this.#start); // 0: the beginning of memory
    if (!clean) throw new Error(`free memory behind ${top} was written to`);
  }

  #place(values: Float32Array | Uint8Array, readOnly: boolean): Ptr {
    const bytes = values.byteLength;
    const ptr = (this.#arena.take(bytes + 8 * GUARD_WORDS) + 4 * GUARD_WORDS) as Ptr; // inside the block just taken
    const content = new Uint8Array(values.buffer, values.byteOffset, bytes);
    this.#arena.bytes(ptr, bytes).set(content);
    const guard = new Uint8Array(new Uint32Array(GUARD_WORDS).fill(GUARD).buffer);
    for (const at of [ptr - 4 * GUARD_WORDS, ptr + bytes]) this.#arena.bytes(at as Ptr, guard.length).set(guard); // beside the block
    this.#blocks.push(readOnly ? { ptr, bytes, before: content.slice() } : { ptr, bytes });
    return ptr;
  }
}
