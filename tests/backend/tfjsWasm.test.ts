import { getBackend, memory } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createTfjsBackend } from '../../workers/backend/tfjs/tfjsBackend.ts';
import { randomFloats, randomWeights } from '../support/randomTensors.ts';
import { describeBackend } from './contract.ts';
import { DECODER } from './networks.ts';

const create = () => createTfjsBackend({});

describeBackend('the tfjs backend in WebAssembly', create, { exact: false });

it('is what tfjs runs on when no engine is asked for', async () => {
  await create();
  expect(getBackend()).toBe('wasm');
});

it('holds no tensor after dispose', async () => {
  const backend = await create();
  const before = memory().numTensors;
  const compiled = backend.compile(DECODER, randomWeights(DECODER, 1), 2);
  compiled.pixels(randomFloats(5 * 32, 1), 5);
  compiled.dispose();
  expect(memory().numTensors).toBe(before);
});
