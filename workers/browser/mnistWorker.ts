// Entry of the thread that holds a visitor's copy of MNIST (service/mnistLibrary.ts).

import { expose } from 'comlink';
import simdUrl from '../../build/kernels/simd.wasm?url';
import { instantiateKernels } from '../backend/wasm/kernels.ts';
import { DownloadError } from '../core/errors.ts';
import { createMnistLibrary } from '../service/mnistLibrary.ts';

/** A slice of a search takes some megabytes; phones refuse a large declared maximum. */
const MAXIMUM_BYTES = 64 * 1024 * 1024;

expose(
  createMnistLibrary({
    kernels: async () => {
      const response = await fetch(new URL(simdUrl, import.meta.url));
      if (!response.ok) throw new DownloadError(`kernels: the server answered ${response.status}, want 200; try again`);
      return instantiateKernels(await WebAssembly.compile(await response.arrayBuffer()), MAXIMUM_BYTES);
    },
  }),
);
