// Where an output's name really leads: through links, and only to a plain file.

import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { errorCode, fileError, FileError } from './expectedErrors.ts';
import { identityOf, type FileIdentity } from './fileIdentity.ts';

/** As many as Linux follows. */
const MAX_LINKS = 40;

export interface OutputPlace {
  /** The file's own name in the folder where it really is. */
  readonly path: string;
  /** The file that is there already. */
  readonly there: (FileIdentity & { readonly mode: number }) | undefined;
  /** The folder that the file is or will be in. */
  readonly folder: FileIdentity;
}

/** @throws FileError for a name under which no plain file can be written */
export async function outputPlace(path: string, where: string): Promise<OutputPlace> {
  if (path === '') throw new FileError(`${where}: an empty name for a file, want one`);
  try {
    const target = await followLinks(path);
    const found = await ifThere(stat(target, { bigint: true }));
    if (found?.isDirectory()) {
      throw new FileError(`${where}: ${path} cannot be written: it is a folder, want a file (EISDIR)`, 'EISDIR');
    }
    if (path.endsWith('/') || path.endsWith(sep)) {
      throw new FileError(`${where}: ${path} cannot be written: it ends as a folder does, want a file`);
    }
    if (found && !found.isFile()) {
      throw new FileError(`${where}: ${path} is there and no plain file; choose another name`);
    }
    const folder = await stat(dirname(target), { bigint: true });
    return {
      path: target,
      there: found && { ...identityOf(target, found), mode: Number(found.mode) & 0o777 },
      folder: identityOf(dirname(target), folder),
    };
  } catch (error) {
    throw fileError(where, path, 'written', error);
  }
}

/** The name at the end of all links. A link to nothing leads to the file that will be there. */
async function followLinks(path: string): Promise<string> {
  // A path that leads to no plain file, such as /dev/stdout, may have links that only the system can follow.
  const found = await ifThere(stat(path));
  if (found && !found.isFile()) return path;
  let name = path;
  for (let links = 0; links <= MAX_LINKS; links++) {
    const real = join(await realpath(dirname(name)), basename(name));
    const entry = await ifThere(lstat(real));
    if (!entry?.isSymbolicLink()) return real;
    const next = await readlink(real);
    name = isAbsolute(next) ? next : `${dirname(real)}${sep}${next}`; // not joined: ".." behind a link is another folder
  }
  throw Object.assign(new Error(`ELOOP: too many links, open '${path}'`), { code: 'ELOOP', syscall: 'open' });
}

async function ifThere<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
