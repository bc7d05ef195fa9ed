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
import { untrainedConditional, untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';

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
  request = { model: untrained.sha256, seed: 7, first: 0, count: 3, temperature: 1 };
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

test('a digit depends on its address and not on the batch or the slice', async () => {
  const service = await connectLoaded();
  const { pixels: all } = await service.generate({ ...request, first: 1_000_000_000, count: 150 });
  expect(all).toHaveLength(150 * IMAGE);
  for (const i of [0, 63, 64, 149]) {
    const { pixels: one } = await service.generate({ ...request, first: 1_000_000_000 + i, count: 1 });
    expect(one).toEqual(all.slice(i * IMAGE, (i + 1) * IMAGE));
  }
  expect(new Set(all).size).toBeGreaterThan(30);
});

test('seed, index, temperature and prior each change the digit, up to the ends of their ranges', async () => {
  const service = await connectLoaded();
  const addresses = [
    {},
    { seed: 8 },
    { seed: MAX_SEED },
    { first: 1 },
    { first: MAX_INDEX },
    { temperature: 0.5 },
    { temperature: 4 },
    { prior: 'normal' },
  ];
  const pictures = [];
  for (const address of addresses) {
    const { pixels } = await service.generate({ ...request, count: 1, ...address });
    pictures.push(Buffer.from(pixels).toString('base64'));
  }
  expect(new Set(pictures).size).toBe(addresses.length);
});

test('a digit is drawn from the prior that is named, and from the default without a name', async () => {
  const service = await connectLoaded();
  const { pixels } = await service.generate(request);
  for (const prior of ['', 'mixture']) {
    expect((await service.generate({ ...request, prior })).pixels).toEqual(pixels);
  }
  await expect(service.generate({ ...request, prior: 'uniform' })).rejects.toMatchObject({
    name: 'ShapeError',
    message: 'generate: prior "uniform" of sample, want mixture or normal',
  });
});

test('an unconditional model takes no class, and has no labels', async () => {
  const service = await connectLoaded();
  expect(await service.generate({ ...request, class: undefined })).not.toHaveProperty('labels');
  await expect(service.generate({ ...request, class: 3 })).rejects.toMatchObject({
    name: 'ShapeError',
    message: 'digits: class 3 of sample, want none: it is unconditional; leave it out',
  });
});

describe('a conditional model', () => {
  let conditional: UntrainedModel;
  let asked: GenerateRequest;

  beforeAll(async () => {
    conditional = await untrainedConditional(1);
    asked = { ...request, model: conditional.sha256 };
  });

  async function connectConditional(engine: 'wasm' | 'tfjs' = 'wasm'): Promise<Remote<ComputeService>> {
    const service = connect();
    await service.start(engine);
    await service.load(conditional.sha256, conditional.file);
    return service;
  }

  test('makes what it is told, and says so in the labels', async () => {
    const service = await connectConditional();
    const pictures = new Set<string>();
    for (let label = 0; label < 10; label++) {
      const { pixels, labels } = await service.generate({ ...asked, count: 1, class: label });
      expect([...(labels ?? [])]).toEqual([label]);
      pictures.add(Buffer.from(pixels).toString('base64'));
    }
    expect(pictures.size).toBe(10);
  });

  test('that is told nothing makes each digit of a class of its own, all classes about as often', async () => {
    const service = await connectConditional();
    const { labels = new Uint8Array() } = await service.generate({ ...asked, count: 2000 });
    const counts = Array.from({ length: 10 }, (_, label) => labels.filter((other) => other === label).length);
    // 200 each; the standard deviation is 13.
    for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(60);
    const { labels: others } = await service.generate({ ...asked, seed: 8, count: 2000 });
    expect(others).not.toEqual(labels);
  });

  test.each(['mixture', 'normal'])(
    'makes the same digit of a class from %s, given or drawn, in whichever slice',
    async (prior) => {
      const service = await connectConditional();
      const first = 2 ** 40;
      const all = await service.generate({ ...asked, prior, first, count: 70 });
      for (const i of [0, 1, 63, 64, 69]) {
        const picture = all.pixels.slice(i * IMAGE, (i + 1) * IMAGE);
        const label = all.labels?.[i];
        const drawn = await service.generate({ ...asked, prior, first: first + i, count: 1 });
        expect([drawn.pixels, drawn.labels?.[0]]).toEqual([picture, label]);
        const given = await service.generate({ ...asked, prior, first: first + i, count: 1, class: label });
        expect(given.pixels).toEqual(picture);
      }
    },
  );

  test('makes the same digits on tfjs to within one grey level', async () => {
    const [ours, tfjs] = await Promise.all([connectConditional(), connectConditional('tfjs')]);
    for (const label of [undefined, 3]) {
      const { pixels, labels } = await ours.generate({ ...asked, class: label });
      const theirs = await tfjs.generate({ ...asked, class: label });
      expect(theirs.labels).toEqual(labels);
      const worst = pixels.reduce((most, level, i) => Math.max(most, Math.abs(level - (theirs.pixels[i] ?? NaN))), 0);
      expect(worst).toBeLessThanOrEqual(1);
    }
  });
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
  ['class', -1],
  ['class', 10],
  ['class', 2.5],
  ['class', null],
  ['class', '3'],
  ['prior', 3],
  ['prior', null],
])('a request with %s %s is refused by name and value', async (field, value) => {
  const service = await connectLoaded();
  await expect(service.generate({ ...request, [field]: value })).rejects.toMatchObject({
    name: 'ShapeError',
    message: expect.stringContaining(`generate: ${field} ${String(value)}, want`) as string,
  });
});
