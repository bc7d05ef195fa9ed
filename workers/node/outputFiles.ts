// The output files of a command. They are compared with all inputs and with each other, and begun before the work, so that
// no output replaces a model, and no result is lost because a folder cannot be written.

import { fstat } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { AtomicFile } from './atomicFile.ts';
import { UsageError } from './expectedErrors.ts';
import { identityOf, isIdentical, type FileIdentity } from './fileIdentity.ts';
import { makeFolder, type OutputFolder } from './outputFolder.ts';

/** A file of the command line. */
export interface FileName {
  /** What names it there: `--html`, `MODEL`. */
  readonly as: string;
  readonly path: string;
}

/** A file that is there. */
interface KnownFile extends FileIdentity {
  /** As errors name it: `MODEL m.safetensors`. */
  readonly shown: string;
  /** What an output of its name would be. */
  readonly clash: string;
}

interface BegunFile extends FileName {
  readonly file: AtomicFile;
}

/**
 * Refuses a stdout or stderr that goes into a file which the command reads. A shell has emptied what it writes to before this
 * program starts, but what it appends to is still whole. @returns all files that no output may be. @throws UsageError
 */
export async function refuseStreamsInto(where: string, inputs: readonly FileName[]): Promise<readonly KnownFile[]> {
  const read = (await Promise.all(inputs.map(known))).flat();
  const streams = (await Promise.all([stream('stdout', 1), stream('stderr', 2)])).flat();
  for (const file of streams) {
    const input = read.find((candidate) => isIdentical(candidate, file));
    if (input) throw new UsageError(`${where}: ${input.shown} is ${file.shown}; send that elsewhere`);
  }
  return [...read, ...streams];
}

export class OutputFiles {
  /** By path, in the order in which they were named. */
  readonly #files: ReadonlyMap<string, AtomicFile>;
  readonly #folder: OutputFolder | undefined;

  private constructor(files: ReadonlyMap<string, AtomicFile>, folder?: OutputFolder) {
    this.#files = files;
    this.#folder = folder;
  }

  /**
   * Begins the files; those without a path were not asked for. `where` begins every error. @throws UsageError for one that is also
   * an input, another output, or where stdout goes, FileError for one that can't be written
   */
  static async begin(
    where: string,
    outputs: readonly { readonly as: string; readonly path: string | undefined }[],
    inputs: readonly FileName[],
  ): Promise<OutputFiles> {
    const files = await refuseStreamsInto(where, inputs);
    const begun: BegunFile[] = [];
    try {
      for (const { as, path } of outputs) {
        if (path === undefined) continue;
        if (path === '') throw new UsageError(`${where}: ${as} "", want the name of a file`);
        const next = { as, path, file: await AtomicFile.create(path, where) };
        begun.push(next);
        refuseKnown(where, next, files);
        for (const earlier of begun.slice(0, -1)) {
          if (await isSame(earlier.file, next.file))
            refuse(where, next, `the same file as ${earlier.as} ${earlier.path}`);
        }
      }
    } catch (error) {
      for (const { file } of begun) await file.discard();
      throw error;
    }
    return new OutputFiles(new Map(begun.map(({ path, file }) => [path, file])));
  }

  /** Begins files in a folder that is made where there is none. @throws as `begin` does */
  static async beginIn(
    where: string,
    { as, path: folder }: FileName,
    names: readonly string[],
    inputs: readonly FileName[],
  ): Promise<OutputFiles> {
    if (folder === '') throw new UsageError(`${where}: ${as} "", want the name of a folder`);
    const made = await makeFolder(where, folder, `${as} ${folder}`);
    try {
      const outputs = names.map((name) => ({ as, path: join(folder, name) }));
      return new OutputFiles((await OutputFiles.begin(where, outputs, inputs)).#files, made);
    } catch (error) {
      await made.removeIfEmpty();
      throw error;
    }
  }

  /** The file of a path that was asked for. */
  get(path: string): AtomicFile {
    const file = this.#files.get(path);
    if (!file) throw new Error(`output files: ${path} was not begun`);
    return file;
  }

  /** Gives all files their names, in the order in which they were named. @throws FileError */
  async commit(): Promise<void> {
    for (const file of this.#files.values()) await file.commit();
  }

  /** Leaves nothing behind of files that have no name yet. */
  async discard(): Promise<void> {
    for (const file of this.#files.values()) await file.discard();
    await this.#folder?.removeIfEmpty();
  }
}

/** The file of an input. */
async function known({ as, path }: FileName): Promise<readonly KnownFile[]> {
  try {
    const [real, stats] = [await realpath(path), await stat(path, { bigint: true })];
    const shown = `${as} ${path}`;
    return [{ shown, clash: `the same file as ${shown}`, ...identityOf(real, stats) }];
  } catch {
    return []; // there is none; the reader reports it
  }
}

/** The file that a stream of this process goes to; nothing where that is a terminal or another program. */
async function stream(name: string, descriptor: number): Promise<readonly KnownFile[]> {
  try {
    const stats = await promisify(fstat)(descriptor, { bigint: true });
    const shown = `the file that ${name} goes to`;
    return stats.isFile() ? [{ shown, clash: shown, ...identityOf(undefined, stats) }] : [];
  } catch {
    return []; // it is closed
  }
}

function refuseKnown(where: string, output: BegunFile, files: readonly KnownFile[]): void {
  const { there } = output.file.place;
  const same = there && files.find((file) => isIdentical(file, there));
  if (same) refuse(where, output, same.clash);
}

function refuse(where: string, { as, path }: FileName, other: string): never {
  throw new UsageError(`${where}: ${as} ${path} is ${other}; choose another name`);
}

/** Whether two outputs would be one file: under the same name, under two names of one file, or on a disk that ignores capitals. */
async function isSame(earlier: AtomicFile, { place: later }: AtomicFile): Promise<boolean> {
  const { place } = earlier;
  if (place.there && later.there) return isIdentical(place.there, later.there);
  // A file that exists and one that does not are two files: the disk was asked for both.
  if (place.there || later.there || !isIdentical(place.folder, later.folder)) return false;
  const names = [basename(place.path), basename(later.path)] as const;
  if (names[0] === names[1]) return true;
  return folded(names[0]) === folded(names[1]) && (await earlier.isCaseIgnored());
}

/** A name as disks that ignore capitals see it; those also take composed and decomposed letters for the same. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
