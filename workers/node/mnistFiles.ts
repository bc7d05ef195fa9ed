// The four MNIST files in a folder, as they come from where MNIST is kept: `train-images-idx3-ubyte`, `.gz` or not.

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataError } from '../core/errors.ts';
import { digitSet, type DigitSet } from '../data/digitSet.ts';
import { readIdx, type IdxFile } from '../data/idx.ts';
import { MNIST_FILES } from '../data/mnistNames.ts';
import { fileError } from './expectedErrors.ts';

export interface Mnist {
  readonly training: DigitSet;
  readonly test: DigitSet;
}

/** Both sets of a folder. `where` begins every error. @throws DataError, FileError */
export async function readMnist(where: string, folder: string): Promise<Mnist> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new DataError(`${where}: --data ${folder} is no folder; see README "Getting the data"`);
  const [training, test] = await Promise.all([
    readSet(where, folder, MNIST_FILES.training),
    readSet(where, folder, MNIST_FILES.test),
  ]);
  return { training, test };
}

async function readSet(
  where: string,
  folder: string,
  { images, labels }: { readonly images: string; readonly labels: string },
): Promise<DigitSet> {
  return digitSet(await readOne(where, folder, images), await readOne(where, folder, labels), `${where}: ${folder}`);
}

/** The file of that name, or of that name and `.gz`. */
async function readOne(where: string, folder: string, name: string): Promise<IdxFile> {
  for (const path of [join(folder, name), join(folder, `${name}.gz`)]) {
    try {
      return await readIdx(new Uint8Array(await readFile(path)), `${where}: ${path}`);
    } catch (error) {
      if (!isMissing(error)) throw fileError(where, path, 'read', error);
    }
  }
  throw new DataError(`${where}: --data ${folder} has no ${name}; see README "Getting the data"`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
