// The judge's file: the gallery's, or one that a person names.

import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ModelFileError } from '../core/errors.ts';
import { readJudge, type Judge } from '../evaluation/judgeFile.ts';
import { FileError } from './expectedErrors.ts';
import { MODELS_FOLDER, readBytes } from './modelSource.ts';

/** In the gallery's folder of models: the judge whose metrics the gallery shows. */
const JUDGE_FILE = 'judge.safetensors';

export interface JudgeSource {
  readonly judge: Judge;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

/** The judge of a path, or the gallery's. @throws FileError, ModelFileError */
export async function openJudge(where: string, path?: string, gallery = MODELS_FOLDER): Promise<JudgeSource> {
  const chosen = path ?? (await shippedJudge(where, gallery));
  const bytes = await readBytes(where, chosen);
  try {
    return { judge: readJudge(bytes), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof ModelFileError) {
      throw new ModelFileError(`${where}: ${chosen} is no usable judge: ${error.message}`);
    }
    throw error;
  }
}

async function shippedJudge(where: string, gallery: string): Promise<string> {
  const path = join(gallery, JUDGE_FILE);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return path;
  throw new FileError(
    `${where}: no judge at ${relative(process.cwd(), path)}; train one with npm run digits -- train judge, or name one with --judge`,
  );
}
