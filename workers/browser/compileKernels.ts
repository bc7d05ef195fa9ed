// A kernel module from its file to what can be instantiated. WebAssembly is not there in Lockdown Mode and where it was switched
// off; a module with SIMD does not compile where SIMD is not there.

import { DownloadError } from '../core/errors.ts';

/** Whether there is any WebAssembly. */
export function hasWebAssembly(): boolean {
  return typeof WebAssembly !== 'undefined';
}

/** Fetches and compiles. @throws CompileError where the module does not run, Error where no WebAssembly does, DownloadError */
export async function compileKernels(url: string): Promise<WebAssembly.Module> {
  if (!hasWebAssembly()) throw new Error('kernels: this browser has no WebAssembly, want it with SIMD');
  const response = await fetchKernels(url);
  // Streaming compiles while it downloads, but insists on the media type that some plain hosts do not send.
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function fetchKernels(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(url, import.meta.url));
  } catch (error) {
    throw new DownloadError('kernels: the network failed; check the connection and try again', { cause: error });
  }
  if (response.ok) return response;
  throw new DownloadError(`kernels: the server answered ${response.status}, want 200; reload to try again`);
}
