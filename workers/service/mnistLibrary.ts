// A visitor's own copy of MNIST on a thread of its own, where 47 MB of pictures are read and searched without blocking.
// The page requests searches slice by slice, so that it can show progress and cancel.

import { transfer } from 'comlink';
import { DataError } from '../core/errors.ts';
import { imagesPrint, labelsPrint, type CopyPrint } from '../data/digitPrint.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import { readIdx } from '../data/idx.ts';
import { mnistPart, type MnistPart, type MnistSet } from '../data/mnistNames.ts';
import { closestImages, type ClosestImage } from '../evaluation/closestImages.ts';
import type { Nearest } from '../evaluation/featureDistances.ts';
import { createEvaluationParts, type EvaluationParts } from '../evaluation/evaluationParts.ts';

/** More than a page should hold: what 342,000 digits need. MNIST's largest file has 47 MB. */
const MAX_BYTES = 256 * 1024 * 1024;

/** A file that was recognised. */
export interface TakenFile {
  readonly part: MnistPart;
  /** Digits in it. */
  readonly count: number;
}

export interface RealDigits {
  /** [n, 28, 28] grey levels. */
  readonly grey: Uint8Array<ArrayBuffer>;
  /** [n]; none where the labels are not here or do not fit the images. */
  readonly labels: Uint8Array<ArrayBuffer> | undefined;
}

export interface OfClass {
  readonly indices: readonly number[];
  /** Whether they are of the class that was asked for. */
  readonly isOfClass: boolean;
}

/** Images first … end − 1. */
export interface ImageRange {
  readonly first: number;
  readonly end: number;
}

/** The interface that crosses the thread. */
export interface MnistLibrary {
  /** Reads one of the four files, gzipped or not, in place of what was there of it. `name` is in every error. @throws DataError */
  take(file: Blob, name: string): Promise<TakenFile>;
  /** Forgets everything. */
  drop(): void;
  /** Digits of a set by their numbers. @throws DataError for numbers that the set does not have */
  digits(set: MnistSet, indices: readonly number[]): RealDigits;
  /** Which digits a set has, in which order; no labels where they are not here or do not fit. @throws DataError without images */
  print(set: MnistSet): Promise<CopyPrint>;
  /** The first `count` digits of a class; of all classes where labels are not here or do not fit. */
  ofClass(set: MnistSet, digitClass: number, count: number): OfClass;
  /** The `count` training digits of a range that are nearest to a grey picture [28, 28]. */
  closest(query: Uint8Array, range: ImageRange, count: number): readonly ClosestImage[];
  /** The nearest training digit of a range to each of some pictures [n, 28, 28]. @throws Error where there are no kernels */
  nearest(queries: Uint8Array, range: ImageRange): Promise<Nearest>;
}

export interface MnistLibraryOptions {
  /** Our strict kernels, when they are first needed. @throws Error where they do not run */
  readonly compileKernels: () => Promise<WebAssembly.Module>;
}

export function createMnistLibrary({ compileKernels }: MnistLibraryOptions): MnistLibrary {
  const parts = new Map<MnistPart, Uint8Array>();
  /** Of images, once they were asked for: they take a moment. */
  const prints = new WeakMap<Uint8Array, Promise<string>>();
  let starting: Promise<EvaluationParts> | undefined;

  function imagesOf(set: MnistSet, { first, end }: ImageRange): Uint8Array {
    const images = parts.get(`${set} images`);
    const n = (images?.length ?? 0) / IMAGE_SIZE;
    if (!images || first < 0 || first > end || end > n) {
      throw new DataError(`mnist: ${set} digits ${first} to ${end - 1}, but ${n} are here; open the file again`);
    }
    return images.subarray(first * IMAGE_SIZE, end * IMAGE_SIZE);
  }

  /** The labels of a set, if they can belong to its images. */
  function labelsOf(set: MnistSet): Uint8Array | undefined {
    const labels = parts.get(`${set} labels`);
    return labels?.length === (parts.get(`${set} images`)?.length ?? 0) / IMAGE_SIZE ? labels : undefined;
  }

  return {
    async take(file, name) {
      const where = `mnist: ${name}`;
      if (file.size > MAX_BYTES) throw new DataError(`${where}: ${file.size} bytes; want at most ${MAX_BYTES}`);
      const idx = await readIdx(new Uint8Array(await file.arrayBuffer()), where, MAX_BYTES);
      const part = mnistPart(idx, name, where);
      parts.set(part, idx.data);
      return { part, count: idx.shape[0] ?? 0 };
    },
    drop() {
      parts.clear();
    },
    digits(set, indices) {
      const grey = new Uint8Array(indices.length * IMAGE_SIZE);
      indices.forEach((index, i) => {
        grey.set(imagesOf(set, { first: index, end: index + 1 }), i * IMAGE_SIZE);
      });
      const labels = labelsOf(set);
      const digits: RealDigits = {
        grey,
        labels: labels && Uint8Array.from(indices, (index) => labels[index] ?? 0),
      };
      return transfer(digits, [grey.buffer]);
    },
    async print(set) {
      const images = parts.get(`${set} images`);
      if (!images) throw new DataError(`mnist: no ${set} images here; open the file again`);
      const print = prints.get(images) ?? imagesPrint(images);
      prints.set(images, print);
      const labels = labelsOf(set);
      return {
        count: images.length / IMAGE_SIZE,
        images: await print,
        labels: labels && (await labelsPrint(labels)),
      };
    },
    ofClass(set, digitClass, count) {
      const labels = labelsOf(set);
      const n = (parts.get(`${set} images`)?.length ?? 0) / IMAGE_SIZE;
      const all = Array.from({ length: n }, (_, index) => index);
      const own = labels ? all.filter((index) => labels[index] === digitClass) : [];
      return { indices: (own.length > 0 ? own : all).slice(0, count), isOfClass: own.length > 0 };
    },
    closest(query, range, count) {
      const found = closestImages(query, imagesOf('training', range), count);
      return found.map(({ index, squared }) => ({ index: range.first + index, squared }));
    },
    async nearest(queries, range) {
      starting ??= compileKernels().then(createEvaluationParts);
      starting.catch(() => (starting = undefined)); // so that the next try is a real one
      const { nearestBytes } = await starting;
      const { distances, where } = await nearestBytes(queries, imagesOf('training', range), IMAGE_SIZE);
      return { distances, where: where.map((index) => range.first + index) };
    },
  };
}
