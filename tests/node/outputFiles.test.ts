// What commands must never replace. Asked without a command: a fault here would cost the gallery its models.

import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { filesOfGallery } from '../../workers/node/inputNames.ts';
import { MODELS_FOLDER } from '../../workers/node/modelSource.ts';
import { OutputFiles } from '../../workers/node/outputFiles.ts';
import { REFERENCE_FOLDER } from '../../workers/node/referenceFolder.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

test.each([
  join(MODELS_FOLDER, 'vae.safetensors'),
  join(MODELS_FOLDER, 'index.json'),
  join(REFERENCE_FOLDER, 'index.json'),
])('a file of the gallery is no output: %s', async (path) => {
  const before = readdirSync(join(path, '..'));
  await expect(OutputFiles.begin('export', [{ as: '--onnx', path }], await filesOfGallery())).rejects.toMatchObject({
    name: 'UsageError',
    message: `export: --onnx ${path} is the same file as the gallery's ${relative(process.cwd(), path)}; choose another name`,
  });
  expect(readdirSync(join(path, '..'))).toEqual(before); // and nothing temporary stays
});

test('a new file beside them is one', async () => {
  const path = join(MODELS_FOLDER, `${process.pid}.onnx`);
  const files = await OutputFiles.begin('export', [{ as: '--onnx', path }], await filesOfGallery());
  await files.discard();
  expect(readdirSync(MODELS_FOLDER)).not.toContain(`${process.pid}.onnx`);
});

test('a folder that is made for outputs goes again when none was written, and stays with those that were', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a', 'b');
  const given = await OutputFiles.beginIn('test', { as: '--out', path }, ['one', 'two'], []);
  expect(readdirSync(path)).toHaveLength(2);
  await given.discard();
  expect(readdirSync(folder)).toEqual([]);

  const kept = await OutputFiles.beginIn('test', { as: '--out', path }, ['one', 'two'], []);
  await kept.get(join(path, 'one')).write(new Uint8Array([1]));
  await kept.commit();
  await kept.discard();
  expect(readdirSync(path)).toEqual(['one', 'two']);
});
