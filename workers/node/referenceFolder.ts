// public/reference: real digits as numbers, and the index that names the files and the judge.

import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { formatReferenceList, parseReferenceList, type ReferenceFile } from '../comparison/referenceList.ts';
import { readReference } from '../comparison/referenceFile.ts';
import { checkJudge, referenceOf, type Reference } from '../comparison/reference.ts';
import { readTrainingIndex } from '../comparison/trainingFile.ts';
import { parseUniqueJson } from '../core/doubleKey.ts';
import { DataError, errorMessage, ModelFileError } from '../core/errors.ts';
import { readBytes } from './modelSource.ts';
import { OutputFiles, type FileName } from './outputFiles.ts';
import { PROJECT_ROOT } from './projectRoot.ts';

export const REFERENCE_FOLDER = join(PROJECT_ROOT, 'public', 'reference');
const LIST = 'index.json';

/** The files of a reference, by what they are for. */
export interface ReferenceBytes {
  readonly digits: Uint8Array;
  readonly training: Uint8Array;
}

export const REFERENCE_FILES = { digits: 'digits.safetensors', training: 'training.safetensors' } as const;

/** Begins the files of a reference, before it is made. @throws UsageError for a file that is also an input, FileError */
export function beginReference(where: string, folder: string, inputs: readonly FileName[]): Promise<OutputFiles> {
  // The list is written last: it names the other files.
  return OutputFiles.beginIn(
    where,
    { as: '--out', path: folder },
    [REFERENCE_FILES.digits, REFERENCE_FILES.training, LIST],
    inputs,
  );
}

/** Writes a reference into the files that were begun for it, and the list that names them. @throws FileError */
export async function writeReferenceFolder(
  output: OutputFiles,
  folder: string,
  judge: string,
  bytes: ReferenceBytes,
): Promise<readonly ReferenceFile[]> {
  const files = (['digits', 'training'] as const).map((id) => ({
    id,
    file: REFERENCE_FILES[id],
    bytes: bytes[id].length,
    sha256: sha256Of(bytes[id]),
  }));
  for (const { id, file } of files) await output.get(join(folder, file)).write(bytes[id]);
  await output.get(join(folder, LIST)).write(new TextEncoder().encode(formatReferenceList({ judge, files })));
  await output.commit();
  return files;
}

/** The reference in a folder, checked against its list and the judge. @throws FileError, ModelFileError, DataError */
export async function openReference(where: string, folder: string, judge: string): Promise<Reference> {
  const path = relative(process.cwd(), join(folder, LIST));
  const text = new TextDecoder().decode(await readBytes(where, path));
  try {
    const list = parseReferenceList(parseUniqueJson(text));
    const read = async (id: ReferenceFile['id']): Promise<Uint8Array> => {
      const listed = list.files.find((file) => file.id === id);
      if (!listed) throw new ModelFileError(`no ${id} in the list`);
      const bytes = await readBytes(where, join(folder, listed.file));
      const sha256 = sha256Of(bytes);
      if (sha256 === listed.sha256) return bytes;
      throw new ModelFileError(`${listed.file} has sha256 ${sha256.slice(0, 8)}…, want ${listed.sha256.slice(0, 8)}…`);
    };
    const reference = referenceOf(readReference(await read('digits')), readTrainingIndex(await read('training')));
    checkJudge(reference, judge);
    return reference;
  } catch (error) {
    if (error instanceof DataError) throw new DataError(`${where}: ${path}: ${error.message}`);
    throw new ModelFileError(`${where}: ${path} is no usable reference: ${errorMessage(error)}; make it anew`);
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
