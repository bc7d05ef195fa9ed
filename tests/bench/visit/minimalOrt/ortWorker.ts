// Digits on onnxruntime-web: one thread, our model as an ONNX file. The latents come ready made.

import type { Ort } from '../../engines/ortEngine.ts';
import { fetchBytes } from '../fetchBytes.ts';
import { FIRST_DIGITS } from '../firstDigits.ts';

const at = (path: string): string => new URL(path, location.origin).href;

const [ort, model, inputs] = await Promise.all([
  import(/* @vite-ignore */ at('/ort/ort.wasm.min.mjs')) as Promise<Ort>,
  fetchBytes('/data/model.onnx'),
  fetchBytes('/data/inputs.f32'),
]);
ort.env.logLevel = 'error';
ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = at('/ort/');
const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
const x = new Float32Array(inputs.buffer);
const outputs = await session.run({ z: new ort.Tensor('float32', x, [FIRST_DIGITS, x.length / FIRST_DIGITS]) });
const ink = outputs[session.outputNames[0] ?? '']?.data ?? new Float32Array(0);
postMessage({ grey: Uint8ClampedArray.from(ink, (value) => Math.floor(255 * value + 0.5)) });
