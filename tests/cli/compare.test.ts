// `digits compare` and `digits reference`, from the built command line, on digits and with a judge made in the test.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Comparison } from '../../workers/comparison/comparison.ts';
import { folderOf, measuringFiles, type FolderFiles } from '../support/measuringFolder.ts';
import { untrainedConditional, untrainedModel } from '../support/untrainedModel.ts';
import { callCli } from './callCli.ts';
import { runCli } from './runCli.ts';

let files: FolderFiles;
let folder: string;

beforeAll(async () => {
  files = await measuringFiles({
    'm0.safetensors': (await untrainedModel(1)).file,
    'm1.safetensors': (await untrainedConditional(2)).file,
  });
});

beforeEach(() => {
  folder = folderOf(files);
});

function compare(line: string): readonly string[] {
  return ['compare', '--data', 'data', '--judge', 'j.safetensors', '--samples', '120', ...line.split(' ')];
}

test('models get a table, sentences, and files for browser and spreadsheet; a bad one is named and the rest goes on', async () => {
  writeFileSync(join(folder, 'bad.safetensors'), 'nothing');
  const line = 'm0.safetensors m1.safetensors bad.safetensors --html r.html --csv r.csv';
  const { code, stdout, stderr } = await runCli(compare(line), { cwd: folder });
  expect(code).toBe(0);
  expect(stderr).toContain('compare: done in');
  expect(stdout).toMatch(/^FID +[\d.]+ +[\d.]+ – [\d.]+ +[\d.]+ +[\d.]+ – [\d.]+ +[\d.]+$/m);
  expect(stdout).toContain('120 digits are few for FID');
  expect(stdout).toContain('bad.safetensors could not be measured');
  expect(readFileSync(join(folder, 'r.html'), 'utf8')).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
  expect(readFileSync(join(folder, 'r.csv'), 'utf8')).toMatch(/^model,name,[^]*\r\n$/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('where no model can be read it is said before any real digit is read', async () => {
  writeFileSync(join(folder, 'bad.safetensors'), 'nothing');
  const line = 'bad.safetensors none.safetensors --data nowhere --judge j.safetensors --html r.html';
  const { code, stdout, stderr } = await callCli(['compare', ...line.split(' ')], { cwd: folder });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.trimEnd().split('\n').sort()).toEqual([
    expect.stringMatching(/^compare: bad\.safetensors is no usable model: /),
    expect.stringMatching(/^compare: none\.safetensors /),
  ]);
  expect(readdirSync(folder)).not.toContain('r.html');
});

test('the JSON is the same with one worker and with three', { timeout: 120_000 }, async () => {
  const [one, three] = [
    await callCli(compare('m0.safetensors --json --workers 1'), { cwd: folder }),
    await callCli(compare('m0.safetensors --json --workers 3'), { cwd: folder }),
  ];
  expect(three.stdout).toBe(one.stdout);
  expect((JSON.parse(one.stdout) as Comparison).models[0]).toMatchObject({ key: 'm0.safetensors', status: 'measured' });
});

test.each([
  ['', 2, 'compare: no model, want ids or paths of at least one'],
  ['vae vae', 2, 'compare: vae is there twice, want each model once'],
  ['vea', 2, 'did you mean "vae"?'],
  ['vae --samples 60000', 2, '--samples'],
  ['vae --judge j.safetensors', 2, 'compare: --judge without --data'],
])('compare %s is wrong use', async (line, code, message) => {
  const result = await callCli(['compare', ...line.split(' ').filter(Boolean)], { cwd: folder });
  expect([result.code, result.stdout]).toEqual([code, '']);
  expect(result.stderr).toContain(message);
});

test('reference writes the same files every time, and the list that names them', { timeout: 120_000 }, async () => {
  const reference = (out: string) => ['reference', '--data', 'data', '--judge', 'j.safetensors', '--out', out];
  const a = await runCli(reference('a'), { cwd: folder });
  const b = await callCli(reference('b'), { cwd: folder });
  expect([a.code, b.code]).toEqual([0, 0]);
  expect(readdirSync(join(folder, 'a')).sort()).toEqual(['digits.safetensors', 'index.json', 'training.safetensors']);
  for (const name of readdirSync(join(folder, 'a'))) {
    expect(readFileSync(join(folder, 'a', name)).equals(readFileSync(join(folder, 'b', name))), name).toBe(true);
  }
});
