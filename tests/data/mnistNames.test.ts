import { describe, expect, it } from 'vitest';
import { DataError } from '../../workers/core/errors.ts';
import { isImagesName, isMnistName, mnistPart, namedPart } from '../../workers/data/mnistNames.ts';
import { drawnDigits } from '../support/drawnDigits.ts';

const { images, labels } = drawnDigits(3);
const imageFile = { shape: [3, 28, 28], data: images };
const labelFile = { shape: [3], data: labels };

describe('which of the four a file is', () => {
  it.each([
    [imageFile, 'train-images-idx3-ubyte.gz', 'training images'],
    [labelFile, 'train-labels.idx1-ubyte', 'training labels'],
    [imageFile, 't10k-images-idx3-ubyte (1)', 'test images'],
    [labelFile, 'T10K-LABELS', 'test labels'],
    // What is inside decides, not what it is called.
    [labelFile, 'train-images-idx3-ubyte', 'training labels'],
  ] as const)('is told by its extents and its name: %#', (file, name, part) => {
    expect(mnistPart(file, name, 'x')).toBe(part);
  });

  it('is told by how many digits it has where its name says nothing', () => {
    expect(mnistPart({ shape: [60_000], data: new Uint8Array(60_000) }, 'a', 'x')).toBe('training labels');
    expect(mnistPart({ shape: [10_000], data: new Uint8Array(10_000) }, 'b', 'x')).toBe('test labels');
  });

  it.each([
    [imageFile, 'digits', /3 images under a name that says neither train nor t10k; want 60000 or 10000/],
    [{ shape: [3, 32, 32], data: new Uint8Array(3072) }, 'train', /IDX of \[3, 32, 32\]; want \[N, 28, 28\]/],
    [{ shape: [0], data: new Uint8Array() }, 'train', /no digits in it/],
    [{ shape: [2], data: Uint8Array.of(1, 200) }, 'train', /label 1 is 200; want 0 … 9/],
  ])('is refused with a reason: %#', (file, name, message) => {
    expect(() => mnistPart(file, name, 'x')).toThrow(DataError);
    expect(() => mnistPart(file, name, 'x')).toThrow(message);
  });

  it('is guessed from a name before anything is read', () => {
    const meant = ['train-images-idx3-ubyte', 't10k-labels.idx1-ubyte.gz', 'digits.idx3-ubyte', 'train_images'];
    expect(meant.map(isMnistName)).toEqual([true, true, true, true]);
    expect(['favourite-digits.json', 'digit-vae-3-7.png', 'training.txt'].map(isMnistName)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['train-images-idx3-ubyte.gz', 'training images'],
    ['train-images.idx3-ubyte', 'training images'],
    ['T10K_LABELS.IDX1-UBYTE', 'test labels'],
    ['test.idx3-ubyte', 'test images'],
    ['train_labels (2)', 'training labels'],
    ['digits.idx3-ubyte', undefined],
    ['training-images.txt', undefined],
  ])('is told by a name that says so: %s', (name, part) => {
    expect(namedPart(name)).toBe(part);
  });

  it('of images is told from others', () => {
    expect(['a.idx3-ubyte', 'IDX3.UBYTE.gz', 'a.idx3_ubyte (1)'].map(isImagesName)).toEqual([true, true, true]);
    expect(['a.idx1-ubyte', 'vae', 'images'].map(isImagesName)).toEqual([false, false, false]);
  });
});
