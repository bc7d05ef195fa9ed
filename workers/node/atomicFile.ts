// Files that are either whole or not there. What is written goes to a temporary name in the same folder, and takes the
// final name in one step once it is safely on disk; a crash, a full disk or Ctrl-C leaves what was there before.

import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { access, constants, open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, fileError, FileError } from './expectedErrors.ts';
import { outputPlace, type OutputPlace } from './outputPlace.ts';

/** Temporary files that would stay if the process ended now. */
const unfinished = new Set<string>();

process.on('exit', () => {
  for (const path of unfinished) removeNow(path);
});

export class AtomicFile {
  /** Where it will be. */
  readonly place: OutputPlace;
  readonly #path: string;
  readonly #temporary: string;
  readonly #where: string;
  readonly #file: FileHandle;

  private constructor(path: string, place: OutputPlace, temporary: string, where: string, file: FileHandle) {
    this.#path = path;
    this.place = place;
    this.#temporary = temporary;
    this.#where = where;
    this.#file = file;
    unfinished.add(temporary);
  }

  /** Starts a file that will be `path`; `where` begins its errors. Fails here if it can't be written. @throws FileError */
  static async create(path: string, where: string): Promise<AtomicFile> {
    const place = await outputPlace(path, where);
    // The name is short: a file name may have 255 bytes, and the temporary one must not be longer than the final one.
    const temporary = join(dirname(place.path), `.${randomBytes(5).toString('hex')}.partial`);
    if (place.there) await wantWritable(place.path, path, where);
    try {
      return new AtomicFile(path, place, temporary, where, await open(temporary, 'wx', place.there?.mode));
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
      await rename(this.#temporary, this.place.path);
      unfinished.delete(this.#temporary);
    } catch (error) {
      throw fileError(this.#where, this.#path, 'written', error);
    }
  }

  /** Leaves nothing behind; of a file that has its name already, nothing is taken away. */
  async discard(): Promise<void> {
    if (!unfinished.has(this.#temporary)) return;
    // A temporary file that is gone already, or cannot be removed, is left.
    await this.#file.close().catch(() => undefined);
    await unlink(this.#temporary).catch(() => undefined);
    unfinished.delete(this.#temporary);
  }

  /** Whether names here that differ in nothing but capitals are one name, asked of the disk with the temporary file. */
  async isCaseIgnored(): Promise<boolean> {
    const other = join(dirname(this.#temporary), basename(this.#temporary).toUpperCase());
    return access(other).then(
      () => true,
      () => false,
    );
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

/** A file that may not be written is not replaced either, though its folder would allow that. @throws FileError */
async function wantWritable(place: string, path: string, where: string): Promise<void> {
  try {
    await access(place, constants.W_OK);
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'EACCES' && code !== 'EPERM') throw fileError(where, path, 'written', error);
    throw new FileError(`${where}: ${path} is there and may not be written; choose another name (${code})`, code);
  }
}

function removeNow(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // The file is gone, or cannot be removed: the process ends either way.
  }
}
