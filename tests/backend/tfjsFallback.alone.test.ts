// tfjs keeps its engine in module state, so this file has a process of its own (`nodeAlone` in vitest.config.ts).

import { getBackend } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createTfjsBackend } from '../../workers/backend/tfjs/tfjsBackend.ts';
import { randomFloats, randomWeights } from '../support/randomTensors.ts';
import { DECODER } from './networks.ts';

it('goes on in plain JavaScript where the WebAssembly of tfjs cannot be loaded', async () => {
  const missing = { 'tfjs-backend-wasm.wasm': '/nowhere/tfjs-backend-wasm.wasm' };
  const backend = await createTfjsBackend({ wasmPaths: missing });
  expect(getBackend()).toBe('cpu');
  const compiled = backend.compile(DECODER, randomWeights(DECODER, 1), 1);
  expect(compiled.pixels(randomFloats(32, 1), 1)).toHaveLength(784);
  compiled.dispose();
});

it('says so when the engine that was asked for does not start', async () => {
  const missing = '/nowhere/';
  await expect(createTfjsBackend({ engine: 'wasm', wasmPaths: missing })).rejects.toThrow(
    /the wasm engine did not start/,
  );
});
