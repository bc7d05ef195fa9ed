// The gallery's folder of models: files, and the index that names them.

import { join } from 'node:path';
import { parseUniqueJson } from '../core/doubleKey.ts';
import { errorMessage, ModelFileError } from '../core/errors.ts';
import { formatModelIndex, parseModelIndex, type ModelIndex } from '../models/modelIndex.ts';
import { errorCode } from './expectedErrors.ts';
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

/** Begins a file of a gallery and its index. @throws UsageError for one that is also an input, FileError */
export function beginGallery(
  where: string,
  folder: string,
  file: string,
  inputs: readonly FileName[],
): Promise<OutputFiles> {
  // The file first: an index that names a file which is not there yet would be a broken gallery.
  return OutputFiles.beginIn(where, { as: '--gallery', path: folder }, [file, INDEX], inputs);
}

/** Puts a file into a gallery, and the index that names it. @throws FileError */
export async function writeGallery(
  output: OutputFiles,
  folder: string,
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  { models, parts }: Pick<ModelIndex, 'models' | 'parts'>,
): Promise<void> {
  await output.get(join(folder, file)).write(bytes);
  await output.get(join(folder, INDEX)).write(new TextEncoder().encode(formatModelIndex(models, parts)));
  await output.commit();
}
