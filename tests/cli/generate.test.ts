// `digits generate`, from the built command line, with a model made in the test.

import { decode } from 'fast-png';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readIdx } from '../../workers/data/idx.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { untrainedConditional, untrainedModel, type UntrainedModel } from '../support/untrainedModel.ts';
import { callCli } from './callCli.ts';
import { runCli, type CliResult } from './runCli.ts';

let untrained: UntrainedModel;
let folder: string;

beforeAll(async () => {
  untrained = await untrainedModel(1);
});

beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'm.safetensors'), untrained.file);
});

/** generate, in the test's folder, with its model unless another comes first. */
function generate(line: string, model = './m.safetensors'): Promise<CliResult> {
  return callCli(['generate', model, ...line.split(' ')], { cwd: folder });
}

async function readImages(name: string) {
  return readIdx(new Uint8Array(readFileSync(join(folder, name))), name);
}

test('digits go into an IDX file, the same for the same seed with any number of workers', async () => {
  const one = await generate('--count 700 --seed 7 --workers 1 --out one.idx3-ubyte');
  const line = './m.safetensors --count 700 --seed 7 --workers 3 --out three-idx3-ubyte';
  const three = await runCli(['generate', ...line.split(' ')], { cwd: folder });
  expect([one.code, three.code]).toEqual([0, 0]);
  expect(one.stdout).toBe(
    'one.idx3-ubyte: 700 digits of sample, seed 7, index 0–699, temperature 1, prior mixture, 548.8 kB\n',
  );
  expect(one.stderr).toMatch(/images\/s on 1 worker\n$/);
  const images = await readImages('one.idx3-ubyte');
  expect(images.shape).toEqual([700, 28, 28]);
  expect(await readImages('three-idx3-ubyte')).toEqual(images);
  expect(readdirSync(folder).sort()).toEqual(['m.safetensors', 'one.idx3-ubyte', 'three-idx3-ubyte']);
});

test('--first begins at any index, --temperature changes the digits', async () => {
  await generate('--count 5 --seed 7 --first 1000000005 --out five.idx3-ubyte');
  await generate('--count 1 --seed 7 --first 1000000007 --out one.idx3-ubyte');
  await generate('--count 1 --seed 7 --first 1000000007 --temperature 0.5 --out cool.idx3-ubyte');
  const third = (await readImages('five.idx3-ubyte')).data.slice(2 * 784, 3 * 784);
  const one = (await readImages('one.idx3-ubyte')).data;
  expect(one).toEqual(third);
  expect((await readImages('cool.idx3-ubyte')).data).not.toEqual(one);
});

test('--prior chooses where the latents come from, the model’s first unless told otherwise', async () => {
  await generate('--count 5 --seed 7 --out default.idx3-ubyte');
  await generate('--count 5 --seed 7 --prior mixture --out mixture.idx3-ubyte');
  const normal = await generate('--count 5 --seed 7 --prior normal --out normal.idx3-ubyte');
  expect(normal.stdout).toContain(', prior normal, ');
  const { data } = await readImages('default.idx3-ubyte');
  expect((await readImages('mixture.idx3-ubyte')).data).toEqual(data);
  expect((await readImages('normal.idx3-ubyte')).data).not.toEqual(data);
});

describe('a model that is told a class', () => {
  beforeEach(async () => {
    writeFileSync(join(folder, 'c.safetensors'), (await untrainedConditional(1)).file);
  });

  test('makes one class with --class, and says so', async () => {
    const { code, stdout } = await generate('--count 5 --seed 7 --class 3 --out three.idx3-ubyte', './c.safetensors');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^three\.idx3-ubyte: 5 digits of conditional-sample, .* prior mixture, class 3, .*B\n$/);
    await generate('--count 5 --seed 7 --class 4 --out four.idx3-ubyte', './c.safetensors');
    expect((await readImages('four.idx3-ubyte')).data).not.toEqual((await readImages('three.idx3-ubyte')).data);
  });

  test('writes with --labels which class each digit is, the same with any number of workers', async () => {
    const line = '--count 600 --seed 7 --out d.idx3-ubyte --labels';
    const { code, stdout } = await generate(`${line} one.idx1-ubyte --workers 1`, './c.safetensors');
    expect(code).toBe(0);
    expect(stdout).toContain('one.idx1-ubyte: 600 labels\n');
    const { shape, data } = await readImages('one.idx1-ubyte');
    expect([shape, new Set(data).size]).toEqual([[600], 10]);
    await generate(`${line} three.idx1-ubyte --workers 3`, './c.safetensors');
    expect((await readImages('three.idx1-ubyte')).data).toEqual(data);

    // A digit by its label is the digit that was labelled.
    const last = data.at(-1) ?? NaN;
    await generate(`--count 1 --seed 7 --first 599 --class ${last} --out one.idx3-ubyte`, './c.safetensors');
    const all = await readImages('d.idx3-ubyte');
    expect((await readImages('one.idx3-ubyte')).data).toEqual(all.data.slice(599 * 784));
  });

  test('leaves neither digits nor labels behind when the labels cannot be written', async () => {
    const before = readdirSync(folder);
    const { code, stderr } = await generate('--out d.png --labels nowhere/l.idx1-ubyte', './c.safetensors');
    expect(code).toBe(1);
    expect(stderr).toContain('generate: nowhere/l.idx1-ubyte cannot be written');
    expect(readdirSync(folder)).toEqual(before);
  });
});

test('without --seed one is chosen at random and printed, so that the digits can be made again', async () => {
  const { stdout } = await generate('--count 3 --out a.idx3-ubyte');
  const seed = /seed (\d+),/.exec(stdout)?.[1] ?? 'none';
  await generate(`--count 3 --seed ${seed} --out b.idx3-ubyte`);
  expect(await readImages('b.idx3-ubyte')).toEqual(await readImages('a.idx3-ubyte'));
  const again = await generate('--count 3 --out c.idx3-ubyte');
  expect(again.stdout).not.toContain(`seed ${seed},`);
});

test('a name in .png gets a contact sheet: black ink on white paper, in rows', async () => {
  await generate('--count 5 --seed 7 --out sheet.png');
  await generate('--count 5 --seed 7 --out five.idx3-ubyte');
  const { width, height, channels, data } = decode(readFileSync(join(folder, 'sheet.png')));
  expect({ width, height, channels }).toEqual({ width: 3 * 32 + 4, height: 2 * 32 + 4, channels: 1 });
  const { data: digits } = await readImages('five.idx3-ubyte');
  for (const [digit, left, top] of [
    [0, 4, 4],
    [2, 68, 4],
    [4, 36, 36],
  ] as const) {
    const cell = Array.from({ length: 784 }, (_, i) => data[(top + Math.floor(i / 28)) * width + left + (i % 28)]);
    expect(cell.map((paper) => 255 - (paper ?? 0))).toEqual([...digits.slice(digit * 784, (digit + 1) * 784)]);
  }
  expect([data[0], data.at(-1)]).toEqual([255, 255]);
});

test('an earlier file of that name is replaced', async () => {
  writeFileSync(join(folder, 'one.idx3-ubyte'), 'what was there before');
  const { code } = await generate('--count 1 --out one.idx3-ubyte');
  expect(code).toBe(0);
  expect((await readImages('one.idx3-ubyte')).shape).toEqual([1, 28, 28]);
});

describe('wrong use ends with code 2, says what came and what is wanted, and writes nothing:', () => {
  test.each([
    ['--count many', '--count "many", want a whole number from 1 to 4294967295'],
    ['--count 0', '--count "0", want a whole number from 1'],
    ['--count 1e3', '--count "1e3", want a whole number'],
    ['--seed lucky', '--seed "lucky", want a whole number from 0 to 9007199254740991'],
    ['--seed=-1', '--seed "-1", want a whole number'],
    ['--seed -1', '--seed has no value; one that begins with a dash is written --seed=-1'],
    ['--seed 9007199254740992', '--seed "9007199254740992", want a whole number from 0 to 9007199254740991'],
    [
      '--count 2 --first 9007199254740991',
      '--first "9007199254740991", want a whole number from 0 to 9007199254740990',
    ],
    ['--temperature hot', '--temperature "hot", want a decimal from 0 to 4'],
    ['--temperature 5', '--temperature "5", want a decimal from 0 to 4'],
    ['--prior nromal', '--prior "nromal", sample has mixture and normal; did you mean "normal"?'],
    ['--workers 0', '--workers "0", want a whole number from 1 to 256'],
    ['--class 12', '--class "12", want a whole number from 0 to 9'],
    ['--class 3', '--class for sample, which is unconditional and has no labels'],
    ['--labels l.idx1-ubyte', '--labels for sample, which is unconditional and has no labels'],
    ['--labels l.txt', '--labels "l.txt", want a file name that ends in idx1-ubyte'],
    ['--count 10001', '--count 10001 on one sheet, want at most 10000'],
    ['another', '2 words (./m.safetensors another), want one MODEL'],
  ])('%s', async (line, message) => {
    const { code, stdout, stderr } = await generate(`--out x.png ${line}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`generate: ${message}`);
    expect(readdirSync(folder)).toEqual(['m.safetensors']);
  });

  test.each([
    ['--count 1', 'no --out, want a file name that ends in idx3-ubyte or .png'],
    ['--out digits.jpg', '--out "digits.jpg", want a file name that ends in idx3-ubyte or .png'],
  ])('%s', async (line, message) => {
    const { code, stderr } = await generate(line);
    expect(code).toBe(2);
    expect(stderr).toContain(`generate: ${message}`);
  });

  test('no model', async () => {
    const { code, stderr } = await callCli(['generate', '--out', 'x.png'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('generate: no MODEL, want one MODEL');
  });

  test('an unknown model, with the nearest suggested', async () => {
    const { code, stderr } = await generate('--out x.png', 'vea');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^generate: unknown model "vea", want one of .*, vae, .* or a path to a model file; did you mean "vae"\?\n$/,
    );
  });
});

describe('what cannot be done ends with code 1, says why, and leaves nothing behind:', () => {
  test.each([
    [
      'a model file that is missing',
      'none.safetensors',
      'generate: none.safetensors cannot be read: no such file or folder (ENOENT)',
    ],
    ['a model file that is a folder', './', 'generate: ./ cannot be read: it is a folder, want a file (EISDIR)'],
    [
      'a model file that is something else',
      'text.safetensors',
      'generate: text.safetensors is no usable model: model file',
    ],
    ['a model file that is cut off', 'short.safetensors', 'generate: short.safetensors is no usable model: model file'],
    ['a model that fails its test vectors', 'wrong.safetensors', 'model file sample: test vector 0'],
  ])('%s', async (_, model, message) => {
    writeFileSync(join(folder, 'text.safetensors'), 'This is not a model. '.repeat(100));
    writeFileSync(join(folder, 'short.safetensors'), untrained.file.slice(0, -1));
    const wrong = untrained.file.slice();
    wrong.fill(0, -600);
    writeFileSync(join(folder, 'wrong.safetensors'), wrong);
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await generate('--out x.png', model);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('should not have happened');
    expect(readdirSync(folder)).toEqual(before);
  });

  test('a folder that is not there', async () => {
    const { code, stderr } = await generate('--out nowhere/x.png');
    expect([code, stderr]).toEqual([1, 'generate: nowhere/x.png cannot be written: no such file or folder (ENOENT)\n']);
  });

  test('a folder that is a file', async () => {
    const { code, stderr } = await generate('--out m.safetensors/x.png');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'm.safetensors/x.png cannot be written: a part of the path is a file, want a folder (ENOTDIR)',
    );
  });

  test('a name that is a folder', async () => {
    mkdirSync(join(folder, 'x.png'));
    const { code, stderr } = await generate('--out x.png');
    expect([code, stderr]).toEqual([1, 'generate: x.png cannot be written: it is a folder, want a file (EISDIR)\n']);
  });

  test('a folder that may not be written', async () => {
    // To root everything may be written but the kernel's own folders.
    const isRoot = process.getuid?.() === 0;
    const forbidden = isRoot && existsSync('/sys/kernel') ? '/sys/kernel' : join(folder, 'forbidden');
    if (!existsSync(forbidden)) mkdirSync(forbidden, { mode: 0o555 });
    const { code, stderr } = await generate(`--out ${forbidden}/x.png`);
    expect(code).toBe(1);
    expect(stderr).toMatch(/x\.png cannot be written: .*(no permission|read-only).*choose another folder/);
  });
});

test.each([
  ['while the workers start', 0],
  ['in the middle', 100_000],
])('Ctrl-C %s ends with code 130 and leaves neither the file nor a part of it', async (_, bytes) => {
  const args = ['generate', './m.safetensors', '--count', '50000000', '--out', 'huge.idx3-ubyte'];
  const { code, stderr } = await runCli(args, {
    cwd: folder,
    onStart: (child) => {
      const watch = setInterval(() => {
        const partial = readdirSync(folder).find((name) => name.endsWith('.partial'));
        if (partial === undefined || statSync(join(folder, partial)).size < bytes) return;
        clearInterval(watch);
        child.kill('SIGINT');
      }, 5);
    },
  });
  expect([code, stderr]).toEqual([130, 'generate: interrupted; no file was written\n']);
  expect(readdirSync(folder)).toEqual(['m.safetensors']);
});
