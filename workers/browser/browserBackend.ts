// Chooses the engine of a browser's worker: our kernels where SIMD WebAssembly compiles, which is tested with the real
// module; tfjs elsewhere, and where it is asked for. tfjs is downloaded only then.

import kernelsUrl from '../../build/kernels/simd.wasm?url';
import type { Backend } from '../backend/backend.ts';
import { createWasmBackend } from '../backend/wasm/wasmBackend.ts';
import { errorName } from '../core/errors.ts';
import type { EngineChoice } from '../service/computeService.ts';
import { whenImported } from '../service/whenImported.ts';
import { compileKernels } from './compileKernels.ts';
import { tfjsWasmPaths } from './tfjsFiles.ts';

/** With `kernels`, our strict ones, that somebody has compiled. @throws what compileKernels throws, where they are left out */
export async function createBrowserBackend(choice: EngineChoice, kernels?: WebAssembly.Module): Promise<Backend> {
  if (choice !== 'tfjs') {
    try {
      return await createWasmBackend({ kernels: kernels ?? (await compileStrictKernels()), name: 'wasm' });
    } catch (error) {
      if (choice !== 'auto' || errorName(error) !== 'KernelsError') throw error;
    }
  }
  const { createTfjsBackend } = await whenImported('engine', 'TensorFlow.js', import('../backend/tfjs/tfjsBackend.ts'));
  return createTfjsBackend({ wasmPaths: tfjsWasmPaths() });
}

/** Our kernels. @throws what compileKernels throws */
export function compileStrictKernels(): Promise<WebAssembly.Module> {
  return compileKernels(kernelsUrl);
}
