// Compiles the kernels' file. WebAssembly is missing in Lockdown Mode and where it was turned off; a module with SIMD does
// not compile where SIMD is missing. A file that is no module at all must be told apart from these.

import { DownloadError, KernelsError, errorName } from '../core/errors.ts';
import { isWholeModule } from './wholeModule.ts';

/** Whether there is any WebAssembly. */
export function hasWebAssembly(): boolean {
  return typeof WebAssembly !== 'undefined';
}

/** Fetches and compiles. @throws KernelsError where the module does not run, DownloadError */
export async function compileKernels(url: string): Promise<WebAssembly.Module> {
  if (!hasWebAssembly()) throw new KernelsError('kernels: no WebAssembly here, want it with SIMD');
  try {
    return await compileWhole(url);
  } catch (error) {
    if (errorName(error) !== 'CompileError') throw error;
    throw new KernelsError('kernels: they do not compile here, want WebAssembly with all that they use', {
      cause: error,
    });
  }
}

async function compileWhole(url: string): Promise<WebAssembly.Module> {
  const response = await fetchKernels(url);
  const copy = response.clone();
  try {
    return await compileResponse(response);
  } catch (error) {
    // The file is empty where the connection broke.
    if (isWholeModule(new Uint8Array(await copy.arrayBuffer().catch(() => new ArrayBuffer())))) throw error;
    // The file is a web page, or incomplete: the browser may have it in its cache.
    return compileBytes(await fetchKernels(url, 'reload'));
  }
}

/** @throws CompileError where the module does not run, and for what is none; TypeError where the rest of it does not come */
export async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  // Streaming compiles while it downloads, but insists on the media type that some plain hosts do not send.
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function compileBytes(response: Response): Promise<WebAssembly.Module> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (isWholeModule(bytes)) return WebAssembly.compile(bytes);
  throw new DownloadError(`kernels: what came is no WebAssembly module (${bytes.length} bytes); reload to try again`);
}

async function fetchKernels(url: string, cache: RequestCache = 'default'): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { cache });
  } catch (error) {
    throw new DownloadError('kernels: the network failed; check the connection and try again', { cause: error });
  }
  if (response.ok) return response;
  throw new DownloadError(`kernels: the server answered ${response.status}, want 200; reload to try again`);
}
