// Digits on tfjs: its WebAssembly engine, our model file. The latents come ready made.

import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { createTfjsBackend } from '../../../../workers/backend/tfjs/tfjsBackend.ts';
import { readModelFile } from '../../../../workers/models/modelFile.ts';
import { fetchBytes } from '../fetchBytes.ts';

const wasm = new URL(simdUrl, import.meta.url).href;
const [backend, file, inputs] = await Promise.all([
  createTfjsBackend({
    engine: 'wasm',
    wasmPaths: { 'tfjs-backend-wasm.wasm': wasm, 'tfjs-backend-wasm-simd.wasm': wasm },
  }),
  fetchBytes('/data/model.safetensors'),
  fetchBytes('/data/inputs.f32'),
]);
const { network, weights, latent, classes } = readModelFile(file);
const x = new Float32Array(inputs.buffer);
const count = x.length / (latent + classes);
postMessage({ grey: backend.compile(network, weights, count).pixels(x, count, 'grey') });
