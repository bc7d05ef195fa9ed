// Digits on our kernels, from our model file. The latents come ready made.

import { createBrowserBackend } from '../../../../workers/browser/browserBackend.ts';
import { readModelFile } from '../../../../workers/models/modelFile.ts';
import { fetchBytes } from '../fetchBytes.ts';

const [backend, file, inputs] = await Promise.all([
  createBrowserBackend('wasm'),
  fetchBytes('/data/model.safetensors'),
  fetchBytes('/data/inputs.f32'),
]);
const { network, weights, latent, classes } = readModelFile(file);
const x = new Float32Array(inputs.buffer);
const count = x.length / (latent + classes);
postMessage({ grey: backend.compile(network, weights, count).pixels(x, count, 'grey') });
