// The gallery's folder of models: files, and the index that names them.

import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseUniqueJson } from '../core/doubleKey.ts';
import { errorMessage, ModelFileError } from '../core/errors.ts';
import { formatModelIndex, parseModelIndex, type ModelIndex } from '../models/modelIndex.ts';
import { errorCode } from './expectedErrors.ts';
import { inFolder } from './folderLock.ts';
import { readText } from './inputFile.ts';
import { OutputFiles, type FileName } from './outputFiles.ts';

const INDEX = 'index.json';

/** The index of a gallery; undefined where there is none yet. @throws FileError, ModelFileError */
export async function readGallery(where: string, folder: string): Promise<ModelIndex | undefined> {
  const path = join(folder, INDEX);
  let text: string;
  try {
    text = await readText(where, path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return parseModelIndex(parseUniqueJson(text));
  } catch (error) {
    throw new ModelFileError(`${where}: ${path} is no model index: ${errorMessage(error)}; restore the file`);
  }
}

/** A file of a gallery and the gallery's index, both begun. */
export interface GalleryOutput {
  readonly folder: string;
  /** Its name in the folder. */
  readonly file: string;
  readonly files: OutputFiles;
}

/**
 * Begins a file of a gallery and its index, has them written, and leaves nothing behind where that fails. What is in the gallery
 * already may be its own input: it is published again, with an evaluation or new vectors. @throws UsageError for a file that is
 * another input, FileError
 */
export async function intoGallery(
  where: string,
  { folder, file }: { readonly folder: string; readonly file: string },
  inputs: readonly FileName[],
  write: (gallery: GalleryOutput) => Promise<void>,
): Promise<void> {
  const others: FileName[] = [];
  for (const input of inputs) if (!(await isSamePlace(input.path, join(folder, file)))) others.push(input);
  // The file is written first: an index that names a missing file would be a broken gallery.
  const files = await OutputFiles.beginIn(where, { as: '--gallery', path: folder }, [file, INDEX], others);
  try {
    // The folder is locked while the index is read, changed and written, or an entry of another publishing could be lost.
    await inFolder(where, folder, () => write({ folder, file, files }));
  } finally {
    await files.discard();
  }
}

/** Writes the file, and the index that names it. @throws FileError */
export async function writeGallery(
  { folder, file, files }: GalleryOutput,
  bytes: Uint8Array,
  { models, parts }: Pick<ModelIndex, 'models' | 'parts'>,
): Promise<void> {
  await files.get(join(folder, file)).write(bytes);
  await files.get(join(folder, INDEX)).write(new TextEncoder().encode(formatModelIndex(models, parts)));
  await files.commit();
}

/** Whether two names are one in one folder; not whether they lead to one file. */
async function isSamePlace(a: string, b: string): Promise<boolean> {
  const place = async (path: string): Promise<string> => join(await realpath(dirname(path)), basename(path));
  const [one, other] = await Promise.allSettled([place(a), place(b)]);
  return one.status === 'fulfilled' && other.status === 'fulfilled' && one.value === other.value;
}
