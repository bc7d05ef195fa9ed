// `digits evaluate`, from the built command line, on digits and with a judge made in the test.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Evaluation } from '../../workers/evaluation/evaluation.ts';
import { idxHeader } from '../../workers/node/idxWriter.ts';
import { openJudge } from '../../workers/node/judgeSource.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { folderOf, measuringFiles, type FolderFiles } from '../support/measuringFolder.ts';
import { untrainedConditional, untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';
import { callCli } from './callCli.ts';
import { runCli, type CliResult } from './runCli.ts';

const N = 150;
const digits = drawnDigits(N, 5);

let judge: Uint8Array;
let files: FolderFiles;
let untrained: UntrainedModel;
let folder: string;

beforeAll(async () => {
  untrained = await untrainedModel(1);
  files = await measuringFiles({ 'm.safetensors': untrained.file });
  judge = files.get('j.safetensors') ?? new Uint8Array();
});

beforeEach(() => {
  folder = folderOf(files);
  write('d.idx3-ubyte', [N, 28, 28], digits.images);
  write('d.idx1-ubyte', [N], digits.labels);
});

/** An IDX file in the test's folder. */
function write(name: string, extents: readonly number[], values: Uint8Array): void {
  writeFileSync(join(folder, name), Buffer.concat([idxHeader(extents), values]));
}

/** evaluate with the test's data and judge. */
function evaluateLine(line: string): readonly string[] {
  return ['evaluate', '--data', 'data', '--judge', 'j.safetensors', ...line.split(' ')];
}

function evaluate(line: string): Promise<CliResult> {
  return callCli(evaluateLine(line), { cwd: folder });
}

test('a file of digits gets a table: value, interval and what real digits get, for every metric', async () => {
  const { code, stdout, stderr } = await runCli(evaluateLine('d.idx3-ubyte --labels d.idx1-ubyte'), { cwd: folder });
  expect(code).toBe(0);
  const names = ['FID', 'KID', 'Precision', 'Recall', 'Density', 'Coverage', 'Unreadable', 'Label agreement'];
  for (const name of [...names, 'Class entropy', 'Sharpness', 'Memorisation, features', 'share of 7']) {
    expect(stdout).toMatch(
      new RegExp(`^${name}.* −?[\\d.]+( %)? +−?[\\d.]+( %)? – −?[\\d.]+( %)? +−?[\\d.]+( %)?$`, 'm'),
    );
  }
  expect(stdout).toMatch(/^Metric +Value +95 % interval +Real digits$/m);
  expect(stdout).toContain('150 digits against 200 test digits; neighbours among 150.');
  expect(stdout).toMatch(/^Seed 1, judge sample-judge [0-9a-f]{8} with 64 features\.$/m);
  expect(stderr).toMatch(/^evaluate: 150 digits, judge sample-judge [0-9a-f]{8}, seed 1, \d+ workers?\n/);
  expect(stderr).toMatch(
    /\nevaluate: .*: training images \d+ with fingerprint [0-9a-f]{8}, MNIST in its order has 60000 with fingerprint [0-9a-f]{8};/,
  );
  expect(stderr).toMatch(/\nevaluate: done in .*\n$/);
});

test(
  '--json is the same with any number of workers, and says what was evaluated by whom',
  { timeout: 120_000 },
  async () => {
    const one = await evaluate('d.idx3-ubyte --labels d.idx1-ubyte --seed 3 --json --workers 1');
    const three = await evaluate('d.idx3-ubyte --labels d.idx1-ubyte --seed 3 --json --workers 3');
    expect([one.code, three.code]).toEqual([0, 0]);
    expect(three.stdout).toBe(one.stdout);
    const result = JSON.parse(one.stdout) as Evaluation & { readonly digits: unknown }; // checked below
    expect(result.digits).toMatchObject({ file: 'd.idx3-ubyte' });
    expect(result).toMatchObject({
      n: N,
      seed: 3,
      judge: { sha256: createHash('sha256').update(judge).digest('hex') },
    });
    const { value, low, high, floor } = result.metrics.fid;
    expect(low <= value && value <= high && floor > 0).toBe(true);
  },
);

test('a model is evaluated on digits that it makes, far from real ones before any training', async () => {
  const { code, stdout } = await evaluate('./m.safetensors --samples 120 --json');
  expect(code).toBe(0);
  const { digits: source, n, metrics } = JSON.parse(stdout) as Evaluation & { readonly digits: unknown }; // checked below
  const { id, priors } = untrained.model;
  expect([n, source]).toEqual([120, { model: id, sha256: untrained.sha256, prior: priors[0].id, seed: 1 }]);
  expect(metrics.fid.low).toBeGreaterThan(metrics.fid.floor);
  expect(metrics.precision.high).toBeLessThan(metrics.precision.floor);
  expect(metrics.labelAgreement).toBeNull();
});

test('a conditional model is also asked whether its digits are of the class they should be', async () => {
  writeFileSync(join(folder, 'c.safetensors'), (await untrainedConditional(1)).file);
  const { code, stdout } = await evaluate('./c.safetensors --samples 120 --json');
  expect(code).toBe(0);
  const { labelAgreement } = (JSON.parse(stdout) as Evaluation).metrics; // checked below
  expect(labelAgreement?.value).toBeLessThan(0.5); // nobody has trained it
  expect(labelAgreement?.floor).toBeGreaterThan(0.8);
});

test('--samples takes the first digits of a file, gzipped or not', { timeout: 120_000 }, async () => {
  const header = idxHeader([N, 28, 28]);
  writeFileSync(join(folder, 'd.idx3-ubyte.gz'), gzipSync(Buffer.concat([header, digits.images])));
  const { code, stdout } = await evaluate('d.idx3-ubyte.gz --samples 100 --json');
  write('first.idx3-ubyte', [100, 28, 28], digits.images.subarray(0, 100 * 784));
  const first = await evaluate('first.idx3-ubyte --json');
  expect([code, first.code]).toEqual([0, 0]);
  const metricsOf = (text: string) => (JSON.parse(text) as Evaluation).metrics; // compared as a whole
  expect(metricsOf(stdout)).toEqual(metricsOf(first.stdout));
});

describe('wrong use ends with code 2 and says what is wanted:', () => {
  test.each([
    ['d.idx3-ubyte --samples none', '--samples "none", want a whole number from 1 to 100000'],
    ['d.idx3-ubyte --samples 151', '--samples 151, but d.idx3-ubyte holds 150; ask for fewer or leave it out'],
    ['d.idx3-ubyte --seed=-1', '--seed "-1", want a whole number'],
    ['d.idx3-ubyte --workers 0', '--workers "0", want a whole number from 1 to 256'],
    ['d.idx3-ubyte --prior normal', '--prior for d.idx3-ubyte, which has its digits already; leave it out'],
    ['./m.safetensors --labels d.idx1-ubyte', '--labels for ./m.safetensors, want it with a file of digits only'],
    ['./m.safetensors --prior uniform', '--prior "uniform", sample has'],
    ['d.idx3-ubyte another', '2 words (d.idx3-ubyte another), want one MODEL or FILE.idx3-ubyte'],
    ['d.idx3-ubyte --jugde x', 'unknown option --jugde; did you mean "--judge"?'],
    ['vea', 'unknown model "vea"'],
  ])('%s', async (line, message) => {
    const { code, stdout, stderr } = await evaluate(line);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`evaluate: ${message}`);
  });

  test('nothing to evaluate', async () => {
    const { code, stderr } = await callCli(['evaluate']);
    expect(code).toBe(2);
    expect(stderr).toContain('evaluate: no MODEL or FILE.idx3-ubyte, want one');
  });
});

describe('what cannot be evaluated ends with code 1 and says why:', () => {
  test.each([
    ['a file that is missing', 'none.idx3-ubyte', 'none.idx3-ubyte cannot be read: no such file or folder (ENOENT)'],
    ['digits of another size', 'small.idx3-ubyte', 'small.idx3-ubyte is [70, 20, 20]; want digits of [N, 28, 28]'],
    ['labels in place of digits', 'labels.idx3-ubyte', 'labels.idx3-ubyte is [150]; want digits of [N, 28, 28]'],
    ['a file that is no IDX', 'text.idx3-ubyte', 'text.idx3-ubyte: not an IDX file'],
    ['a file that is cut off', 'short.idx3-ubyte', 'short.idx3-ubyte: truncated'],
    ['too few digits', 'd.idx3-ubyte --samples 64', '64 digits for 64 features, want at least 65; take more'],
    ['too few digits of a model', './m.safetensors --samples 64', '64 digits for 64 features, want at least 65'],
    ['one digit again and again', 'same.idx3-ubyte', 'all 70 digits are the same, want different ones'],
    ['labels that are missing', 'd.idx3-ubyte --labels l.idx1-ubyte', 'l.idx1-ubyte cannot be read: no such file'],
    ['labels of other digits', 'd.idx3-ubyte --labels few.idx1-ubyte', 'few.idx1-ubyte is [149]; want labels of [150]'],
    ['labels that are no classes', 'd.idx3-ubyte --labels odd.idx1-ubyte', 'label 0 is 11, want 0 … 9'],
    ['a judge that is missing', 'd.idx3-ubyte --judge no.safetensors', 'no.safetensors cannot be read: no such file'],
    [
      'a judge that is a model',
      'd.idx3-ubyte --judge m.safetensors',
      'm.safetensors is no usable judge: judge file sample: tddne.kind: "vae", want "judge"',
    ],
    ['data that are not there', 'd.idx3-ubyte --data nowhere', '--data nowhere is not there'],
  ])('%s', async (_, line, message) => {
    write('small.idx3-ubyte', [70, 20, 20], new Uint8Array(70 * 400));
    write('labels.idx3-ubyte', [N], digits.labels);
    write('short.idx3-ubyte', [N, 28, 28], digits.images.subarray(1));
    write('same.idx3-ubyte', [70, 28, 28], new Uint8Array(70 * 784).fill(9));
    write('few.idx1-ubyte', [N - 1], digits.labels.subarray(1));
    write('odd.idx1-ubyte', [N], new Uint8Array(N).fill(11));
    writeFileSync(join(folder, 'text.idx3-ubyte'), 'these are no digits');
    const { code, stdout, stderr } = await evaluate(line);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('evaluate: ');
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('should not have happened');
  });

  test('a judge whose weights are not those of its vectors', async () => {
    const forged = judge.slice().fill(0, -40);
    writeFileSync(join(folder, 'j.safetensors'), forged);
    const { code, stderr } = await evaluate('d.idx3-ubyte');
    expect(code).toBe(1);
    expect(stderr).toMatch(/judge file sample-judge: test vector 0: .*; the file or the engine is not what it says/);
  });
});

test('without --judge it is the gallery’s, and without one there the way to one is told', async () => {
  const missing = `no judge at ${relative(process.cwd(), join(folder, 'judge.safetensors'))}; train one with npm run digits -- train judge`;
  await expect(openJudge('evaluate', undefined, folder)).rejects.toThrow(missing);
  writeFileSync(join(folder, 'judge.safetensors'), judge);
  const { judge: found } = await openJudge('evaluate', undefined, folder);
  expect(found.id).toBe('sample-judge');
});

test('Ctrl-C ends with code 130 and no result', async () => {
  let interrupted = false;
  const line = 'evaluate ./m.safetensors --data data --judge j.safetensors --samples 60000 --workers 2';
  const { code, stdout, stderr } = await runCli(line.split(' '), {
    cwd: folder,
    onStderr: (child, text) => {
      if (interrupted || !text.includes('60,000 digits')) return; // it has begun
      interrupted = true;
      child.kill('SIGINT');
    },
  });
  expect([code, stdout]).toEqual([130, '']);
  expect(stderr).toMatch(/\nevaluate: interrupted\n$/);
});
