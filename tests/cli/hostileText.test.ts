// A model's name and card are whatever the maker of the file wrote. The terminal gets none of it that it would obey.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { COMPACT_ENCODING, writeModelFile } from '../../workers/models/modelFile.ts';
import { sampleJudge } from '../evaluation/sampleJudge.ts';
import { mnistFiles } from '../support/mnistFolder.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';
import { callCli } from './callCli.ts';
import { runCli, type CliResult } from './runCli.ts';

/** Clears the line, writes a better result over it, goes up, sets the title, turns the order. */
const NAME = '\u{1b}[2K\rFID 0.00\n\u{1b}[1A\u{1b}]0;owned\u{7}\u{9b}2K\u{202e}GAN\u{7f}';
const PRINTED = ' FID 0.00 GAN';
const OBEYED = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

let model: UntrainedModel;
let file: Uint8Array;
let judge: Uint8Array;
let folder: string;

beforeAll(async () => {
  model = await untrainedModel(1);
  file = writeModelFile({ ...model.model, name: NAME }, COMPACT_ENCODING);
  ({ file: judge } = await sampleJudge());
});

beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'm.safetensors'), file);
});

function expectHarmless({ stdout, stderr }: CliResult): void {
  for (const line of `${stdout}\n${stderr}`.split('\n')) expect(line).not.toMatch(OBEYED);
}

test('export prints the name as text', async () => {
  const result = await runCli(['export', './m.safetensors', '--onnx', 'm.onnx'], { cwd: folder });
  expect(result.code).toBe(0);
  expect(result.stdout).toMatch(new RegExp(`^m\\.onnx: ${PRINTED}, \\d.*\n$`));
  expectHarmless(result);
});

test('publish prints the name as text', async () => {
  const result = await callCli(['publish', './m.safetensors', '--gallery', 'g'], { cwd: folder });
  expect([result.code, result.stdout]).toEqual([0, expect.stringContaining(`: ${PRINTED}, `)]);
  expectHarmless(result);
});

test(
  'compare prints the name as text in table and sentences, and escapes it in JSON',
  { timeout: 120_000 },
  async () => {
    mkdirSync(join(folder, 'data'));
    for (const [name, bytes] of mnistFiles(300, 200)) writeFileSync(join(folder, 'data', name), bytes);
    writeFileSync(join(folder, 'j.safetensors'), judge);
    const args = ['compare', './m.safetensors', '--data', 'data', '--judge', 'j.safetensors', '--samples', '120'];
    const table = await callCli([...args, '--html', 'r.html'], { cwd: folder });
    expect([table.code, table.stdout]).toEqual([0, expect.stringContaining(`${PRINTED} (m.safetensors)`)]);
    expectHarmless(table);
    expect(readFileSync(join(folder, 'r.html'), 'utf8')).toContain('FID 0.00');

    const json = await callCli([...args, '--json'], { cwd: folder });
    expectHarmless(json);
    const { models } = JSON.parse(json.stdout) as { readonly models: readonly { readonly name: string }[] };
    expect(models[0]?.name).toBe(`${NAME} (m.safetensors)`);
  },
);

test('errors show pieces of files and of names as text', async () => {
  const nasty = `${NAME}.safetensors`;
  writeFileSync(join(folder, nasty), '\u{1b}[2K'.repeat(20));
  const results = [
    await runCli(['export', `./${nasty}`, '--onnx', 'm.onnx'], { cwd: folder }),
    await callCli(['generate', `./none${nasty}`, '--out', 'm.png'], { cwd: folder }),
    await callCli(['generate', NAME, '--out', 'm.png'], { cwd: folder }),
    await callCli(['generate', 'vae', NAME, '--out', 'm.png'], { cwd: folder }),
    await callCli([NAME], { cwd: folder }),
    await callCli(['generate', `--${NAME}`], { cwd: folder }),
  ];
  for (const result of results) {
    expect([result.code === 1 || result.code === 2, result.stdout]).toEqual([true, '']);
    expect(result.stderr.split('\n')).toHaveLength(2); // one line and its end
    expectHarmless(result);
  }
});
