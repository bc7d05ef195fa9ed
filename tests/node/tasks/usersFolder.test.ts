// `npm run digits` from anywhere: names of files are meant from where the person is.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { untrainedModel } from '../../support/untrainedModel.ts';

const ARGS = ['export', './m.safetensors', '--onnx', 'm.onnx'];

test('npm started in another folder reads and writes there', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'm.safetensors'), (await untrainedModel(1)).file);
  const { status, stdout } = spawnSync('npm', ['--prefix', PROJECT_ROOT, 'run', '--silent', 'digits', '--', ...ARGS], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^m\.onnx: /)]);
  expect(readdirSync(folder).sort()).toEqual(['m.onnx', 'm.safetensors']);
  expect(existsSync(join(PROJECT_ROOT, 'm.onnx'))).toBe(false);
});

/** The script of package.json as npm starts it, and with what npm says of it. */
function bootstrap(cwd: string, said: Readonly<Record<string, string>>) {
  const file = join(PROJECT_ROOT, 'workers', 'node', 'tasks', 'bootstrap.mjs');
  const env = { ...process.env, ...said };
  return spawnSync(process.execPath, [file, 'digits', ...ARGS], { cwd, env, encoding: 'utf8' });
}

test('what npm says of another script, or of a process that is elsewhere, is not believed', async () => {
  const folder = temporaryFolder();
  const other = temporaryFolder();
  writeFileSync(join(folder, 'm.safetensors'), (await untrainedModel(1)).file);
  const script = bootstrap(PROJECT_ROOT, { INIT_CWD: folder, npm_lifecycle_event: 'test' });
  expect([script.status, script.stderr]).toEqual([1, expect.stringContaining('./m.safetensors cannot be read')]);
  const elsewhere = bootstrap(folder, { INIT_CWD: other, npm_lifecycle_event: 'digits' });
  expect([elsewhere.status, readdirSync(folder).sort()]).toEqual([0, ['m.onnx', 'm.safetensors']]);
});

test('a folder that is gone since is said', () => {
  const gone = join(temporaryFolder(), 'gone');
  const { status, stderr } = bootstrap(PROJECT_ROOT, { INIT_CWD: gone, npm_lifecycle_event: 'digits' });
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^digits: .*gone, where npm was called, cannot be entered: ENOENT/m),
  ]);
});
