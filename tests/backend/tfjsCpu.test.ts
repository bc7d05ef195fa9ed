import { memory } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createTfjsBackend } from '../../workers/backend/tfjs/tfjsBackend.ts';
import { randomFloats, randomWeights } from '../support/randomTensors.ts';
import { describeBackend } from './contract.ts';
import { DECODER } from './networks.ts';

const create = () => createTfjsBackend({ engine: 'cpu' });

describeBackend('the tfjs backend in plain JavaScript', create, { exact: false });

it('holds one tensor per parameter while a network lives, and none after dispose', async () => {
  const backend = await create();
  const before = memory().numTensors;
  const weights = randomWeights(DECODER, 1);
  const compiled = backend.compile(DECODER, weights, 2);
  for (let round = 0; round < 3; round++) {
    compiled.pixels(randomFloats(5 * 32, round), 5);
    expect(memory().numTensors).toBe(before + weights.size);
  }
  compiled.dispose();
  expect(memory().numTensors).toBe(before);
});
