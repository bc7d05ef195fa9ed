import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { ModelFileError, ShapeError } from '../../workers/core/errors.ts';
import { checkPartVectors, isPartFile, readPartFile, writePart } from '../../workers/models/partFile.ts';
import { readSafetensors, writeSafetensors, type StoredTensor } from '../../workers/models/safetensors.ts';
import { testImages } from '../../workers/models/testImages.ts';
import { compileTrunkAndHead } from '../../workers/models/trunkAndHead.ts';
import { roundWeights } from '../../workers/models/weightEncoding.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { createTfjsBackend } from '../../workers/backend/tfjs/tfjsBackend.ts';
import { sampleFile } from '../support/sampleModel.ts';
import { discriminatorDraft, encoderDraft } from '../support/samplePart.ts';
import { expectOnlyModelFileErrors } from '../support/damagedFiles.ts';

const DRAFTS = [encoderDraft(0), encoderDraft(10), discriminatorDraft(0), discriminatorDraft(10)] as const;

let backend: Backend;
let encoder: Uint8Array<ArrayBuffer>;
let discriminator: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  backend = await createBackend('wasm');
  ({ file: encoder } = await writePart(encoderDraft(10), backend));
  ({ file: discriminator } = await writePart(discriminatorDraft(10), backend));
});

/** A file with some of its metadata replaced, or left out where undefined, and its tensors changed. */
function tampered(
  file: Uint8Array,
  metadata: Readonly<Record<string, unknown>>,
  change: (tensors: Map<string, StoredTensor>) => void = () => undefined,
): Uint8Array {
  const sound = readSafetensors(file);
  const texts = new Map(sound.metadata);
  for (const [key, value] of Object.entries(metadata)) {
    if (value === undefined) texts.delete(`tddne.${key}`);
    else texts.set(`tddne.${key}`, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const tensors = new Map(sound.tensors);
  change(tensors);
  return writeSafetensors({ metadata: texts, tensors });
}

describe('a part file', () => {
  it.each(DRAFTS)('of $model comes back as it was written: $kind, $classes classes', async (draft) => {
    for (const dtype of ['F16', 'I8'] as const) {
      const { part, file } = await writePart(draft, backend, dtype);
      expect(readPartFile(file)).toEqual(part);
      const round = ({ network, weights }: typeof draft.trunk) => ({
        network,
        weights: roundWeights(weights, network, dtype),
      });
      const { testVectors, ...rest } = part;
      expect(rest).toEqual({ ...draft, trunk: round(draft.trunk), head: round(draft.head) });
      expect(testVectors.map(({ count }) => count)).toEqual([70, 1]);
      expect((await writePart(draft, backend, dtype)).file).toEqual(file);
      expect(isPartFile(file)).toBe(true);
    }
  });

  it.each(DRAFTS)('of $model passes its own vectors on our kernels and on tfjs: $kind', async (draft) => {
    const { part } = await writePart(draft, backend);
    await checkPartVectors(part, backend, compileTrunkAndHead(backend, part));
    const tfjs = await createTfjsBackend({ engine: 'cpu' });
    await checkPartVectors(part, tfjs, compileTrunkAndHead(tfjs, part));
  });

  it('gives the same outputs of a picture whatever its neighbours, in passes of any size', async () => {
    const { part } = await writePart(encoderDraft(10), backend);
    const images = testImages(3, 5);
    const labels = Uint8Array.of(3, 1, 4, 1, 5);
    const all = compileTrunkAndHead(backend, part).run(images, labels);
    const one = compileTrunkAndHead(backend, part, 1).run(images.subarray(784, 2 * 784), labels.subarray(1, 2));
    expect(one.features).toEqual(all.features.slice(24, 48));
    expect(one.answers).toEqual(all.answers.slice(16, 32));
  });

  it('answers a conditional encoder by the class it is told, and wants one for each picture', async () => {
    const { part } = await writePart(encoderDraft(10), backend);
    const compiled = compileTrunkAndHead(backend, part);
    const [three, four] = [3, 4].map((label) => compiled.run(testImages(1, 1), Uint8Array.of(label)));
    expect(three?.features).toEqual(four?.features);
    expect(three?.answers).not.toEqual(four?.answers);
    expect(() => compiled.run(testImages(1, 2))).toThrow(new ShapeError('pictures: 0 classes, want one for each of 2'));
    expect(() => compiled.run(testImages(1, 1), Uint8Array.of(10))).toThrow('pictures: class 10, want 0 to 9');
    const plain = compileTrunkAndHead(backend, (await writePart(encoderDraft(0), backend)).part);
    expect(() => plain.run(testImages(1, 1), Uint8Array.of(1))).toThrow('pictures: 1 classes, want none');
  });

  it.each(['encoder.3.w', 'posterior.0.b'])('with one weight of %s changed is refused by its vectors', async (name) => {
    const forged = readPartFile(
      tampered(encoder, {}, (tensors) => {
        const tensor = tensors.get(name);
        if (!tensor) throw new Error(`${name} is not there`);
        const data = tensor.data.slice();
        data[1] = (data[1] ?? 0) ^ 0x04; // the exponent of the first weight
        tensors.set(name, { ...tensor, data });
      }),
    );
    await expect(checkPartVectors(forged, backend, compileTrunkAndHead(backend, forged))).rejects.toThrow(
      /^part file conditional-sample-encoder: test vector 0: .* on wasm; the file or the engine is not what it says/,
    );
  });
});

describe('what is refused by name:', () => {
  const dense = (input: number, out: number) => ({ input: [input], layers: [{ op: 'dense', out }] });
  it.each<[string, () => Uint8Array, string]>([
    ['a model', () => sampleFile(), 'part file: tddne.kind: "vae", want "encoder" or "discriminator"'],
    [
      'another version',
      () => tampered(encoder, { version: 2 }),
      'part file conditional-sample-encoder: format 2 is newer than 1',
    ],
    ['no id', () => tampered(encoder, { id: undefined }), 'part file: tddne.id: missing'],
    ['no model', () => tampered(encoder, { model: undefined }), 'tddne.model: missing'],
    ['a model that is a path', () => tampered(encoder, { model: '../vae' }), 'tddne.model: "../vae"'],
    ['no licence', () => tampered(encoder, { licence: undefined }), 'tddne.licence: missing'],
    ['classes that nobody has', () => tampered(encoder, { classes: 5 }), 'tddne.classes: 5, want 0 or 10'],
    [
      'an encoder with classes that its posterior is not told',
      () => tampered(encoder, { classes: 0 }),
      'posterior input [34], want [24]',
    ],
    [
      'a discriminator with classes that it has no answers for',
      () => tampered(discriminator, { classes: 0 }),
      'discriminator output [11], want [1]',
    ],
    ['an encoder of no latent', () => tampered(encoder, { latent: undefined }), 'tddne.latent: missing'],
    ['an encoder of another latent', () => tampered(encoder, { latent: 9 }), 'posterior output [16], want [18]'],
    ['a latent of 0', () => tampered(encoder, { latent: 0 }), 'tddne.latent: 0, want an integer from 1'],
    [
      'a discriminator that says it is an encoder',
      () => tampered(discriminator, { kind: 'encoder', latent: 8 }),
      'tddne.encoder: missing',
    ],
    ['other inputs', () => tampered(encoder, { in: { shape: [28, 28, 1], values: 'logits' } }), 'tddne.in values'],
    ['an unknown layer', () => tampered(encoder, { posterior: { input: [34], layers: [{ op: 'loop' }] } }), '"loop"'],
    [
      'a head for other features',
      () => tampered(encoder, { posterior: dense(44, 16) }),
      'tensor posterior.0.w is [34, 16], want [44, 16]',
    ],
    ['no vectors', () => tampered(encoder, { testVectors: [] }), 'tddne.testVectors: a list of 0'],
    [
      'vectors of another kind',
      () => tampered(encoder, { testVectors: [{ seed: 1, count: 1, outputsSha256: '0'.repeat(64), logits: [1] }] }),
      'testVectors 0: unknown field "logits", want seed, count, outputsSha256, code',
    ],
    [
      'a tensor of the decoder',
      () => tampered(encoder, {}, (t) => t.set('decoder.0.b', { dtype: 'F16', shape: [1], data: new Uint8Array(2) })),
      'tensor "decoder.0.b" belongs to neither encoder nor posterior',
    ],
    ['a tensor too few', () => tampered(encoder, {}, (t) => t.delete('posterior.0.w')), 'posterior.0.w is missing'],
  ])('%s', (_, make, message) => {
    const read = () => readPartFile(make());
    expect(read).toThrow(ModelFileError);
    expect(read).toThrow(message);
  });

  it('a draft whose networks do not fit its latent, or with batch norm that was not folded', async () => {
    await expect(writePart({ ...encoderDraft(), latent: 4 }, backend)).rejects.toThrow(
      'posterior output [16], want [8]',
    );
    const draft = encoderDraft();
    const network = { ...draft.trunk.network, layers: [...draft.trunk.network.layers, { op: 'batchNorm' } as const] };
    await expect(writePart({ ...draft, trunk: { ...draft.trunk, network } }, backend)).rejects.toThrow('"batchNorm"');
  });

  it('vectors from an engine that rounds differently', async () => {
    await expect(writePart(encoderDraft(), { ...backend, name: 'tfjs' })).rejects.toThrow(
      'part file sample-encoder: test vectors by tfjs, want the bit-exact wasm',
    );
  });

  it('damaged bytes of any kind, with nothing but ModelFileError', () => {
    expectOnlyModelFileErrors(encoder, { read: readPartFile, probe: isPartFile });
  });
});
