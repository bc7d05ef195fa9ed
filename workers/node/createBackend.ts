// The engines of worker threads: our kernels from build/kernels, or tfjs, which is only read when it is asked for.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backend } from '../backend/backend.ts';
import { createWasmBackend } from '../backend/wasm/wasmBackend.ts';
import type { EngineChoice } from '../service/computeService.ts';
import { PROJECT_ROOT } from './projectRoot.ts';

/** 'auto' is our kernels where SIMD WebAssembly validates, tfjs elsewhere. */
export async function createBackend(choice: EngineChoice): Promise<Backend> {
  if (choice === 'wasm' || (choice === 'auto' && WebAssembly.validate(await readKernels('simd')))) {
    return createWasmBackend({ kernels: await compileKernels('simd'), name: 'wasm' });
  }
  const { createTfjsBackend } = await import('../backend/tfjs/tfjsBackend.ts');
  return createTfjsBackend({});
}

/** One build of the kernels, ready to be instantiated. 'relaxed' is behind a flag in Node 20. */
export async function compileKernels(build: 'simd' | 'relaxed'): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readKernels(build));
}

async function readKernels(build: 'simd' | 'relaxed'): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(join(PROJECT_ROOT, 'build', 'kernels', `${build}.wasm`)));
}
