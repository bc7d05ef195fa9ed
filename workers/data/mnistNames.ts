// The four files of MNIST: their names, their address, and how a file is recognised as one of them.

import { DataError } from '../core/errors.ts';
import { showShape } from '../core/shape.ts';
import { CLASSES, SIDE } from './digitSet.ts';
import type { IdxFile } from './idx.ts';

export const MNIST_FILES = {
  training: { images: 'train-images-idx3-ubyte', labels: 'train-labels-idx1-ubyte' },
  test: { images: 't10k-images-idx3-ubyte', labels: 't10k-labels-idx1-ubyte' },
} as const;

/** A copy of the original files that their authors' page has come to refuse. */
export const MNIST_SOURCE = 'https://storage.googleapis.com/cvdf-datasets/mnist/';

export type MnistSet = keyof typeof MNIST_FILES;

/** One of the four. */
export type MnistPart = 'training images' | 'training labels' | 'test images' | 'test labels';

/** What each is called, and how many bytes it has gzipped as it is published. */
export const MNIST_PARTS: Readonly<Record<MnistPart, { readonly file: string; readonly gzippedBytes: number }>> = {
  'training images': { file: MNIST_FILES.training.images, gzippedBytes: 9_912_422 },
  'training labels': { file: MNIST_FILES.training.labels, gzippedBytes: 28_881 },
  'test images': { file: MNIST_FILES.test.images, gzippedBytes: 1_648_877 },
  'test labels': { file: MNIST_FILES.test.labels, gzippedBytes: 4_542 },
};

/** How many digits each set of the published files has. */
const PUBLISHED: Readonly<Record<MnistSet, number>> = { training: 60_000, test: 10_000 };

/**
 * Which of the four a file is: images or labels by its extents, training or test by its name, and by how many digits it has
 * where its name says neither. `where` begins every error. @throws DataError for one that is none of them
 */
export function mnistPart({ shape, data }: IdxFile, name: string, where: string): MnistPart {
  const kind = kindOf({ shape, data }, where);
  const set = setOf(name, shape[0] ?? 0);
  if (set === undefined) {
    throw new DataError(
      `${where}: ${shape[0]} ${kind} under a name that says neither train nor t10k; want ${PUBLISHED.training} or ${PUBLISHED.test} of them, or a name such as ${MNIST_FILES.test[kind]}`,
    );
  }
  return `${set} ${kind}`;
}

function kindOf({ shape, data }: IdxFile, where: string): 'images' | 'labels' {
  const [N = 0, H, W] = shape;
  if (N < 1) throw new DataError(`${where}: no digits in it; want at least one`);
  if (shape.length === 3 && H === SIDE && W === SIDE) return 'images';
  if (shape.length !== 1) {
    throw new DataError(
      `${where}: IDX of ${showShape(shape)}; want [N, ${SIDE}, ${SIDE}] for images or [N] for labels`,
    );
  }
  const foreign = data.findIndex((label) => label >= CLASSES);
  if (foreign >= 0) throw new DataError(`${where}: label ${foreign} is ${data[foreign]}; want 0 … ${CLASSES - 1}`);
  return 'labels';
}

function setOf(name: string, count: number): MnistSet | undefined {
  const named = namedSet(name);
  if (named !== undefined) return named;
  if (count === PUBLISHED.training) return 'training';
  return count === PUBLISHED.test ? 'test' : undefined;
}

function namedSet(name: string): MnistSet | undefined {
  if (/train/i.test(name)) return 'training';
  return /t10k|test/i.test(name) ? 'test' : undefined;
}

/**
 * Which of the four a name says a file is, before anything is read: `train-images.idx3-ubyte`, `t10k_labels (1).gz`. Undefined
 * for a name that is not meant as one of the four, or that does not say which.
 */
export function namedPart(name: string): MnistPart | undefined {
  const set = namedSet(name);
  const kind = /images|idx3/i.test(name) ? 'images' : /labels|idx1/i.test(name) ? 'labels' : undefined;
  return isMnistName(name) && set !== undefined && kind !== undefined ? `${set} ${kind}` : undefined;
}

/** Whether a name is that of an IDX file of images: `digits.idx3-ubyte`, `t10k-images-idx3-ubyte (1).gz`. */
export function isImagesName(name: string): boolean {
  return /idx3[-_.]ubyte/i.test(name);
}

/** Whether a file's name is that of one of the four, near enough to be meant as one: `.gz`, a dot for a dash, "(1)" are forgiven. */
export function isMnistName(name: string): boolean {
  return /(train|t10k)[-_.](images|labels)|idx[13][-_.]ubyte/i.test(name);
}
