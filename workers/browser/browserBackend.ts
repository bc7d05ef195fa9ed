// Which engine a browser's worker gets. Our kernels where SIMD WebAssembly compiles: asking the real module is the one
// question that no feature list answers wrongly. tfjs elsewhere, and when asked for; it is fetched only then.

import kernelsUrl from '../../build/kernels/simd.wasm?url';
import type { Backend } from '../backend/backend.ts';
import { createWasmBackend } from '../backend/wasm/wasmBackend.ts';
import { DownloadError, errorName } from '../core/errors.ts';
import type { EngineChoice } from '../service/computeService.ts';
import { whenImported } from '../service/whenImported.ts';
import { tfjsWasmPaths } from './tfjsFiles.ts';

export async function createBrowserBackend(choice: EngineChoice): Promise<Backend> {
  const kernels = choice === 'tfjs' ? undefined : await compileKernels(choice);
  if (kernels) return createWasmBackend({ kernels, name: 'wasm' });
  const { createTfjsBackend } = await whenImported('engine', 'TensorFlow.js', import('../backend/tfjs/tfjsBackend.ts'));
  return createTfjsBackend({ wasmPaths: tfjsWasmPaths() });
}

/** Our kernels. @throws Error, CompileError where they do not run, DownloadError */
export async function compileStrictKernels(): Promise<WebAssembly.Module> {
  const kernels = await compileKernels('wasm');
  if (kernels) return kernels;
  throw new Error('kernels: not compiled, want SIMD WebAssembly'); // only 'auto' leaves it open
}

/** The compiled kernels, or undefined where this engine cannot run them and 'auto' leaves the choice. */
async function compileKernels(choice: EngineChoice): Promise<WebAssembly.Module | undefined> {
  if (typeof WebAssembly === 'undefined') {
    if (choice === 'auto') return undefined;
    throw new Error('kernels: this browser has no WebAssembly, want it for engine "wasm"; ask for engine "tfjs"');
  }
  const response = await fetchKernels();
  try {
    // Streaming compiles while it downloads, but insists on the media type that some plain hosts do not send.
    const streams = response.headers.get('content-type') === 'application/wasm';
    return await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    if (choice === 'auto' && errorName(error) === 'CompileError') return undefined;
    throw error;
  }
}

async function fetchKernels(): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(kernelsUrl, import.meta.url));
  } catch (error) {
    throw new DownloadError('kernels: the network failed; check the connection and try again', { cause: error });
  }
  if (response.ok) return response;
  throw new DownloadError(`kernels: the server answered ${response.status}, want 200; reload to try again`);
}
