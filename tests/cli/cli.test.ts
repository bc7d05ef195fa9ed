// What holds for all commands: help, wrong use, exit codes, readers that go away.

import { expect, test } from 'vitest';
import { MODELS_FOLDER } from '../../workers/node/modelSource.ts';
import { parseModelIndex } from '../../workers/models/modelIndex.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callCli } from './callCli.ts';
import { runCli } from './runCli.ts';

test('--help lists the commands and is a success', async () => {
  const { code, stdout, stderr } = await runCli(['--help']);
  expect([code, stderr]).toEqual([0, '']);
  for (const name of ['models', 'generate', 'train', 'evaluate', 'compare', 'reference', 'export'])
    expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
});

test.each(['models', 'generate', 'train', 'evaluate', 'compare', 'reference', 'export'])(
  '%s --help explains the command with examples',
  async (name) => {
    const { code, stdout } = await callCli([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`npm run digits -- ${name}`);
    expect(stdout).toContain('Examples\n');
  },
);

test('without a command, the commands are listed as an error', async () => {
  const { code, stdout, stderr } = await callCli([]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('digits: no command, want one of models, generate, train');
});

test('an unknown command is wrong use and the nearest is suggested', async () => {
  const { code, stderr } = await runCli(['genrate', 'vae']);
  expect(code).toBe(2);
  expect(stderr).toBe(
    'digits: unknown command "genrate", want one of models, generate, train, evaluate, compare, handwriting, publish, reference, export, bench; did you mean "generate"?\n',
  );
});

test('a word that is near to nothing gets no suggestion', async () => {
  const { code, stderr } = await callCli(['xyzzy']);
  expect(code).toBe(2);
  expect(stderr).not.toContain('did you mean');
});

test('an unknown option is wrong use and the nearest is suggested', async () => {
  const { code, stderr } = await callCli(['generate', 'vae', '--cuont', '3']);
  expect(code).toBe(2);
  expect(stderr).toContain('generate: unknown option --cuont; did you mean "--count"?');
});

test('models lists the models of the gallery, one a line', async () => {
  const { code, stdout } = await runCli(['models']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^vae {2}.* kB .*parameters .*prior (mixture or )?normal .*sha256 [0-9a-f]{8}$/m);
});

test('models --json prints the index', async () => {
  const { code, stdout } = await callCli(['models', '--json']);
  expect(code).toBe(0);
  const index = parseModelIndex(JSON.parse(stdout));
  expect(index).toEqual(parseModelIndex(JSON.parse(readFileSync(join(MODELS_FOLDER, 'index.json'), 'utf8'))));
});

test('models wants no words', async () => {
  const { code, stderr } = await callCli(['models', 'vae']);
  expect([code, stderr]).toEqual([2, 'models: vae came, want no words; see npm run digits -- models --help\n']);
});

test('a reader that closes stdout early, like head, is no error', async () => {
  const { code, stderr } = await runCli(['generate', '--help'], {
    onStart: (child) => {
      child.stdout?.destroy();
    },
  });
  expect([code, stderr]).toEqual([0, '']);
});
