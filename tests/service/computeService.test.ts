// The compute service as a worker offers it: through Comlink, over a MessageChannel.

import { expose, wrap, type Remote } from 'comlink';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MessageChannel } from 'node:worker_threads';
import { MAX_INDEX, MAX_SEED } from '../../workers/core/address.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { nodeEndpoint } from '../../workers/node/nodeEndpoint.ts';
import { writeModelFile } from '../../workers/models/modelFile.ts';
import type { ComputeService, GenerateRequest } from '../../workers/service/computeService.ts';
import { createComputeService } from '../../workers/service/createComputeService.ts';
import { MAX_COUNT } from '../../workers/service/generateRequest.ts';
import { untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';

const IMAGE = 28 * 28;

let untrained: UntrainedModel;
let request: GenerateRequest;
const channels: MessageChannel[] = [];

/** A service on the other side of a channel. */
function connect(): Remote<ComputeService> {
  const channel = new MessageChannel();
  channels.push(channel);
  expose(createComputeService({ createBackend }), nodeEndpoint(channel.port1));
  return wrap<ComputeService>(nodeEndpoint(channel.port2));
}

async function connectLoaded(): Promise<Remote<ComputeService>> {
  const service = connect();
  await service.start('wasm');
  await service.load(untrained.sha256, untrained.file);
  return service;
}

beforeAll(async () => {
  untrained = await untrainedModel(1);
  request = { model: untrained.sha256, seed: 7, first: 0, count: 3, temperature: 1, format: 'grey' };
});

afterAll(() => {
  for (const { port1 } of channels) port1.close();
});

test('the first start decides which engine runs', async () => {
  const service = connect();
  await expect(service.start('auto')).resolves.toBe('wasm');
  await expect(service.start('tfjs')).resolves.toBe('wasm');
});

test('before start and before load, requests are refused by what is missing', async () => {
  const service = connect();
  await expect(service.load(untrained.sha256, untrained.file)).rejects.toThrow('call start first');
  await service.start('wasm');
  await expect(service.generate(request)).rejects.toMatchObject({
    name: 'ModelFileError',
    message: `generate: model ${untrained.sha256.slice(0, 8)} is not loaded; load it first`,
  });
});

test('a digit depends on its address and not on the batch, the slice or the format it comes in', async () => {
  const service = await connectLoaded();
  const { pixels: all } = await service.generate({ ...request, first: 1_000_000_000, count: 150 });
  expect(all).toHaveLength(150 * IMAGE);
  for (const i of [0, 63, 64, 149]) {
    const { pixels: one } = await service.generate({ ...request, first: 1_000_000_000 + i, count: 1 });
    expect(one).toEqual(all.slice(i * IMAGE, (i + 1) * IMAGE));
    const { pixels: rgba } = await service.generate({ ...request, first: 1_000_000_000 + i, count: 1, format: 'rgba' });
    expect(rgba.filter((_, channel) => channel % 4 === 3)).toEqual(one);
  }
  expect(new Set(all).size).toBeGreaterThan(30);
});

test('seed, index and temperature each change the digit, up to the ends of their ranges', async () => {
  const service = await connectLoaded();
  const addresses = [
    {},
    { seed: 8 },
    { seed: MAX_SEED },
    { first: 1 },
    { first: MAX_INDEX },
    { temperature: 0.5 },
    { temperature: 4 },
  ];
  const pictures = [];
  for (const address of addresses) {
    const { pixels } = await service.generate({ ...request, count: 1, ...address });
    pictures.push(Buffer.from(pixels).toString('base64'));
  }
  expect(new Set(pictures).size).toBe(addresses.length);
});

test('the pixels are moved to the caller, not copied', async () => {
  const service = createComputeService({ createBackend });
  await service.start('wasm');
  await service.load(untrained.sha256, untrained.file);
  const { port1, port2 } = new MessageChannel();
  const made: ArrayBuffer[] = [];
  expose(
    {
      async generate(asked: GenerateRequest) {
        const digits = await service.generate(asked);
        made.push(digits.pixels.buffer);
        return digits;
      },
    },
    nodeEndpoint(port1),
  );
  const { pixels } = await wrap<Pick<ComputeService, 'generate'>>(nodeEndpoint(port2)).generate(request);
  port1.close();
  expect(pixels).toHaveLength(3 * IMAGE);
  expect(made.map(({ byteLength }) => byteLength)).toEqual([0]);
});

test('loading a loaded model again is free, also while the first loading is under way', async () => {
  const service = connect();
  await service.start('wasm');
  const { sha256, file } = untrained;
  await Promise.all([service.load(sha256, file), service.load(sha256, new Uint8Array(3))]);
  await service.load(sha256, new Uint8Array(3));
  await expect(service.generate(request)).resolves.toHaveProperty('pixels');
});

test('a file that is refused is forgotten, so that the right one can be loaded under its name', async () => {
  const service = connect();
  await service.start('wasm');
  const { sha256, file } = untrained;
  await expect(service.load(sha256, file.slice(0, -1))).rejects.toMatchObject({ name: 'ModelFileError' });
  await expect(service.generate(request)).rejects.toMatchObject({ name: 'ModelFileError' });
  await service.load(sha256, file);
  await expect(service.generate(request)).resolves.toHaveProperty('pixels');
});

describe.each(['wasm', 'tfjs'] as const)('on %s', (engine) => {
  test('a model whose weights do not make its test vectors is refused', async () => {
    const other = await untrainedModel(2);
    const impostor = writeModelFile({ ...untrained.model, weights: other.model.weights }, { dtype: 'F16' });
    const service = connect();
    await service.start(engine);
    await expect(service.load('impostor', impostor)).rejects.toMatchObject({
      name: 'ModelFileError',
      message: expect.stringContaining('test vector 0') as string,
    });
  });
});

test('tfjs makes the same digits to within one grey level', async () => {
  const ours = await connectLoaded();
  const tfjs = connect();
  await expect(tfjs.start('tfjs')).resolves.toBe('tfjs');
  await tfjs.load(untrained.sha256, untrained.file);
  const [{ pixels }, { pixels: theirs }] = await Promise.all([ours.generate(request), tfjs.generate(request)]);
  expect(theirs).toHaveLength(pixels.length);
  const worst = pixels.reduce((most, level, i) => Math.max(most, Math.abs(level - (theirs[i] ?? NaN))), 0);
  expect(worst).toBeLessThanOrEqual(1);
});

test.each([
  ['count', 0],
  ['count', MAX_COUNT + 1],
  ['count', 1.5],
  ['count', '3'],
  ['seed', -1],
  ['seed', MAX_SEED + 1],
  ['seed', NaN],
  ['seed', undefined],
  ['first', -1],
  ['first', MAX_INDEX - 1], // its third digit is past the end
  ['first', Infinity],
  ['temperature', -0.1],
  ['temperature', 4.1],
  ['temperature', NaN],
  ['temperature', '1'],
  ['format', 'rgb'],
])('a request with %s %s is refused by name and value', async (field, value) => {
  const service = await connectLoaded();
  await expect(service.generate({ ...request, [field]: value })).rejects.toMatchObject({
    name: 'ShapeError',
    message: expect.stringContaining(`generate: ${field} ${String(value)}, want`) as string,
  });
});
