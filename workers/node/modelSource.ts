// The models that a command can take: those of public/models by id, any model file by path.

import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { parseUniqueJson } from '../core/doubleKey.ts';
import { ModelFileError } from '../core/errors.ts';
import { readModelFile, type ModelFile } from '../models/modelFile.ts';
import { parseModelIndex, type ModelIndex } from '../models/modelIndex.ts';
import { MAX_FILE_BYTES } from '../models/safetensors.ts';
import { quote } from './arguments.ts';
import { UsageError } from './expectedErrors.ts';
import { readInput, readText } from './inputFile.ts';
import { suggestion } from './suggestion.ts';
import { PROJECT_ROOT } from './projectRoot.ts';

/** Where the gallery's models and their index are. */
export const MODELS_FOLDER = join(PROJECT_ROOT, 'public', 'models');

export interface ModelSource {
  readonly model: ModelFile;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

/** The index of public/models. @throws FileError, ModelFileError */
export async function readModelIndex(where: string): Promise<ModelIndex> {
  const path = join(MODELS_FOLDER, 'index.json');
  const text = await readText(where, path);
  try {
    return parseModelIndex(parseUniqueJson(text));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ModelFileError(`model index: ${path} is no usable JSON: ${error.message}`);
    throw error;
  }
}

/** Whether a person means a file and not an id: what has a slash or ends in .safetensors. */
export function isModelPath(idOrPath: string): boolean {
  return /[/\\]|\.safetensors$/.test(idOrPath);
}

/** The model of an id, or the model file of a path. @throws typed errors */
export async function openModel(where: string, idOrPath: string): Promise<ModelSource> {
  if (isModelPath(idOrPath)) return readModel(where, idOrPath);
  const { models } = await readModelIndex(where);
  const entry = models.find(({ id }) => id === idOrPath);
  if (!entry) {
    const ids = models.map(({ id }) => id);
    const known = `want one of ${ids.join(', ')} or a path to a model file`;
    throw new UsageError(`${where}: unknown model ${quote(idOrPath)}, ${known}${suggestion(idOrPath, ids)}`);
  }
  const path = join(MODELS_FOLDER, entry.file);
  const source = await readModel(where, path);
  if (source.sha256 === entry.sha256) return source;
  throw new ModelFileError(
    `${where}: ${relative(process.cwd(), path)} has sha256 ${source.sha256}, index.json wants ${entry.sha256}; restore the file`,
  );
}

async function readModel(where: string, path: string): Promise<ModelSource> {
  const bytes = await readBytes(where, path);
  try {
    return { model: readModelFile(bytes), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof ModelFileError)
      throw new ModelFileError(`${where}: ${path} is no usable model: ${error.message}`);
    throw error;
  }
}

/** The bytes of a file that may be a model's or a judge's. @throws FileError */
export function readBytes(where: string, path: string): Promise<Uint8Array<ArrayBuffer>> {
  return readInput(where, path, { most: MAX_FILE_BYTES, what: 'a model file' });
}
