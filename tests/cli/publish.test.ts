// `digits publish`, from the built command line, into a gallery of the test's own.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parseModelIndex } from '../../workers/models/modelIndex.ts';
import { COMPACT_ENCODING, readModelFile, writeModelFile } from '../../workers/models/modelFile.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';
import { runCli, type CliResult } from './runCli.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

function publish({ file }: Pick<UntrainedModel, 'file'>): Promise<CliResult> {
  writeFileSync(join(folder, 'm.safetensors'), file);
  return runCli(['publish', './m.safetensors', '--gallery', 'gallery'], { cwd: folder });
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
  const { code } = await runCli(['publish', './m.safetensors', '--evaluation', 'e.json', '--gallery', 'gallery'], {
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

test('an evaluation that is none is refused before anything is written', async () => {
  writeFileSync(join(folder, 'm.safetensors'), (await untrainedModel(1)).file);
  writeFileSync(join(folder, 'e.json'), '{"metrics": 3}');
  const { code, stderr } = await runCli(
    ['publish', './m.safetensors', '--evaluation', 'e.json', '--gallery', 'gallery'],
    { cwd: folder },
  );
  expect(code).toBe(1);
  expect(stderr).toBe('publish: e.json is no evaluation; want what "evaluate --json" prints\n');
  expect(existsSync(join(folder, 'gallery'))).toBe(false);
});
