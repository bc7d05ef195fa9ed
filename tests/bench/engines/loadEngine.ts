// Engines by name. Where their files are is the host's business.

import { inkEngine, pixelEngine } from '../../../workers/benchmark/backendEngine.ts';
import type { Engine } from '../../../workers/benchmark/engine.ts';
import type { EngineLoader } from '../../../workers/benchmark/lane.ts';
import type { Backend } from '../../../workers/backend/backend.ts';
import { createWasmBackend } from '../../../workers/backend/wasm/wasmBackend.ts';
import { ceilingEngine } from './ceilingEngine.ts';
import { ortEngine, type Ort } from './ortEngine.ts';

export type Build = 'simd' | 'relaxed';

export interface EngineFiles {
  /** Our kernels. */
  kernels(build: Build): Promise<WebAssembly.Module>;
  ceiling(build: Build): Promise<WebAssembly.Module>;
  /** tfjs on its WebAssembly, as this project's backend; starts it in this thread. */
  tfjs(): Promise<Backend>;
  ort(): Promise<Ort>;
}

/** g-large holds 256 images of 28×28×64 twice: more than the 64 MiB that a phone is asked for. */
const MAXIMUM_BYTES = 1024 * 2 ** 20;

/** The loader of a lane on these files. */
export function engineLoader(files: EngineFiles): EngineLoader {
  return async ({ engine, threads }): Promise<Engine> => {
    switch (engine) {
      case 'ours-strict':
        return pixelEngine(
          await createWasmBackend({ kernels: await files.kernels('simd'), name: 'wasm', maximumBytes: MAXIMUM_BYTES }),
        );
      case 'ours-relaxed': {
        const kernels = await files.kernels('relaxed');
        return pixelEngine(await createWasmBackend({ kernels, name: 'wasm-relaxed', maximumBytes: MAXIMUM_BYTES }));
      }
      case 'ort-web':
        return ortEngine(await files.ort(), threads);
      case 'tfjs-wasm':
        return inkEngine(await files.tfjs());
      case 'tfjs-wasm-phase': {
        await files.tfjs();
        const { tfjsPhaseEngine } = await import('./tfjsPhaseEngine.ts');
        return tfjsPhaseEngine();
      }
      case 'ceiling':
        return ceilingEngine(await files.ceiling('relaxed'));
      case 'ceiling-strict':
        return ceilingEngine(await files.ceiling('simd'));
    }
  };
}
