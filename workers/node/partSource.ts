// A part file that a person names.

import { createHash } from 'node:crypto';
import { ModelFileError } from '../core/errors.ts';
import { isPartFile, readPartFile, type Part } from '../models/partFile.ts';
import { readBytes } from './modelSource.ts';

export interface PartSource {
  readonly part: Part;
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

/** The part file of a path; undefined for a file that does not say it is one. @throws FileError, ModelFileError */
export async function openPart(where: string, path: string): Promise<PartSource | undefined> {
  const bytes = await readBytes(where, path);
  if (!isPartFile(bytes)) return undefined;
  try {
    return { part: readPartFile(bytes), path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof ModelFileError) {
      throw new ModelFileError(`${where}: ${path} is no usable part of a model: ${error.message}`);
    }
    throw error;
  }
}
