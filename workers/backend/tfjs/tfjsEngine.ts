// Starts tfjs on its WebAssembly engine or, where that does not start, on plain JavaScript.
//
// tfjs keeps one engine per thread, in module state. Each engine is a chunk of its own, loaded only when it is tried.

import { env, ready, setBackend } from '@tensorflow/tfjs-core';

export type TfjsEngine = 'wasm' | 'cpu';

/** Where tfjs's WebAssembly binaries are: a folder's URL, or URLs by file name, of which only the plain one is required. */
export type TfjsWasmPaths = string | Readonly<Record<string, string>>;

const PLAIN = 'tfjs-backend-wasm.wasm';
const SIMD = 'tfjs-backend-wasm-simd.wasm';
const THREADED = 'tfjs-backend-wasm-threaded-simd.wasm';

/** Makes tfjs ready and returns the engine it runs on. @throws Error when the one asked for does not start */
export async function startTfjs(engine: TfjsEngine | undefined, wasmPaths?: TfjsWasmPaths): Promise<TfjsEngine> {
  env().set('PROD', true); // a library does not write to the console
  if (engine !== 'cpu' && (await startWasm(wasmPaths))) return 'wasm';
  if (engine === 'wasm') throw new Error('tfjs: the wasm engine did not start; is WebAssembly there, are its files?');
  await import('@tensorflow/tfjs-backend-cpu');
  if (!(await setBackend('cpu'))) throw new Error('tfjs: its cpu engine did not start');
  await ready();
  return 'cpu';
}

async function startWasm(wasmPaths?: TfjsWasmPaths): Promise<boolean> {
  if (typeof WebAssembly === 'undefined') return false; // Lockdown Mode
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  // Threads would need SharedArrayBuffer; our own pool already keeps every core busy.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  try {
    if (wasmPaths) setWasmPaths(withEveryBinary(wasmPaths));
  } catch {
    return false; // after one failed start in a thread, tfjs takes no other paths
  }
  // The result is false, not an exception, for a missing file or a module that does not compile.
  return setBackend('wasm');
}

/** tfjs wants the address of all its binaries, also of those that it will not ask for. */
function withEveryBinary(wasmPaths: TfjsWasmPaths): string | Record<string, string> {
  if (typeof wasmPaths === 'string') return wasmPaths;
  const plain = wasmPaths[PLAIN] ?? '';
  // A page that ships only the plain binary gets that one: this backend is for engines without SIMD anyway.
  if (!(SIMD in wasmPaths)) env().set('WASM_HAS_SIMD_SUPPORT', false);
  return { [PLAIN]: plain, [SIMD]: wasmPaths[SIMD] ?? plain, [THREADED]: plain };
}
