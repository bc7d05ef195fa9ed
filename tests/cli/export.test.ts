// `digits export`, from the built command line: a model as an ONNX file.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readModelFile, writeModelFile, COMPACT_ENCODING } from '../../workers/models/modelFile.ts';
import { writeModelAsOnnx } from '../../workers/models/onnxModel.ts';
import { writePart } from '../../workers/models/partFile.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { MODELS_FOLDER } from '../../workers/node/modelSource.ts';
import { readOnnx } from '../support/onnxFile.ts';
import { encoderDraft } from '../support/samplePart.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { untrainedConditional, untrainedModel } from '../support/untrainedModel.ts';
import { callCli } from './callCli.ts';
import { runCli, type CliResult } from './runCli.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

const exported = (...args: string[]): Promise<CliResult> => callCli(['export', ...args], { cwd: folder });

test('a model of the gallery, by its id, with its card and the sum of the file that it is from', async () => {
  const { code, stdout, stderr } = await runCli(['export', 'vae', '--onnx', 'v.onnx'], { cwd: folder });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^v\.onnx: VAE, \d+\.\d kB, z \[N, 12\] → ink \[N, 28, 28, 1\]\n$/);
  const file = readOnnx(new Uint8Array(readFileSync(join(folder, 'v.onnx'))));
  const source = readFileSync(join(MODELS_FOLDER, 'vae.safetensors'));
  expect(file.inputs).toEqual([{ name: 'z', dims: ['N', 12] }]);
  expect(file.producerVersion).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Object.fromEntries(file.metadata)).toMatchObject({
    'tddne.id': 'vae',
    'tddne.licence': 'CC0-1.0',
    'tddne.sourceSha256': createHash('sha256').update(source).digest('hex'),
  });
});

test('a model file, by its path, takes the place of what was there', async () => {
  const { file, model, sha256 } = await untrainedConditional(1);
  writeFileSync(join(folder, 'm.safetensors'), file);
  writeFileSync(join(folder, 'any name'), 'old');
  const { code, stdout } = await exported('./m.safetensors', '--onnx', 'any name');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^any name: Sample, .*z \[N, 18\] \(8 latent, 10 classes\) → ink \[N, 28, 28, 1\]\n$/);
  const written = new Uint8Array(readFileSync(join(folder, 'any name')));
  const { producerVersion = '' } = readOnnx(written);
  expect(written).toEqual(writeModelAsOnnx(model, sha256, producerVersion));
  expect(readdirSync(folder).sort()).toEqual(['any name', 'm.safetensors']); // no temporary file stays
});

test('without --onnx, or without a model, it is wrong use', async () => {
  const noFile = await exported('vae');
  expect([noFile.code, noFile.stderr]).toEqual([
    2,
    'export: no --onnx FILE, want the file to write; see npm run digits -- export --help\n',
  ]);
  const noModel = await exported('--onnx', 'v.onnx');
  expect([noModel.code, noModel.stderr]).toEqual([2, expect.stringContaining('export: no MODEL, want one MODEL')]);
  const two = await exported('vae', 'gan', '--onnx', 'v.onnx');
  expect([two.code, two.stderr]).toEqual([2, expect.stringContaining('export: 2 words (vae gan), want one MODEL')]);
  expect(readdirSync(folder)).toEqual([]);
});

test('an unknown model is named with those that there are', async () => {
  const { code, stderr } = await exported('vea', '--onnx', 'v.onnx');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^export: unknown model "vea", want one of .*vae.* or a path to a model file; did you mean/);
  const missing = await exported('./none.safetensors', '--onnx', 'v.onnx');
  expect([missing.code, missing.stderr]).toEqual([
    1,
    'export: ./none.safetensors cannot be read: no such file or folder (ENOENT)\n',
  ]);
  expect(readdirSync(folder)).toEqual([]);
});

test('a part of a model makes no digits and is refused', async () => {
  const { file } = await writePart(encoderDraft(), await createBackend('wasm'));
  writeFileSync(join(folder, 'e.safetensors'), file);
  const { code, stderr } = await exported('./e.safetensors', '--onnx', 'e.onnx');
  expect([code, stderr]).toEqual([
    2,
    "export: ./e.safetensors is the encoder of sample, want a model, what makes digits; give the model's own file\n",
  ]);
  expect(existsSync(join(folder, 'e.onnx'))).toBe(false);
});

test('a file whose digits are not what it says is refused', async () => {
  const { model } = await untrainedModel(1);
  const weights = new Map(model.weights).set('0.b', new Float32Array(model.weights.get('0.b')?.length ?? 0).fill(3));
  const forged = writeModelFile({ ...model, weights }, COMPACT_ENCODING);
  expect(readModelFile(forged).id).toBe(model.id); // sound in form
  writeFileSync(join(folder, 'm.safetensors'), forged);
  const { code, stderr } = await exported('./m.safetensors', '--onnx', 'm.onnx');
  expect([code, stderr]).toEqual([1, expect.stringMatching(/test vector 0 .* pixels are off by up to/)]);
  expect(readdirSync(folder)).toEqual(['m.safetensors']);
});

test('a folder that does not take files, or a folder of that name, leaves nothing behind', async () => {
  const missing = await exported('vae', '--onnx', join('none', 'v.onnx'));
  expect([missing.code, missing.stderr]).toEqual([
    1,
    `export: ${join('none', 'v.onnx')} cannot be written: no such file or folder (ENOENT)\n`,
  ]);
  const taken = await exported('vae', '--onnx', '.');
  expect([taken.code, taken.stderr]).toEqual([
    1,
    'export: . cannot be written: it is a folder, want a file (EISDIR)\n',
  ]);
  expect(readdirSync(folder)).toEqual([]);
});
