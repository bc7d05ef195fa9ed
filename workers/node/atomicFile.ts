// Files that are either whole or not there. What is written goes to a temporary name in the same folder, and takes the
// final name in one step once it is safely on disk; a crash, a full disk or Ctrl-C leaves what was there before.

import { open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileError, FileError } from './expectedErrors.ts';

export class AtomicFile {
  readonly #path: string;
  readonly #target: string;
  readonly #temporary: string;
  readonly #where: string;
  readonly #file: FileHandle;

  private constructor(path: string, target: string, temporary: string, where: string, file: FileHandle) {
    this.#path = path;
    this.#target = target;
    this.#temporary = temporary;
    this.#where = where;
    this.#file = file;
  }

  /** Starts a file that will be `path`; `where` begins its errors. Fails here if the folder can't be written. @throws FileError */
  static async create(path: string, where: string): Promise<AtomicFile> {
    const target = await targetOf(path, where);
    const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.partial`);
    try {
      return new AtomicFile(path, target, temporary, where, await open(temporary, 'w'));
    } catch (error) {
      throw fileError(where, path, 'written', error);
    }
  }

  /** Appends. @throws FileError */
  async write(bytes: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) {
        done += (await this.#file.write(bytes, done, bytes.length - done)).bytesWritten;
      }
    } catch (error) {
      throw fileError(this.#where, this.#path, 'written', error);
    }
  }

  /** Gives the file its name. @throws FileError */
  async commit(): Promise<void> {
    try {
      await this.#file.sync();
      await this.#file.close();
      await rename(this.#temporary, this.#target);
    } catch (error) {
      throw fileError(this.#where, this.#path, 'written', error);
    }
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    // Nothing more can be done about a temporary file that is gone already or can't be removed.
    await this.#file.close().catch(() => undefined);
    await unlink(this.#temporary).catch(() => undefined);
  }
}

/** Writes a whole file at once. @throws FileError */
export async function writeFileAtomically(path: string, bytes: Uint8Array, where: string): Promise<void> {
  const file = await AtomicFile.create(path, where);
  try {
    await file.write(bytes);
    await file.commit();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Where the name really leads: through links, and never to a folder or a device, which a rename would replace. */
async function targetOf(path: string, where: string): Promise<string> {
  try {
    const target = await realpath(path);
    if ((await stat(target)).isFile()) return target;
    throw new FileError(`${where}: ${path} is there and no plain file; choose another name`);
  } catch (error) {
    if (error instanceof FileError) throw error;
    return resolve(path); // nothing of that name yet
  }
}
