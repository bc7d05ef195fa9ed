import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { setPrint } from '../../workers/data/digitPrint.ts';
import { IMAGE_SIZE } from '../../workers/data/digitSet.ts';
import { idxHeader } from '../../workers/node/idxWriter.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { createMnistLibrary, type MnistLibrary } from '../../workers/service/mnistLibrary.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { mnistFiles } from '../support/mnistFolder.ts';

const TRAINING = 120;
const TEST = 40;
const files = mnistFiles(TRAINING, TEST);

function library(): MnistLibrary {
  return createMnistLibrary({
    compileKernels: async () =>
      WebAssembly.compile(new Uint8Array(await readFile(join(PROJECT_ROOT, 'build', 'kernels', 'simd.wasm')))),
  });
}

async function filled(): Promise<MnistLibrary> {
  const filled = library();
  for (const [name, bytes] of files) await filled.take(new Blob([new Uint8Array(bytes)]), name);
  return filled;
}

describe('a copy of MNIST', () => {
  it('is read file by file, and gives digits with their labels', async () => {
    const mnist = library();
    const taken = [];
    for (const [name, bytes] of files) taken.push(await mnist.take(new Blob([new Uint8Array(bytes)]), name));
    expect(taken).toEqual([
      { part: 'training images', count: TRAINING },
      { part: 'training labels', count: TRAINING },
      { part: 'test images', count: TEST },
      { part: 'test labels', count: TEST },
    ]);
    const set = drawnDigits(TEST, 2);
    const { grey, labels } = mnist.digits('test', [7, 0]);
    expect(grey.subarray(0, IMAGE_SIZE)).toEqual(set.images.subarray(7 * IMAGE_SIZE, 8 * IMAGE_SIZE));
    expect([...(labels ?? [])]).toEqual([7, 0]);
    expect(mnist.ofClass('test', 3, 2)).toEqual({ indices: [3, 13], isOfClass: true });
    mnist.drop();
    expect(() => mnist.digits('test', [0])).toThrow('mnist: test digits 0 to 0, but 0 are here');
  });

  it('does without labels, and without those that do not fit', async () => {
    const [
      ,
      [labelName = '', labelBytes = new Uint8Array()] = [],
      [imageName = '', imageBytes = new Uint8Array()] = [],
    ] = [...files];
    const mnist = library();
    await mnist.take(new Blob([new Uint8Array(imageBytes)]), imageName);
    expect(mnist.digits('test', [1]).labels).toBe(undefined);
    await mnist.take(new Blob([new Uint8Array(labelBytes)]), labelName.replace('train', 't10k'));
    expect(mnist.digits('test', [1]).labels).toBe(undefined);
    expect(mnist.ofClass('test', 3, 2)).toEqual({ indices: [0, 1], isOfClass: false });
  });

  it('tells which digits it holds, and in which order, until other files take their place', async () => {
    const mnist = await filled();
    const print = await mnist.print('test');
    expect(print).toEqual(await setPrint(drawnDigits(TEST, 2)));
    const other = new Map([...mnistFiles(TRAINING, TEST + 1)]);
    const [images = '', labels = ''] = [...other.keys()].slice(2);
    await mnist.take(new Blob([new Uint8Array(other.get(images) ?? [])]), images);
    expect(await mnist.print('test')).toMatchObject({ count: TEST + 1, labels: undefined }); // they do not fit
    await mnist.take(new Blob([new Uint8Array(other.get(labels) ?? [])]), labels);
    expect(await mnist.print('test')).toEqual(await setPrint(drawnDigits(TEST + 1, 2)));
    mnist.drop();
    await expect(mnist.print('test')).rejects.toThrow('mnist: no test images here; open the file again');
  });

  it('refuses a damaged file by its name, and keeps what it had', async () => {
    const mnist = await filled();
    const [[name = '', bytes = new Uint8Array()] = []] = files;
    await expect(mnist.take(new Blob([new Uint8Array(bytes.slice(0, 99))]), name)).rejects.toThrow(
      `mnist: ${name}: damaged or truncated gzip`,
    );
    expect(mnist.digits('training', [0]).grey).toHaveLength(IMAGE_SIZE);
  });

  it('refuses more digits than a page should hold, before they are unpacked', async () => {
    const many = gzipSync(Buffer.concat([idxHeader([400_000, 28, 28]), Buffer.alloc(1_000_000)]));
    await expect(library().take(new Blob([new Uint8Array(many)]), 'train.gz')).rejects.toThrow(
      'mnist: train.gz: [400000, 28, 28] needs 313600016 bytes; want at most 268435456',
    );
  });

  it('finds the nearest training digits of a slice, as comparing all of them does', async () => {
    const mnist = await filled();
    const query = mnist.digits('test', [5]).grey;
    const all = Array.from({ length: 80 }, (_, i) => {
      const index = i + 20;
      const { grey } = mnist.digits('training', [index]);
      return { index, squared: grey.reduce((sum, level, p) => sum + (level - (query[p] ?? 0)) ** 2, 0) };
    }).sort((a, b) => a.squared - b.squared || a.index - b.index);
    expect(mnist.closest(query, { first: 20, end: 100 }, 4)).toEqual(all.slice(0, 4));
    const { distances, where } = await mnist.nearest(query, { first: 20, end: 100 });
    expect([distances[0], where[0]]).toEqual([all[0]?.squared, all[0]?.index]);
  });

  it('finds a training digit itself at no distance', async () => {
    const mnist = await filled();
    const [closest] = mnist.closest(mnist.digits('training', [33]).grey, { first: 0, end: TRAINING }, 1);
    expect(closest).toEqual({ index: 33, squared: 0 });
  });
});
