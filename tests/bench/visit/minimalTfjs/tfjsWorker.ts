// Digits on tfjs: its WebAssembly engine.

import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { createTfjsBackend } from '../../../../workers/backend/tfjs/tfjsBackend.ts';
import { postDigits } from '../postDigits.ts';

const wasm = new URL(simdUrl, import.meta.url).href;
await postDigits(
  createTfjsBackend({
    engine: 'wasm',
    wasmPaths: { 'tfjs-backend-wasm.wasm': wasm, 'tfjs-backend-wasm-simd.wasm': wasm },
  }),
);
