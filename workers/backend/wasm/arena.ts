// Linear memory as one bump allocation, planned before it is used.
//
//   | static data | kept blocks (weights, buffers) … | scratch, rewound with release(mark) … | slack |
//                 base                                                                      top
//
// Growing detaches every view, so it happens when something is loaded, never inside a step. `memory.grow` is asked for
// and checked here: an allocator inside the module would trap the worker instead.

import { OutOfMemoryError } from '../../core/errors.ts';
import { showShape, sizeOf, type Shape } from '../../core/shape.ts';

/** Address of a block in the kernel module's linear memory, in bytes. */
export type Ptr = number & { readonly Ptr: unique symbol };

/** f32 elements in linear memory. */
export interface Tensor {
  readonly ptr: Ptr;
  readonly shape: Shape;
}

const PAGE = 65536;
const ALIGN = 16; // one v128
/** Readable bytes that must follow any block: gemmTN's last tile reads up to 20 bytes past its matrix. */
const SLACK = 64;

export class Arena {
  readonly #memory: WebAssembly.Memory;
  readonly #maximumBytes: number;
  #top: number;

  /** @param base first free byte (`arenaBase()`); @param maximumBytes what the memory may grow to */
  constructor(memory: WebAssembly.Memory, base: number, maximumBytes: number) {
    this.#memory = memory;
    this.#top = base;
    this.#maximumBytes = maximumBytes;
  }

  /** Takes `bytes`, growing the memory when needed; every earlier view is then detached. @throws OutOfMemoryError */
  take(bytes: number, what = `${bytes} bytes`): Ptr {
    const start = this.#top;
    const end = Math.ceil((start + bytes) / ALIGN) * ALIGN;
    const need = end + SLACK;
    if (!(bytes >= 0) || need > this.#maximumBytes) {
      const left = Math.max(0, this.#maximumBytes - SLACK - start);
      throw new OutOfMemoryError(`arena: no room for ${what} (${bytes} bytes): ${left} of ${this.#maximumBytes} left`);
    }
    const have = this.#memory.buffer.byteLength;
    if (need > have) {
      try {
        this.#memory.grow(Math.ceil((need - have) / PAGE));
      } catch (error) {
        throw new OutOfMemoryError(
          `arena: the engine refused to grow memory from ${have} to ${need} bytes for ${what}; close other tabs or use a smaller batch (${String(error)})`,
        );
      }
    }
    this.#top = end;
    return start as Ptr; // the only place that makes one
  }

  /** An uninitialised f32 tensor. @throws OutOfMemoryError */
  tensor(shape: Shape): Tensor {
    return { ptr: this.take(sizeOf(shape) * 4, showShape(shape)), shape };
  }

  /** Where the next block will begin; hand it to `release` to give back everything taken since. */
  mark(): number {
    return this.#top;
  }

  release(mark: number): void {
    this.#top = mark;
  }

  /** The f32 at a tensor. A window: use it at once, growth detaches it. */
  view(tensor: Tensor): Float32Array<ArrayBuffer> {
    return this.floats(tensor.ptr, sizeOf(tensor.shape));
  }

  floats(ptr: Ptr, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#buffer(), ptr, count);
  }

  bytes(ptr: Ptr, count: number): Uint8ClampedArray<ArrayBuffer> {
    return new Uint8ClampedArray(this.#buffer(), ptr, count);
  }

  /** Bytes of linear memory in existence. */
  get size(): number {
    return this.#memory.buffer.byteLength;
  }

  #buffer(): ArrayBuffer {
    return this.#memory.buffer;
  }
}
