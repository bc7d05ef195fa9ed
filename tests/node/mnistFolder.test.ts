// Which files of a folder are the four of MNIST.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { MNIST_PARTS } from '../../workers/data/mnistNames.ts';
import { readMnist } from '../../workers/node/mnistFiles.ts';
import { findMnist } from '../../workers/node/mnistFolder.ts';
import { mnistFiles } from '../support/mnistFolder.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const PUBLISHED = Object.values(MNIST_PARTS).map(({ file }) => file);
const files = mnistFiles(30, 10);

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

/** Empty files: which they are is told by their names. */
function fill(names: readonly string[]): void {
  for (const name of names) writeFileSync(join(folder, name), '');
}

test.each([
  ['as they are published', (name: string) => `${name}.gz`],
  ['unpacked', (name: string) => name],
  ['as Kaggle and 7-Zip name them', (name: string) => name.replace('-idx', '.idx')],
  ['that, packed', (name: string) => `${name.replace('-idx', '.idx')}.gz`],
  ['with underscores', (name: string) => name.replaceAll('-', '_')],
  ['as a browser names a second download', (name: string) => `${name} (1).gz`],
  ['in capitals', (name: string) => name.toUpperCase()],
])('are read %s', async (_, rename) => {
  for (const [name, bytes] of files) {
    const renamed = rename(name.replace('.gz', ''));
    writeFileSync(join(folder, renamed), /\.gz$/i.test(renamed) ? bytes : gunzipSync(bytes));
  }
  const { training, test: testSet } = await readMnist('train', folder);
  expect([training.count, testSet.count]).toEqual([30, 10]);
});

test('the published name comes before others, and what is unpacked before what is not', async () => {
  const others = ['train-images-idx3-ubyte.gz', 'train-images.idx3-ubyte', 'emnist-train-images-idx3-ubyte'];
  fill([...PUBLISHED, ...others, 't10k-labels-idx1-ubyte.gz.part']);
  const found = await findMnist('train', folder);
  expect(Object.values(found).sort()).toEqual(PUBLISHED.map((name) => join(folder, name)).sort());
});

test('a folder of that name, and a link that leads nowhere, hide nothing', async () => {
  fill(PUBLISHED.slice(2));
  mkdirSync(join(folder, 'train-images-idx3-ubyte'));
  writeFileSync(join(folder, 'train-images-idx3-ubyte.gz'), '');
  symlinkSync('nowhere', join(folder, 'train-labels-idx1-ubyte'));
  writeFileSync(join(folder, 'train-labels.idx1-ubyte'), '');
  const found = await findMnist('train', folder);
  expect([found['training images'], found['training labels']]).toEqual([
    join(folder, 'train-images-idx3-ubyte.gz'),
    join(folder, 'train-labels.idx1-ubyte'),
  ]);
});

describe('what is missing is said with what was looked for and what is there:', () => {
  const refusal = async (): Promise<string> => {
    const error: unknown = await findMnist('train', folder).catch((reason: unknown) => reason);
    expect(error).toHaveProperty('name', 'DataError');
    return (error as Error).message;
  };

  test('all names at once', async () => {
    fill([PUBLISHED[0] ?? '', 'readme.txt']);
    mkdirSync(join(folder, 't10k-images-idx3-ubyte'));
    symlinkSync('nowhere', join(folder, 't10k-labels-idx1-ubyte'));
    expect(await refusal()).toBe(
      `train: --data ${folder} has no training labels, test images, test labels; looked for train-labels-idx1-ubyte, ` +
        't10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, also with a dot for a dash and with .gz; it has readme.txt, ' +
        't10k-images-idx3-ubyte (a folder), t10k-labels-idx1-ubyte (a link that leads nowhere), train-images-idx3-ubyte; ' +
        'see README "Getting the data"',
    );
  });

  test('an empty folder', async () => {
    expect(await refusal()).toContain('; the folder is empty; see README');
  });

  test('many files', async () => {
    fill(Array.from({ length: 100 }, (_, i) => `file ${String(i).padStart(2, '0')}`));
    expect(await refusal()).toContain('it has file 00, file 01, ');
    expect(await refusal()).toContain('file 11 and 88 more; see README');
  });

  test('two files that may be the same', async () => {
    fill([...PUBLISHED.slice(1), 'emnist-mnist-train-images-idx3-ubyte', 'emnist-digits-train-images-idx3-ubyte']);
    expect(await refusal()).toBe(
      `train: --data ${folder} has 2 files that may be the training images: emnist-digits-train-images-idx3-ubyte, ` +
        'emnist-mnist-train-images-idx3-ubyte; name one of them train-images-idx3-ubyte',
    );
  });
});

test('names that are neither a folder nor anything are told apart', async () => {
  writeFileSync(join(folder, 'file'), '');
  symlinkSync('b', join(folder, 'a'));
  symlinkSync('a', join(folder, 'b'));
  const messageOf = (name: string) =>
    findMnist('train', join(folder, name)).catch((error: unknown) => (error as Error).message.replace(folder, ''));
  expect(await messageOf('file')).toMatch(
    /^train: --data \/file is no folder; want a folder with the four MNIST files/,
  );
  expect(await messageOf('none')).toMatch(
    /^train: --data \/none is not there; want a folder with the four MNIST files/,
  );
  expect(await messageOf('a')).toBe(
    'train: --data /a cannot be read: its links lead in a circle, or through too many others (ELOOP)',
  );
  expect(await messageOf('x'.repeat(300))).toContain('cannot be read: the name is longer than names can be here');
});
