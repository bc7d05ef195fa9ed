// What workers of minimal pages do on a `Backend`: digits of our model file. The latents come ready made.

import type { Backend } from '../../../workers/backend/backend.ts';
import { readModelFile } from '../../../workers/models/modelFile.ts';
import { fetchBytes } from './fetchBytes.ts';

/** Fetches model and latents while the engine starts, and posts grey levels [count, H·W] to the page. */
export async function postDigits(starting: Promise<Backend>): Promise<void> {
  const [backend, file, inputs] = await Promise.all([
    starting,
    fetchBytes('/data/model.safetensors'),
    fetchBytes('/data/inputs.f32'),
  ]);
  const { network, weights, latent, classes } = readModelFile(file);
  const x = new Float32Array(inputs.buffer);
  const count = x.length / (latent + classes);
  postMessage({ grey: backend.compile(network, weights, count).pixels(x, count) });
}
