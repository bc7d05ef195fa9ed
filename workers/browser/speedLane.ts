// Entry of a thread of "Speed on your device": one engine, one network (benchmark/lane.ts).

import { expose } from 'comlink';
import relaxedUrl from '../../build/kernels/relaxed.wasm?url';
import simdUrl from '../../build/kernels/simd.wasm?url';
import { createWasmBackend } from '../backend/wasm/wasmBackend.ts';
import { inkEngine, pixelEngine } from '../benchmark/backendEngine.ts';
import { createLane, type EngineLoader, type Lane } from '../benchmark/lane.ts';
import { modelSubject } from '../benchmark/modelSubject.ts';
import type { Subject } from '../benchmark/subject.ts';
import { compileKernels } from './compileKernels.ts';
import { tfjsWasmPaths } from './tfjsFiles.ts';

export interface SpeedLane extends Lane {
  /** A model's file as what is measured: read here, because the page has better things to do. @throws ModelFileError */
  open(file: Uint8Array): Promise<Subject>;
}

const load: EngineLoader = async ({ engine }) => {
  switch (engine) {
    case 'ours-strict':
      return pixelEngine(await createWasmBackend({ kernels: await compileKernels(simdUrl), name: 'wasm' }));
    case 'ours-relaxed':
      return pixelEngine(await createWasmBackend({ kernels: await compileKernels(relaxedUrl), name: 'wasm-relaxed' }));
    case 'tfjs-wasm': {
      const { createTfjsBackend } = await import('../backend/tfjs/tfjsBackend.ts');
      return inkEngine(await createTfjsBackend({ engine: 'wasm', wasmPaths: tfjsWasmPaths() }));
    }
    default:
      throw new Error(`speed: ${engine} does not run in pages, want ours-strict, ours-relaxed or tfjs-wasm`);
  }
};

const lane: SpeedLane = {
  ...createLane(load),
  open: (file) => Promise.resolve(modelSubject(file)),
};
expose(lane);
