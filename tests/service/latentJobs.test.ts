// What a worker does with latents and pictures, through Comlink over a MessageChannel.

import { expose, wrap, type Remote } from 'comlink';
import { createHash } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MEASURES, measureDigits } from '../../workers/handwriting/measures.ts';
import { principalDirections } from '../../workers/latent/principal.ts';
import { writePart, type PartDraft } from '../../workers/models/partFile.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { nodeEndpoint } from '../../workers/node/nodeEndpoint.ts';
import type { ComputeService } from '../../workers/service/computeService.ts';
import { createComputeService } from '../../workers/service/createComputeService.ts';
import { MAX_COUNT } from '../../workers/service/generateRequest.ts';
import { MAX_MOVED } from '../../workers/service/latentJobs.ts';
import { sampleJudge } from '../evaluation/sampleJudge.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { discriminatorDraft, encoderDraft } from '../support/samplePart.ts';
import { untrainedConditional, untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';

const IMAGE = 28 * 28;
const Z = 8;
const channels: MessageChannel[] = [];
let plain: UntrainedModel;
let conditional: UntrainedModel;
const files = new Map<string, Uint8Array<ArrayBuffer>>();
const parts = { encoder: '', conditionalEncoder: '', discriminator: '', judge: '' };

beforeAll(async () => {
  [plain, conditional] = await Promise.all([untrainedModel(1), untrainedConditional(1)]);
  const backend = await createBackend('wasm');
  const add = (file: Uint8Array<ArrayBuffer>): string => {
    const sha256 = createHash('sha256').update(file).digest('hex');
    files.set(sha256, file);
    return sha256;
  };
  const write = async (draft: PartDraft): Promise<string> => add((await writePart(draft, backend)).file);
  parts.encoder = await write(encoderDraft());
  parts.conditionalEncoder = await write(encoderDraft(10));
  parts.discriminator = await write(discriminatorDraft(10));
  parts.judge = add((await sampleJudge()).file);
});

afterAll(() => {
  for (const { port1 } of channels) port1.close();
});

/** A service on the other side of a channel, with everything loaded. */
async function connect(engine: 'wasm' | 'tfjs' = 'wasm'): Promise<Remote<ComputeService>> {
  const channel = new MessageChannel();
  channels.push(channel);
  expose(createComputeService({ createBackend }), nodeEndpoint(channel.port1));
  const service = wrap<ComputeService>(nodeEndpoint(channel.port2));
  await service.start(engine);
  for (const { sha256, file } of [plain, conditional]) await service.load(sha256, file);
  for (const [sha256, file] of files) await service.loadPart(sha256, file);
  return service;
}

const address = { seed: 7, first: 2 ** 40, count: 70, temperature: 1 };

describe.each(['plain', 'conditional'] as const)('of a %s model', (which) => {
  const modelOf = (): string => (which === 'plain' ? plain : conditional).sha256;

  test.each(['mixture', 'normal'])(
    'latents of %s drawn and rendered are the digits of their address',
    async (prior) => {
      const service = await connect();
      const request = { ...address, model: modelOf(), prior };
      const drawn = await service.latents(request);
      expect(drawn.z).toHaveLength(70 * Z);
      const generated = await service.generate(request);
      expect(drawn.labels).toEqual(generated.labels);
      const rendered = await service.render({ model: modelOf(), z: drawn.z, labels: drawn.labels });
      expect(rendered.pixels).toEqual(generated.pixels);
    },
  );

  test('a latent’s picture, alone or among others, is the same', async () => {
    const service = await connect();
    const { z, labels } = await service.latents({ ...address, model: modelOf() });
    const all = await service.render({ model: modelOf(), z, labels });
    for (const i of [0, 63, 64, 69]) {
      const one = { model: modelOf(), z: z.slice(i * Z, (i + 1) * Z), labels: labels?.slice(i, i + 1) };
      const picture = all.pixels.slice(i * IMAGE, (i + 1) * IMAGE);
      expect((await service.render(one)).pixels).toEqual(picture);
    }
  });

  test('digits are measured as their pictures measure', async () => {
    const service = await connect();
    const request = { ...address, model: modelOf() };
    const { pixels } = await service.generate(request);
    const measured = await service.measure(request);
    expect(measured.measures).toEqual(measureDigits(pixels));
    expect(measured.z).toEqual((await service.latents(request)).z);
  });

  test('digits are moved nearer to what is asked for, each as it would be alone, and measure what is said', async () => {
    const service = await connect();
    const { z, labels } = await service.latents({ ...address, model: modelOf(), count: 3 });
    const column = MEASURES.indexOf('thickness');
    const { measures } = await service.measure({ ...address, model: modelOf(), count: 3 });
    const targets = Float64Array.from({ length: 3 }, (_, n) => (measures[n * MEASURES.length + column] ?? NaN) + 0.1);
    const asked = { model: modelOf(), control: 'thickness', targets } as const;
    const moved = await service.move({ ...asked, z, labels });
    expect(moved.before).toEqual(measures);
    targets.forEach((target, n) => {
      const at = n * MEASURES.length + column;
      expect(Math.abs((moved.measures[at] ?? NaN) - target)).toBeLessThan(0.1);
    });
    const { pixels } = await service.render({ model: modelOf(), z: moved.z, labels });
    expect(moved.measures).toEqual(measureDigits(pixels));
    const last = await service.move({
      ...asked,
      z: z.slice(2 * Z),
      labels: labels?.slice(2),
      targets: targets.slice(2),
    });
    expect(last.z).toEqual(moved.z.slice(2 * Z));
  });

  test('the main directions are those of its prior', async () => {
    const service = await connect();
    const { priors } = (which === 'plain' ? plain : conditional).model;
    expect(await service.principal({ model: modelOf() })).toEqual(principalDirections(priors[0].prior, Z));
  });
});

describe('pictures', () => {
  const digits = drawnDigits(70);

  test('are encoded, alone as among others, and conditionally by their class', async () => {
    const service = await connect();
    const { mu, logVar } = await service.encode({ part: parts.encoder, pixels: digits.images });
    expect([mu.length, logVar.length]).toEqual([70 * Z, 70 * Z]);
    const pixels = digits.images.slice(69 * IMAGE);
    const last = await service.encode({ part: parts.encoder, pixels });
    expect([last.mu, last.logVar]).toEqual([mu.slice(69 * Z), logVar.slice(69 * Z)]);
    expect(last.mu).not.toEqual(last.logVar);
    const as = (label: number) =>
      service.encode({ part: parts.conditionalEncoder, pixels, labels: Uint8Array.of(label) });
    expect((await as(3)).mu).not.toEqual((await as(4)).mu);
  });

  test('are judged: probabilities are the softmax of the logits, and most drawn digits are known', async () => {
    const service = await connect();
    const { features, logits, probs } = await service.judge({ part: parts.judge, pixels: digits.images });
    expect([features.length, logits.length, probs.length]).toEqual([70 * 64, 700, 700]);
    let right = 0;
    for (let n = 0; n < 70; n++) {
      const row = [...probs.subarray(n * 10, (n + 1) * 10)];
      expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
      const scores = [...logits.subarray(n * 10, (n + 1) * 10)];
      expect(row.indexOf(Math.max(...row))).toBe(scores.indexOf(Math.max(...scores)));
      if (row.indexOf(Math.max(...row)) === digits.labels[n]) right++;
    }
    expect(right).toBeGreaterThan(60);
  });

  test('have features in a discriminator', async () => {
    const service = await connect();
    const { features, logits } = await service.likeness({ part: parts.discriminator, pixels: digits.images });
    expect([features.length, logits.length]).toEqual([70 * 24, 70 * 11]);
  });

  test('are seen by tfjs as by our kernels, to rounding', async () => {
    const [ours, theirs] = await Promise.all([connect('wasm'), connect('tfjs')]);
    const request = { part: parts.encoder, pixels: digits.images.slice(0, 3 * IMAGE) };
    const [{ mu }, { mu: other }] = await Promise.all([ours.encode(request), theirs.encode(request)]);
    mu.forEach((value, i) => {
      expect(Math.abs(value - (other[i] ?? NaN))).toBeLessThan(1e-3 * (1 + Math.abs(value)));
    });
  });
});

test('a part that is damaged, or does not answer as it says, is refused, and the right one can be loaded after it', async () => {
  const service = createComputeService({ createBackend });
  await service.start('wasm');
  const file = files.get(parts.encoder) ?? new Uint8Array();
  const wrong = file.slice();
  wrong.fill(60, -40);
  await expect(service.loadPart(parts.encoder, file.slice(1))).rejects.toMatchObject({ name: 'ModelFileError' });
  await expect(service.loadPart(parts.encoder, wrong)).rejects.toThrow('test vector 0');
  await expect(service.loadPart(plain.sha256, plain.file)).rejects.toMatchObject({ name: 'ModelFileError' });
  await service.loadPart(parts.encoder, file);
  await service.loadPart(parts.encoder, new Uint8Array(3)); // loaded already: free
});

const pixels = new Uint8Array(IMAGE);
const z = new Float32Array(Z);
type Asked = readonly [title: string, ask: (service: Remote<ComputeService>) => Promise<unknown>, message: string];

test.each<Asked>([
  ['a model that is not loaded', (s) => s.render({ model: 'abc', z }), 'render: model abc is not loaded'],
  [
    'a part that is not loaded',
    (s) => s.judge({ part: 'abc', pixels }),
    'judge: part abc is not loaded; load it first',
  ],
  [
    'another kind of part',
    (s) => s.encode({ part: parts.judge, pixels }),
    'encode: sample-judge is of kind judge, want enc',
  ],
  [
    'a class too many',
    (s) => s.encode({ part: parts.encoder, pixels, labels: Uint8Array.of(1) }),
    '1 classes, want none',
  ],
  ['no class', (s) => s.encode({ part: parts.conditionalEncoder, pixels }), '0 classes, want one for each of 1'],
  ['half a picture', (s) => s.judge({ part: parts.judge, pixels: pixels.slice(9) }), 'judge: 775 pixels, want N × 784'],
  [
    'no picture',
    (s) => s.judge({ part: parts.judge, pixels: new Uint8Array() }),
    'judge: 0 pixels, want N × 784 with N',
  ],
  [
    'no pixels',
    (s) => s.judge({ part: parts.judge, pixels: [1] as never }),
    'judge: pixels 1, want grey levels in bytes',
  ],
  ['half a latent', (s) => s.render({ model: plain.sha256, z: z.slice(1) }), 'render: z of 7 numbers for'],
  ['no latent', (s) => s.render({ model: plain.sha256, z: 'z' as never }), 'render: z of z for sample, want'],
  [
    'too many latents',
    (s) => s.render({ model: plain.sha256, z: new Float32Array((MAX_COUNT + 1) * Z) }),
    `want f32 of [N, 8] with N from 1 to ${MAX_COUNT}`,
  ],
  [
    'a latent that is no number',
    (s) => s.render({ model: plain.sha256, z: z.map(() => NaN) }),
    'render: NaN in z, want finite numbers',
  ],
  [
    'a class that there is not',
    (s) => s.render({ model: conditional.sha256, z, labels: Uint8Array.of(10) }),
    'render: class 10 of conditional-sample, want 0 to 9',
  ],
  [
    'a prior that there is not',
    (s) => s.latents({ ...address, model: plain.sha256, prior: 'x' }),
    'prior "x" of sample',
  ],
  ['too many digits', (s) => s.measure({ ...address, model: plain.sha256, count: MAX_COUNT + 1 }), 'count 4097, want'],
  [
    'an unknown control',
    (s) => s.move({ model: plain.sha256, z, control: 'ink' as never, targets: Float64Array.of(1) }),
    'move: control ink, want thickness, slant, width, height',
  ],
  [
    'a target too few',
    (s) => s.move({ model: plain.sha256, z, control: 'slant', targets: new Float64Array(0) }),
    'want a finite number for each of 1 digits',
  ],
  [
    'too many to move',
    (s) =>
      s.move({
        model: plain.sha256,
        z: new Float32Array((MAX_MOVED + 1) * Z),
        control: 'slant',
        targets: new Float64Array(MAX_MOVED + 1),
      }),
    `with N from 1 to ${MAX_MOVED}`,
  ],
  [
    'a class of a model without',
    (s) => s.principal({ model: plain.sha256, class: 3 }),
    'principal: class 3 of sample, want none',
  ],
])('%s is refused by what came and what is wanted', async (_, ask, message) => {
  await expect(ask(await connect())).rejects.toThrow(message);
});

test('answers are moved to the caller, not copied', async () => {
  const service = createComputeService({ createBackend });
  await service.start('wasm');
  await service.load(plain.sha256, plain.file);
  const { port1, port2 } = new MessageChannel();
  const made: ArrayBuffer[] = [];
  expose(
    {
      async latents() {
        const drawn = await service.latents({ ...address, model: plain.sha256 });
        made.push(drawn.z.buffer);
        return drawn;
      },
    },
    nodeEndpoint(port1),
  );
  const { z: arrived } = await wrap<{ latents(): ReturnType<ComputeService['latents']> }>(
    nodeEndpoint(port2),
  ).latents();
  port1.close();
  expect(arrived).toHaveLength(70 * Z);
  expect(made.map(({ byteLength }) => byteLength)).toEqual([0]);
});
