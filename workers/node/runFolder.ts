// The folder of a training run: its checkpoint while it goes on, its model when it is done, and a lock while a training runs.
// Two trainings would overwrite each other's checkpoint in turn.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partFileName } from '../models/partFile.ts';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from '../training/checkpoint.ts';
import type { FamilyName } from '../training/recipe.ts';
import { writeFileAtomically } from './atomicFile.ts';
import { fileError, UsageError } from './expectedErrors.ts';
import { lockFolder } from './folderLock.ts';
import { OutputFiles, type FileName } from './outputFiles.ts';
import { makeFolder } from './outputFolder.ts';

const CHECKPOINT = 'checkpoint.safetensors';
const LOCK = 'training.lock';

function modelFile(id: string): string {
  return `${id}.safetensors`;
}

export class RunFolder {
  readonly #folder: string;
  readonly #where: string;
  /** Lets another training into the folder. */
  readonly close: () => void;

  private constructor(folder: string, where: string, close: () => void) {
    this.#folder = folder;
    this.#where = where;
    this.close = close;
  }

  /**
   * Makes the folder of a run of `family`, tries every file of it before hours are spent, and keeps other trainings out of it
   * until `close`. @throws UsageError for a file that is also an input, FileError
   */
  static async open(
    folder: string,
    where: string,
    family: FamilyName,
    inputs: readonly FileName[],
  ): Promise<RunFolder> {
    const parts = (['encoder', 'discriminator'] as const).map((kind) => partFileName({ model: family, kind }));
    const names = [CHECKPOINT, ...[family, ...parts].map(modelFile)];
    const tried = await OutputFiles.beginIn(where, { as: '--out', path: folder }, names, inputs);
    await tried.discard();
    await makeFolder(where, folder, `--out ${folder}`);
    return new RunFolder(folder, where, await lockFolder(where, folder, LOCK, 'wait for it, or choose another --out'));
  }

  /** The checkpoint to go on from; undefined for a new run. @throws UsageError when the folder does not suit the wish. */
  async readCheckpoint(resume: boolean): Promise<Checkpoint | undefined> {
    const path = this.#path(CHECKPOINT);
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await readFile(path)); // a plain one: a Buffer's slice would share its memory
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
        throw fileError(this.#where, path, 'read', error);
      }
      if (!resume) return undefined;
      throw new UsageError(`${this.#where}: --resume, but there is no ${path}; leave --resume out to begin a run`);
    }
    if (resume) return readCheckpoint(bytes, `${this.#where}: ${path}`);
    throw new UsageError(`${this.#where}: ${path} is of an earlier run; go on with --resume or choose another --out`);
  }

  async writeCheckpoint(checkpoint: Checkpoint): Promise<void> {
    await writeFileAtomically(this.#path(CHECKPOINT), writeCheckpoint(checkpoint), this.#where);
  }

  /** Writes the model; returns its path. */
  async writeModel(id: string, file: Uint8Array): Promise<string> {
    const path = this.#path(modelFile(id));
    await writeFileAtomically(path, file, this.#where);
    return path;
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}
