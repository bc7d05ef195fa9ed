// Where tfjs's own binaries are.

import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';

const absolute = (url: string): string => new URL(url, import.meta.url).href;

/** The binary that tfjs runs on where there is SIMD, and no threads are asked for. */
export function tfjsSimdUrl(): string {
  return absolute(simdUrl);
}

/** By the names by which tfjs asks. */
export function tfjsWasmPaths(): Readonly<Record<string, string>> {
  return {
    'tfjs-backend-wasm.wasm': absolute(plainUrl),
    'tfjs-backend-wasm-simd.wasm': tfjsSimdUrl(),
    'tfjs-backend-wasm-threaded-simd.wasm': absolute(threadedUrl),
  };
}
