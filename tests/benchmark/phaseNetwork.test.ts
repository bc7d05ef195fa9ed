import { beforeAll, describe, expect, it } from 'vitest';
import { compareInk } from '../../workers/benchmark/agreement.ts';
import { startTfjs } from '../../workers/backend/tfjs/tfjsEngine.ts';
import { networkParameters, type NetworkSpec } from '../../workers/core/layerSpec.ts';
import { gaussian } from '../../workers/core/gaussianQuantile.ts';
import { STREAM } from '../../workers/core/random.ts';
import { RandomSequence } from '../../workers/core/randomSequence.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import { PHASE_FORMS, phaseNetwork } from '../bench/engines/phaseNetwork.ts';
import { ownEngine } from './comparing.ts';

const NETWORK: NetworkSpec = {
  input: [5],
  layers: [
    { op: 'dense', out: 3 * 2 * 6 },
    { op: 'reshape', shape: [3, 2, 6] },
    { op: 'relu' },
    { op: 'convTranspose2d', out: 5, kernel: 4, stride: 2, pad: 'same' },
    { op: 'leakyRelu', alpha: 0.2 },
    { op: 'convTranspose2d', out: 3, kernel: 4, stride: 2, pad: 'same' },
    { op: 'relu' },
    { op: 'conv2d', out: 1, kernel: 3, stride: 1, pad: 'same' },
  ],
};

describe('transposed convolutions taken apart for tfjs', () => {
  beforeAll(() => startTfjs('wasm'));

  it.each(PHASE_FORMS)('draw what ours draw, as %s', async (form) => {
    const random = new RandomSequence(11, STREAM.initialWeights);
    const gaussians = (length: number) => Float32Array.from({ length }, () => 0.5 * gaussian(random));
    const weights = new Map(
      [...networkParameters(NETWORK)].map(([path, shape]) => [path, gaussians(sizeOf(shape))] as const),
    );
    const x = gaussians(3 * 5);
    const subject = { id: 'apart', network: NETWORK, weights, latent: 5, classes: 0 };
    const ours = await (await (await ownEngine()).prepare(subject, 3)).answer(x);
    const network = phaseNetwork(NETWORK, weights, form);
    const ink = network.run(x, 3);
    network.dispose();
    expect(ink.length).toBe(3 * 12 * 8);
    expect(new Set(ink).size).toBeGreaterThan(100); // no constant picture agrees by accident
    expect(compareInk(ink, ours?.ink ?? new Float32Array(0))).toMatchObject({ agrees: true });
  });

  it('refuse other transposed convolutions', () => {
    const other: NetworkSpec = {
      input: [2, 2, 1],
      layers: [{ op: 'convTranspose2d', out: 1, kernel: 3, stride: 2, pad: 'same' }],
    };
    const weights = new Map([
      ['0.w', new Float32Array(9)],
      ['0.b', new Float32Array(1)],
    ]);
    expect(() => phaseNetwork(other, weights, 'one conv')).toThrow('no transposed convolution of 4×4 at stride 2');
  });
});
