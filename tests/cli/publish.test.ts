// `digits publish`, from the built command line, into a gallery of the test's own.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { exportModel } from '../../workers/models/exportModel.ts';
import { parseModelIndex } from '../../workers/models/modelIndex.ts';
import { COMPACT_ENCODING, readModelFile, writeModelFile } from '../../workers/models/modelFile.ts';
import { writePart, type Part } from '../../workers/models/partFile.ts';
import { readSafetensors } from '../../workers/models/safetensors.ts';
import { sha256Hex } from '../../workers/core/sha256.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { sampleDraft } from '../support/sampleModel.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { encoderDraft } from '../support/samplePart.ts';
import { untrainedConditional, untrainedModel } from '../support/untrainedModel.ts';
import { callCli } from './callCli.ts';
import { runCli, type CliResult } from './runCli.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

function publish({ file }: { readonly file: Uint8Array }): Promise<CliResult> {
  writeFileSync(join(folder, 'm.safetensors'), file);
  return callCli(['publish', './m.safetensors', '--gallery', 'gallery'], { cwd: folder });
}

const readIndex = () => parseModelIndex(JSON.parse(readFileSync(join(folder, 'gallery', 'index.json'), 'utf8')));

test('a model goes into an empty gallery, byte for byte, and the index says what it is', async () => {
  const model = await untrainedModel(1);
  const { code, stdout } = await publish(model);
  expect(code).toBe(0);
  expect(stdout).toContain('1 in the gallery');
  const [entry] = readIndex().models;
  expect(entry).toMatchObject({ id: model.model.id, sha256: model.sha256, bytes: model.file.length });
  expect(new Uint8Array(readFileSync(join(folder, 'gallery', entry.file)))).toEqual(new Uint8Array(model.file));
});

test('a model of the same id takes the place of the one before, another comes last', async () => {
  await publish(await untrainedModel(1));
  const second = await untrainedModel(2);
  await publish({ file: writeModelFile({ ...second.model, id: 'another' }, COMPACT_ENCODING) });
  const third = await untrainedModel(3);
  await publish(third);
  expect(readIndex().models.map(({ id }) => id)).toEqual([third.model.id, 'another']);
  expect(readIndex().models[0].sha256).toBe(third.sha256);
});

test('models that are published at once are all in the index', async () => {
  const { model } = await untrainedModel(1);
  const ids = ['one', 'two', 'three', 'four'];
  const results = await Promise.all(
    ids.map((id) => {
      writeFileSync(join(folder, `${id}.safetensors`), writeModelFile({ ...model, id }, COMPACT_ENCODING));
      return runCli(['publish', `./${id}.safetensors`, '--gallery', 'gallery'], { cwd: folder });
    }),
  );
  expect(results.map(({ code, stderr }) => [code, stderr.includes('should not have')])).toEqual(
    ids.map(() => [0, false]),
  );
  expect(readIndex().models.map(({ id }) => id).sort()).toEqual([...ids].sort()); // prettier-ignore
  expect(readdirSync(join(folder, 'gallery'))).not.toContain('.lock');
});

test('a file whose digits are not what it says is refused, and the gallery stays as it was', async () => {
  const { model } = await untrainedModel(1);
  const weights = new Map(model.weights).set('0.b', new Float32Array(model.weights.get('0.b')?.length ?? 0).fill(3));
  const forged = writeModelFile({ ...model, weights }, COMPACT_ENCODING);
  expect(readModelFile(forged).id).toBe(model.id); // sound in form
  const { code, stderr } = await publish({ file: forged });
  expect(code).toBe(1);
  expect(stderr).toMatch(/test vector 0 .* pixels are off by up to \d+ grey levels on wasm/);
  expect(existsSync(join(folder, 'gallery'))).toBe(false);
});

test('new vectors are made of what these kernels draw, and nothing else of the file changes', async () => {
  const { model } = await untrainedModel(1);
  const [vector, ...others] = model.testVectors;
  if (!vector) throw new Error('no vector');
  const stale = { ...model, testVectors: [{ ...vector, pixelsSha256: '0'.repeat(64) }, ...others] };
  writeFileSync(join(folder, 'm.safetensors'), writeModelFile(stale, COMPACT_ENCODING));
  const args = ['publish', './m.safetensors', '--gallery', 'gallery'];
  expect((await callCli(args, { cwd: folder })).code).toBe(1);
  expect(await callCli([...args, '--new-vectors'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
  const [entry] = readIndex().models;
  expect(readModelFile(new Uint8Array(readFileSync(join(folder, 'gallery', entry.file))))).toEqual(model);
});

test('new vectors are refused to a file whose weights would be rounded', async () => {
  const { model } = await untrainedModel(1);
  const shifted = new Map(model.weights).set(
    '0.b',
    new Float32Array(model.weights.get('0.b')?.length ?? 0).fill(Math.PI),
  );
  writeFileSync(join(folder, 'm.safetensors'), writeModelFile({ ...model, weights: shifted }, { dtype: 'F32' }));
  const { code, stderr } = await callCli(['publish', './m.safetensors', '--new-vectors', '--gallery', 'g'], {
    cwd: folder,
  });
  expect([code, stderr]).toEqual([
    1,
    `publish: weights 0.b of ${model.id} are not of int8, so they would be rounded; train it again\n`,
  ]);
});

test('an index that is damaged is named and left alone', async () => {
  const model = await untrainedModel(1);
  await publish(model);
  writeFileSync(join(folder, 'gallery', 'index.json'), '{"formatVersion": 1}');
  const { code, stderr } = await publish(model);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^publish: .*index\.json is no model index: .*; restore the file\n$/);
  expect(readFileSync(join(folder, 'gallery', 'index.json'), 'utf8')).toBe('{"formatVersion": 1}');
});

test('an evaluation goes into the card and the index, and the digits stay the same', async () => {
  const { file, model } = await untrainedModel(1);
  const fid = { value: 0.781234, low: 0.7, high: 0.9, floor: 0.08 };
  writeFileSync(join(folder, 'm.safetensors'), file);
  writeFileSync(join(folder, 'e.json'), JSON.stringify({ n: 10000, seed: 1, metrics: { fid, labelAgreement: null } }));
  const { code } = await callCli(['publish', './m.safetensors', '--evaluation', 'e.json', '--gallery', 'gallery'], {
    cwd: folder,
  });
  expect(code).toBe(0);
  const [entry] = readIndex().models;
  const want = { samples: 10000, evaluationSeed: 1, fid: 0.7812, fidLow: 0.7, fidHigh: 0.9, fidReal: 0.08 };
  expect(entry.metrics).toMatchObject(want);
  const published = readModelFile(new Uint8Array(readFileSync(join(folder, 'gallery', entry.file))));
  expect(published.metrics).toMatchObject(want);
  expect(published.weights).toEqual(model.weights);
  expect(published.testVectors).toEqual(model.testVectors);
});

test('an evaluation of another prior stands beside that of the default, by the prior’s name', async () => {
  const { file, sha256, model } = await untrainedModel(1);
  writeFileSync(join(folder, 'm.safetensors'), file);
  const metric = { value: 0.25, low: 0.2, high: 0.3, floor: 0.01 };
  const evaluationOf = (prior: string, of = sha256): string =>
    JSON.stringify({
      digits: { model: model.id, sha256: of, prior, seed: 1 },
      n: 10000,
      seed: 1,
      metrics: { fid: metric, unreadable: metric, sharpness: metric },
    });
  const [own] = model.priors;
  writeFileSync(join(folder, 'own.json'), evaluationOf(own.id));
  writeFileSync(join(folder, 'other.json'), evaluationOf('other'));
  writeFileSync(join(folder, 'foreign.json'), evaluationOf(own.id, 'f'.repeat(64)));
  const line = (...files: string[]) => [
    'publish',
    './m.safetensors',
    '--gallery',
    'gallery',
    ...files.flatMap((name) => ['--evaluation', name]),
  ];
  expect((await callCli(line('own.json', 'other.json'), { cwd: folder })).code).toBe(0);
  const { metrics } = readIndex().models[0];
  expect(metrics).toMatchObject({
    fid: 0.25,
    fidReal: 0.01,
    sharpness: 0.25,
    otherFid: 0.25,
    otherUnreadableHigh: 0.3,
  });
  expect(Object.keys(metrics)).not.toContain('otherSharpness');
  expect(Object.keys(metrics)).not.toContain('otherFidReal');

  const { code, stderr } = await callCli(line('foreign.json'), { cwd: folder });
  expect(code).toBe(1);
  expect(stderr).toContain(`publish: foreign.json is of ${model.id} ffffffff, want ${model.id} ${sha256.slice(0, 8)}`);
});

test.each([{ dtype: 'F16' }, { dtype: 'F32' }, COMPACT_ENCODING] as const)(
  'an evaluation of a model in $dtype leaves its tensors as they are',
  async (encoding) => {
    const { file } = await exportModel(sampleDraft(), await createBackend('wasm'), encoding);
    writeFileSync(join(folder, 'm.safetensors'), file);
    writeFileSync(join(folder, 'e.json'), JSON.stringify({ n: 10, seed: 1, metrics: {} }));
    const { code } = await callCli(['publish', './m.safetensors', '--evaluation', 'e.json', '--gallery', 'gallery'], {
      cwd: folder,
    });
    expect(code).toBe(0);
    const published = readFileSync(join(folder, 'gallery', 'sample.safetensors'));
    expect(readModelFile(published).metrics['samples']).toBe(10);
    const { tensors } = readSafetensors(new Uint8Array(published));
    expect(tensors).toEqual(readSafetensors(file).tensors);
  },
);

describe('a part', () => {
  async function encoder(seed = 1): Promise<{ readonly part: Part; readonly file: Uint8Array }> {
    return writePart(encoderDraft(10, seed), await createBackend('wasm'));
  }

  test('goes in beside its model, byte for byte, and stays when the model is published again', async () => {
    const model = await untrainedConditional(1);
    await publish(model);
    const { part, file } = await encoder();
    const { code, stdout } = await publish({ file });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/conditional-sample.encoder.safetensors: Sample part, /)]);
    const [entry, ...others] = readIndex().parts;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ id: part.id, model: 'conditional-sample', kind: 'encoder', bytes: file.length });
    const shipped = readFileSync(join(folder, 'gallery', 'conditional-sample.encoder.safetensors'));
    expect(new Uint8Array(shipped)).toEqual(file);
    expect(await sha256Hex(new Uint8Array(shipped))).toBe(entry?.sha256);

    writeFileSync(join(folder, 'e.json'), JSON.stringify({ n: 10, seed: 1, metrics: {} }));
    writeFileSync(join(folder, 'm.safetensors'), model.file);
    const line = ['publish', './m.safetensors', '--evaluation', 'e.json', '--gallery', 'gallery'];
    expect((await callCli(line, { cwd: folder })).code).toBe(0);
    expect(readIndex().parts).toEqual([entry]);
    expect((await publish({ file })).code).toBe(0);
    expect(readIndex().parts).toEqual([entry]);
  });

  test('of an earlier run leaves the index when its model is replaced', async () => {
    await publish(await untrainedModel(5));
    await publish(await untrainedConditional(1));
    await publish({ file: (await encoder()).file });
    const { code, stderr } = await publish(await untrainedConditional(2));
    expect(code).toBe(0);
    expect(stderr).toBe(
      'publish: conditional-sample-encoder is of another run than this conditional-sample and leaves the index; publish its own\n',
    );
    expect(readIndex().parts).toEqual([]);
    const { code: next } = await publish({ file: (await encoder(2)).file });
    expect([next, readIndex().parts.length]).toEqual([0, 1]);
  });

  test('whose model is not in the gallery, or is of another run, is refused', async () => {
    const { file } = await encoder();
    const early = await publish({ file });
    expect([early.code, existsSync(join(folder, 'gallery'))]).toEqual([1, false]);
    expect(early.stderr).toBe(
      'publish: ./m.safetensors is of model conditional-sample, which gallery has not; publish it first\n',
    );
    await publish(await untrainedConditional(2));
    const other = await publish({ file });
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(/is of another run than conditional-sample in gallery, want the same; publish/);
    expect(readIndex().parts).toEqual([]);
  });

  test('that does not answer as it says, is damaged, or comes with an evaluation is refused', async () => {
    await publish(await untrainedConditional(1));
    const { file } = await encoder();
    const forged = file.slice();
    forged[file.length - 1] = 0x04 ^ (forged.at(-1) ?? 0); // the exponent of the last tensor's last weight
    const { code, stderr } = await publish({ file: forged });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^part file conditional-sample-encoder: test vector 0: .*, so it is refused\n$/);
    const cut = await publish({ file: file.slice(0, -1) });
    expect([cut.code, cut.stderr]).toEqual([1, expect.stringContaining('is no usable model')]);
    writeFileSync(join(folder, 'm.safetensors'), file);
    const line = ['publish', './m.safetensors', '--evaluation', 'e.json', '--gallery', 'gallery'];
    const evaluated = await callCli(line, { cwd: folder });
    expect([evaluated.code, evaluated.stderr]).toEqual([
      2,
      'publish: --evaluation for ./m.safetensors, want it with a model; leave it out\n',
    ]);
    expect(readIndex().parts).toEqual([]);
  });
});

test.each([
  ['none', '{"metrics": 3}', ''],
  ['two in one', '{"metrics": {}, "metrics": {}}', ' (key "metrics" twice in one object, want it once)'],
])('an evaluation that is %s is refused before anything is written', async (_, content, reason) => {
  writeFileSync(join(folder, 'm.safetensors'), (await untrainedModel(1)).file);
  writeFileSync(join(folder, 'e.json'), content);
  const { code, stderr } = await callCli(
    ['publish', './m.safetensors', '--evaluation', 'e.json', '--gallery', 'gallery'],
    { cwd: folder },
  );
  expect(code).toBe(1);
  expect(stderr).toBe(`publish: e.json is no evaluation${reason}; want what "evaluate --json" prints\n`);
  expect(existsSync(join(folder, 'gallery'))).toBe(false);
});
