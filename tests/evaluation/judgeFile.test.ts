import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ModelFileError } from '../../workers/core/errors.ts';
import { checkJudgeVectors, readJudge, writeJudge, type JudgeDraft } from '../../workers/evaluation/judgeFile.ts';
import { compileJudge, featureWidth } from '../../workers/evaluation/judgeNetwork.ts';
import type { Backend } from '../../workers/backend/backend.ts';
import { readSafetensors, writeSafetensors, type StoredTensor } from '../../workers/models/safetensors.ts';
import { testImages } from '../../workers/models/testImages.ts';
import { MODELS_FOLDER } from '../../workers/node/modelSource.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { sha256Hex } from '../../workers/core/sha256.ts';
import { randomWeights } from '../support/randomTensors.ts';
import { sampleFile } from '../support/sampleModel.ts';
import { FEATURES, sampleJudgeDraft } from './sampleJudge.ts';
import { expectOnlyModelFileErrors } from '../support/damagedFiles.ts';

let backend: Backend;
let file: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  backend = await createBackend('wasm');
  ({ file } = await writeJudge(sampleJudgeDraft(), backend));
});

/** The file with some of its metadata replaced, or left out where undefined, and its tensors changed. */
function tampered(
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

/** The draft with other networks. */
function draft(parts: Partial<Pick<JudgeDraft, 'features' | 'head'>>): JudgeDraft {
  return { ...sampleJudgeDraft(), ...parts };
}

describe('a judge file', () => {
  it('reads as what was written, weights rounded to F16', async () => {
    const before = sampleJudgeDraft();
    const { judge, file: bytes } = await writeJudge(before, backend);
    expect(readJudge(bytes)).toEqual(judge);
    const { id, name, licence, author, training, metrics } = before;
    expect(judge).toMatchObject({ id, name, licence, author, training, metrics });
    expect(judge.features.network).toEqual(before.features.network);
    expect(judge.head.network).toEqual(before.head.network);
    const [given, got] = [before.head.weights.get('0.w'), judge.head.weights.get('0.w')];
    given?.forEach((value, i) => expect(Math.abs((got?.[i] ?? NaN) / value - 1)).toBeLessThan(2 ** -10));
    expect(featureWidth(judge)).toBe(FEATURES);
  });

  it('has the same bytes for the same draft', async () => {
    expect((await writeJudge(sampleJudgeDraft(), backend)).file).toEqual(file);
  });

  it('passes its own vectors, and judges with rows of features and of probabilities', async () => {
    const judge = readJudge(file);
    const compiled = compileJudge(backend, judge);
    await checkJudgeVectors(judge, backend, compiled);
    const { features, probs } = compiled.judge(testImages(5, 3));
    expect([features.length, probs.length]).toEqual([3 * FEATURES, 30]);
    for (let i = 0; i < 3; i++) {
      expect(probs.subarray(10 * i, 10 * i + 10).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    }
    expect(() => compiled.judge(new Uint8Array(785))).toThrow('pictures: 785 bytes, want a multiple of 784');
  });

  it('as the gallery ships it is read and passes its vectors', async () => {
    const judge = readJudge(readFileSync(join(MODELS_FOLDER, 'judge.safetensors')));
    const compiled = compileJudge(backend, judge);
    await checkJudgeVectors(judge, backend, compiled);
    compiled.dispose();
  });

  it.each(['features.5.w', 'head.0.b'])('with one weight of %s changed is refused by its vectors', async (name) => {
    const forged = readJudge(
      tampered({}, (tensors) => {
        const tensor = tensors.get(name);
        if (!tensor) throw new Error(`${name} is there`);
        const data = tensor.data.slice();
        data[1] = (data[1] ?? 0) ^ 0x04; // the exponent of the first weight
        tensors.set(name, { ...tensor, data });
      }),
    );
    await expect(checkJudgeVectors(forged, backend, compileJudge(backend, forged))).rejects.toThrow(
      /^judge file sample-judge: test vector 0: .* on wasm; the file or the engine is not what it says/,
    );
  });

  it('draws test pictures that are the same everywhere', async () => {
    const images = testImages(1, 4);
    expect(await sha256Hex(images)).toMatchInlineSnapshot(
      `"9773db51a3952271938ad47c1f644b2a96cfe9767c48936d5e3f786289261bf4"`,
    );
    expect(testImages(1, 2)).toEqual(images.slice(0, 2 * 784));
    expect(images.filter((level) => level > 0).length / images.length).toBeGreaterThan(0.05);
  });
});

describe('what is refused by name:', () => {
  const relu = { op: 'relu' };
  const weights = ['features.0.b', 'features.0.w', 'features.2.b', 'features.2.w', 'features.5.b', 'features.5.w'];
  it.each([
    ['a model', () => sampleFile(), 'judge file sample: tddne.kind: "vae", want "judge"'],
    ['another version', () => tampered({ version: 2 }), 'judge file sample-judge: format 2 is newer than 1'],
    ['a version that is none', () => tampered({ version: 'one' }), 'tddne.version: "one", want "1"'],
    ['no id', () => tampered({ id: undefined }), 'judge file: tddne.id: missing'],
    ['no name', () => tampered({ name: undefined }), 'tddne.name: missing'],
    ['other inputs', () => tampered({ in: { shape: [28, 28, 1], values: 'bytes' } }), 'tddne.in values: "bytes"'],
    [
      'other extents',
      () => tampered({ in: { shape: [32, 32, 1], values: 'intensities' } }),
      'tddne.in shape axis 0: 32',
    ],
    ['no JSON', () => tampered({ head: '{' }), 'tddne.head: "{" is no JSON'],
    ['an unknown layer', () => tampered({ head: { input: [64], layers: [{ op: 'loop' }] } }), 'op: "loop", want'],
    ['no vectors', () => tampered({ testVectors: [] }), 'tddne.testVectors: a list of 0'],
    [
      'a metric that is no number',
      () => tampered({ metrics: { testAccuracy: 'good' } }),
      'metrics "testAccuracy": "good"',
    ],
    [
      'a tensor too many',
      () => tampered({}, (tensors) => tensors.set('tail.w', { dtype: 'F16', shape: [1], data: new Uint8Array(2) })),
      'tensor "tail.w" belongs to neither features nor head',
    ],
    ['a tensor too few', () => tampered({}, (tensors) => tensors.delete('head.0.b')), 'tensor head.0.b is missing'],
    [
      'a head for other features',
      () => tampered({ head: { input: [32], layers: [{ op: 'dense', out: 10 }] } }),
      'tensor head.0.w is [64, 10], want [32, 10]',
    ],
    [
      'features of nothing',
      () =>
        tampered({ features: { input: [28, 28, 1], layers: [relu] } }, (t) =>
          weights.forEach((name) => t.delete(name)),
        ),
      'features output [28, 28, 1], want [d] of at most 64',
    ],
  ])('%s', (_, make, message) => {
    const read = () => readJudge(make());
    expect(read).toThrow(ModelFileError);
    expect(read).toThrow(message);
  });

  const dense = (out: number) => ({ op: 'dense', out }) as const;
  const flat = { op: 'reshape', shape: [784] } as const;
  it.each([
    ['features too wide', [flat, dense(65), { op: 'relu' }], 'features output [65], want [d] of at most 64'],
    ['features that may be negative', [flat, dense(64)], 'features end in dense, want relu'],
    ['features that do not fit the head', [flat, dense(20), { op: 'relu' }], 'head input [64], want [20]'],
    ['batch norm that was not folded', [flat, dense(64), { op: 'batchNorm' }], 'op: "batchNorm", want "dense"'],
  ] as const)('a draft with %s', async (_, layers, message) => {
    const network = { input: [28, 28, 1], layers };
    const features = { network, weights: randomWeights(network, 1) };
    await expect(writeJudge(draft({ features }), backend)).rejects.toThrow(ModelFileError);
    await expect(writeJudge(draft({ features }), backend)).rejects.toThrow(message);
  });

  it('a draft with weights beyond F16', async () => {
    const { head } = sampleJudgeDraft();
    const huge = { ...head, weights: new Map(head.weights).set('0.b', new Float32Array(10).fill(1e6)) };
    await expect(writeJudge(draft({ head: huge }), backend)).rejects.toThrow('element 0 is Infinity');
  });

  it('vectors from an engine that rounds differently', async () => {
    await expect(writeJudge(sampleJudgeDraft(), { ...backend, name: 'wasm-relaxed' })).rejects.toThrow(
      'test vectors by wasm-relaxed, want the bit-exact wasm',
    );
  });

  it('damaged bytes of any kind, with nothing but ModelFileError', () => {
    expectOnlyModelFileErrors(file, { read: readJudge });
  });
});
