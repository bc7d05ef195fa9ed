// Both sets of MNIST, read from a folder.

import { digitSet, type DigitSet } from '../data/digitSet.ts';
import { readIdx, type IdxFile } from '../data/idx.ts';
import { MAX_IDX_BYTES, readInput } from './inputFile.ts';
import { findMnist, type MnistPaths } from './mnistFolder.ts';

export interface Mnist {
  readonly training: DigitSet;
  readonly test: DigitSet;
}

/** Both sets of a folder. `where` begins every error. @throws DataError, FileError */
export async function readMnist(where: string, folder: string): Promise<Mnist> {
  const paths = await findMnist(where, folder);
  const read = async (set: 'training' | 'test'): Promise<DigitSet> => {
    const [images, labels] = await Promise.all([
      readOne(where, paths, `${set} images`),
      readOne(where, paths, `${set} labels`),
    ]);
    return digitSet(images, labels, `${where}: ${folder}`);
  };
  const [training, test] = await Promise.all([read('training'), read('test')]);
  return { training, test };
}

async function readOne(where: string, paths: MnistPaths, part: keyof MnistPaths): Promise<IdxFile> {
  const path = paths[part];
  return readIdx(await readInput(where, path, { most: MAX_IDX_BYTES, what: 'an IDX file' }), `${where}: ${path}`);
}
