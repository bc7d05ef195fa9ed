// The compiled kernels, as `npm run build` leaves them.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';

/** One of the builds of asconfig.json. The relaxed one wants `hasRelaxedKernels` to be asked before. */
export async function compileKernels(build: 'simd' | 'relaxed' | 'debug'): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(join(PROJECT_ROOT, `build/kernels/${build}.wasm`)));
}
