// The gallery's folder of models: files, and the index that names them.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseUniqueJson } from '../core/doubleKey.ts';
import { errorMessage, ModelFileError } from '../core/errors.ts';
import { formatModelIndex, parseModelIndex, type ModelIndex } from '../models/modelIndex.ts';
import { writeFileAtomically } from './atomicFile.ts';
import { fileError } from './expectedErrors.ts';

/** The index of a gallery; undefined where there is none yet. @throws FileError, ModelFileError */
export async function readGallery(where: string, folder: string): Promise<ModelIndex | undefined> {
  const path = join(folder, 'index.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw fileError(where, path, 'read', error);
  }
  try {
    return parseModelIndex(parseUniqueJson(text));
  } catch (error) {
    throw new ModelFileError(`${where}: ${path} is no model index: ${errorMessage(error)}; restore the file`);
  }
}

/** Puts a file into a gallery, and the index that names it. @throws FileError */
export async function writeGallery(
  where: string,
  folder: string,
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  { models, parts }: Pick<ModelIndex, 'models' | 'parts'>,
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw fileError(where, folder, 'written', error);
  }
  // The file first: an index that names a file which is not there yet would be a broken gallery.
  await writeFileAtomically(join(folder, file), bytes, where);
  await writeFileAtomically(
    join(folder, 'index.json'),
    new TextEncoder().encode(formatModelIndex(models, parts)),
    where,
  );
}
