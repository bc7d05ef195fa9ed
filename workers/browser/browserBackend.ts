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
  if (choice !== 'tfjs') {
    try {
      return await createWasmBackend({ kernels: await compileStrictKernels(), name: 'wasm' });
    } catch (error) {
      const isUnfit = typeof WebAssembly === 'undefined' || errorName(error) === 'CompileError';
      if (choice !== 'auto' || !isUnfit) throw error;
    }
  }
  const { createTfjsBackend } = await whenImported('engine', 'TensorFlow.js', import('../backend/tfjs/tfjsBackend.ts'));
  return createTfjsBackend({ wasmPaths: tfjsWasmPaths() });
}

/** Our kernels. @throws CompileError where they do not run, ReferenceError where no WebAssembly does, DownloadError */
export async function compileStrictKernels(): Promise<WebAssembly.Module> {
  const response = await fetchKernels();
  // Streaming compiles while it downloads, but insists on the media type that some plain hosts do not send.
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
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
