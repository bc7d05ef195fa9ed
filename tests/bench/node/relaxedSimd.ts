// Relaxed SIMD in Node 20, which has it behind a flag; later ones have it.

import { setFlagsFromString } from 'node:v8';

/** Lets this process compile `relaxed`, the bytes of a module that uses it. */
export function allowRelaxedSimd(relaxed: Uint8Array<ArrayBuffer>): void {
  if (!WebAssembly.validate(relaxed)) setFlagsFromString('--experimental-wasm-relaxed-simd');
}
