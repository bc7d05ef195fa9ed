// Real digits that lie otherwise than MNIST's, in every command that takes --data: said before figures that mean nothing.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { DigitSet } from '../../workers/data/digitSet.ts';
import { idxHeader } from '../../workers/node/idxWriter.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { lay, LAID } from '../support/layDigits.ts';
import { filesOfSets } from '../support/mnistFolder.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';
import { callCli } from './callCli.ts';
import { runCli } from './runCli.ts';

/** Few more than the judge has features, which is the fewest that are measured. */
const sets = { training: drawnDigits(150), test: drawnDigits(130, 2) };
const TRANSPOSED = 'transposed it can: rows and columns are exchanged, as in EMNIST as it is published;';

let untrained: UntrainedModel;
let folder: string;

beforeAll(async () => {
  untrained = await untrainedModel(1);
});

beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'm.safetensors'), untrained.file);
});

/** A folder of digits that lie so. */
function write(name: string, how?: string): void {
  const level = how === undefined ? undefined : LAID[how];
  const laid = (set: DigitSet): DigitSet => (level ? lay(set, level) : set);
  mkdirSync(join(folder, name));
  const files = filesOfSets({ training: laid(sets.training), test: laid(sets.test) });
  for (const [file, bytes] of files) writeFileSync(join(folder, name, file), bytes);
}

test.each([
  ['evaluate', 'evaluate m.safetensors --samples 120 --data data'],
  ['compare', 'compare m.safetensors --samples 120 --data data'],
  ['reference', 'reference --data data --out out'],
  ['train', 'train judge --data data --out run --epochs 1'],
])('%s says that real digits are transposed, of both sets', { timeout: 60_000 }, async (command, line) => {
  write('data', 'transposed');
  const { code, stderr } = await runCli(line.split(' '), { cwd: folder });
  expect(code).toBe(0);
  for (const name of ['test', 'training']) {
    expect(stderr).toMatch(
      new RegExp(`^${command}: warning: the judge cannot read \\d\\d % of the ${name} digits, .*; ${TRANSPOSED}`, 'm'),
    );
  }
});

test(
  'evaluate says that real digits are inverted, and nothing of those that are fit',
  { timeout: 60_000 },
  async () => {
    write('data');
    write('other', 'inverted');
    const evaluate = (data: string) =>
      callCli(`evaluate m.safetensors --samples 120 --data ${data}`.split(' '), { cwd: folder });
    expect((await evaluate('data')).stderr).not.toContain('warning');
    expect((await evaluate('other')).stderr).toContain('with paper and ink exchanged it can; want 255 for ink');
  },
);

test('evaluate says that the digits of a file are transposed', { timeout: 60_000 }, async () => {
  write('data');
  const { images, count } = lay(drawnDigits(150, 5), (at, x, y) => at(y, x));
  writeFileSync(join(folder, 'd.idx3-ubyte'), Buffer.concat([idxHeader([count, 28, 28]), images]));
  const { code, stderr } = await callCli('evaluate d.idx3-ubyte --data data'.split(' '), { cwd: folder });
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^evaluate: warning: the judge cannot read \d\d % of the digits in d\.idx3-ubyte, .*; transposed it can/m,
  );
  expect(stderr).not.toContain('test digits, want');
});
