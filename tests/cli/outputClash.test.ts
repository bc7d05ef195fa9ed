// An output that is an input, or another output, is refused by every command before it does anything, whatever name it has.

import {
  appendFileSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { folderOf, measuringFiles, type FolderFiles } from '../support/measuringFolder.ts';
import { untrainedConditional } from '../support/untrainedModel.ts';
import { callCli } from './callCli.ts';
import { runCli } from './runCli.ts';

let model: Uint8Array;
let files: FolderFiles;
let folder: string;

beforeAll(async () => {
  ({ file: model } = await untrainedConditional(1));
  files = await measuringFiles({ 'm.safetensors': model }, { training: 30, test: 10 });
});

beforeEach(() => {
  folder = folderOf(files);
  symlinkSync('m.safetensors', join(folder, 'link'));
  linkSync(join(folder, 'm.safetensors'), join(folder, 'hard'));
  symlinkSync('.', join(folder, 'here'));
  symlinkSync('r', join(folder, 'to-r')); // leads to what will be there
});

/** Every file below the folder, with what is in it. */
function snapshot(at = folder): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(at, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('here') && statSync(join(at, name), { throwIfNoEntry: false })?.isFile())
      .sort()
      .map((name) => [name, readFileSync(join(at, name), 'base64')]),
  );
}

/** The command fails as wrong use, with this message, and no file is another than before. */
async function expectRefusal(args: readonly string[], message: string): Promise<void> {
  const before = snapshot();
  const { code, stdout, stderr } = await callCli(args, { cwd: folder });
  expect([code, stdout, stderr]).toEqual([2, '', `${message}\n`]);
  expect(snapshot()).toEqual(before);
}

describe('an output that is an input is refused:', () => {
  const other = 'choose another name';

  test.each([
    ['m.safetensors', 'by its name'],
    ['./m.safetensors', 'by another way to write it'],
    ['data/../m.safetensors', 'by way of another folder'],
    ['here/m.safetensors', 'by way of a linked folder'],
    ['link', 'by a symbolic link'],
    ['hard', 'by a hard link'],
  ])('%s, %s', async (name) => {
    await expectRefusal(
      ['export', './m.safetensors', '--onnx', name],
      `export: --onnx ${name} is the same file as MODEL ./m.safetensors; ${other}`,
    );
  });

  test('by its absolute name', async () => {
    const path = join(folder, 'm.safetensors');
    await expectRefusal(
      ['export', 'm.safetensors', '--onnx', path],
      `export: --onnx ${path} is the same file as MODEL m.safetensors; ${other}`,
    );
  });

  test('where the input is the link', async () => {
    await expectRefusal(
      ['export', './link', '--onnx', 'm.safetensors'],
      `export: --onnx m.safetensors is the same file as MODEL ./link; ${other}`,
    );
  });

  const line = 'compare ./m.safetensors --data data --judge j.safetensors';
  const images = 'data/train-images-idx3-ubyte.gz';
  test.each([
    [`${line} --csv m.safetensors`, 'compare: --csv m.safetensors is the same file as MODEL ./m.safetensors'],
    [`${line} --html hard`, 'compare: --html hard is the same file as MODEL ./m.safetensors'],
    [`${line} --html j.safetensors`, 'compare: --html j.safetensors is the same file as --judge j.safetensors'],
    [`${line} --csv here/${images}`, `compare: --csv here/${images} is the same file as --data ${images}`],
  ])('%s', async (args, message) => {
    await expectRefusal(args.split(' '), `${message}; ${other}`);
  });

  test('of generate, whose names have to end in certain ways', async () => {
    linkSync(join(folder, 'm.safetensors'), join(folder, 'sheet.png'));
    linkSync(join(folder, 'm.safetensors'), join(folder, 'd.idx1-ubyte'));
    await expectRefusal(
      ['generate', './m.safetensors', '--out', 'sheet.png'],
      `generate: --out sheet.png is the same file as MODEL ./m.safetensors; ${other}`,
    );
    await expectRefusal(
      ['generate', './m.safetensors', '--out', 'd.idx3-ubyte', '--labels', 'd.idx1-ubyte'],
      `generate: --labels d.idx1-ubyte is the same file as MODEL ./m.safetensors; ${other}`,
    );
  });

  test('of reference, whose files have names of their own', async () => {
    mkdirSync(join(folder, 'out'));
    linkSync(join(folder, 'j.safetensors'), join(folder, 'out', 'digits.safetensors'));
    await expectRefusal(
      ['reference', '--data', 'data', '--judge', 'j.safetensors', '--out', 'out'],
      `reference: --out ${join('out', 'digits.safetensors')} is the same file as --judge j.safetensors; ${other}`,
    );
  });

  test('of train, whose files have names of their own', async () => {
    mkdirSync(join(folder, 'run'));
    linkSync(join(folder, images), join(folder, 'run', 'vae.encoder.safetensors'));
    await expectRefusal(
      ['train', 'vae', '--data', 'data', '--out', 'run'],
      `train: --out ${join('run', 'vae.encoder.safetensors')} is the same file as --data ${images}; ${other}`,
    );
  });

  test('of publish, whose files have names of their own', async () => {
    mkdirSync(join(folder, 'gallery'));
    const name = 'gallery/conditional-sample.safetensors';
    symlinkSync('../m.safetensors', join(folder, name));
    writeFileSync(join(folder, 'e.json'), JSON.stringify({ n: 1, seed: 1, metrics: {} }));
    await expectRefusal(
      ['publish', './m.safetensors', '--evaluation', 'e.json', '--gallery', 'gallery'],
      `publish: --gallery ${join(name)} is the same file as FILE ./m.safetensors; ${other}`,
    );
  });
});

describe('two outputs that are one file are refused:', () => {
  test.each([
    ['r', 'r'],
    ['r', './r'],
    ['r', 'data/../r'],
    ['r', 'here/r'],
    ['to-r', 'r'],
    ['r', 'to-r'],
  ])('--html %s and --csv %s', async (html, csv) => {
    await expectRefusal(
      ['compare', './m.safetensors', '--html', html, '--csv', csv],
      `compare: --csv ${csv} is the same file as --html ${html}; choose another name`,
    );
  });

  test('by a hard link to a file that is there', async () => {
    writeFileSync(join(folder, 'a'), 'before');
    linkSync(join(folder, 'a'), join(folder, 'b'));
    await expectRefusal(
      ['compare', './m.safetensors', '--html', 'a', '--csv', 'b'],
      'compare: --csv b is the same file as --html a; choose another name',
    );
  });

  test('digits and their labels', async () => {
    symlinkSync('d.idx3-ubyte', join(folder, 'd.idx1-ubyte'));
    await expectRefusal(
      ['generate', './m.safetensors', '--out', 'd.idx3-ubyte', '--labels', 'd.idx1-ubyte'],
      'generate: --labels d.idx1-ubyte is the same file as --out d.idx3-ubyte; choose another name',
    );
  });
});

describe('where stdout goes to a file,', () => {
  async function into(name: string, args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
    const file = openSync(join(folder, name), 'a');
    try {
      return await runCli(args, { cwd: folder, stdoutTo: file });
    } finally {
      closeSync(file);
    }
  }

  test('no output may have its name', async () => {
    const { code, stderr } = await into('r', ['compare', './m.safetensors', '--html', 'r']);
    expect([code, stderr]).toEqual([2, 'compare: --html r is the file that stdout goes to; choose another name\n']);
  });

  test.each([
    ['evaluate', './m.safetensors', 'FILE'],
    ['handwriting', './m.safetensors', 'MODEL'],
    ['compare', './m.safetensors', 'MODEL'],
  ])('%s appends nothing to the model that it reads', async (command, name, as) => {
    const { code, stderr } = await into('m.safetensors', [command, name]);
    expect([code, stderr]).toEqual([
      2,
      `${command}: ${as} ${name} is the file that stdout goes to; send that elsewhere\n`,
    ]);
    expect(new Uint8Array(readFileSync(join(folder, 'm.safetensors')))).toEqual(new Uint8Array(model));
  });
});

test('names that only look alike are no clash, and an output of an earlier run is replaced', async () => {
  appendFileSync(join(folder, 'm.safetensors.onnx'), 'before');
  // A disk that ignores capitals has one of these already.
  const capitals = existsSync(join(folder, 'M.safetensors')) ? [] : ['M.safetensors'];
  for (const name of [...capitals, 'm.safetensors.onnx', 'data/m.safetensors']) {
    const { code } = await callCli(['export', './m.safetensors', '--onnx', name], { cwd: folder });
    expect(code).toBe(0);
    expect(statSync(join(folder, name)).size).toBeGreaterThan(10_000);
  }
  expect(new Uint8Array(readFileSync(join(folder, 'm.safetensors')))).toEqual(new Uint8Array(model));
});
