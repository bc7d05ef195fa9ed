// Relaxed SIMD in whatever Node runs this: some have it, Node 20 has it behind a flag. The engine itself is asked, with the
// module that is to run; no version is compared, and no flag is given to an engine that may not know it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';

/** Lets this process compile `relaxed`, the bytes of a module that uses it, where the engine can. @returns whether it can. */
export function allowRelaxedSimd(relaxed: Uint8Array<ArrayBuffer>): boolean {
  if (WebAssembly.validate(relaxed)) return true;
  setFlagsFromString('--experimental-wasm-relaxed-simd'); // an engine without this flag prints a line and goes on
  return WebAssembly.validate(relaxed);
}

/** Whether the relaxed kernels run in this process, from now on; where they do not, their tests are skipped. */
export function hasRelaxedKernels(): boolean {
  return allowRelaxedSimd(new Uint8Array(readFileSync(join(PROJECT_ROOT, 'build/kernels/relaxed.wasm'))));
}
