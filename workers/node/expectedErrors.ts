// Errors that people cause. The command line prints their message alone; any other error is a bug, and its stack is
// printed.

import { errorName } from '../core/errors.ts';

/** Wrong use of the command line: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A file or folder that can't be read or written. */
export class FileError extends Error {
  override readonly name = 'FileError';
  /** What the system answered, such as `ENOENT`. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

const EXPECTED = new Set([
  'UsageError',
  'FileError',
  'ShapeError',
  'ModelFileError',
  'DataError',
  'OutOfMemoryError',
  'WorkerLostError',
  'AbortError',
]);

export function isExpected(thrown: unknown): thrown is Error {
  return EXPECTED.has(errorName(thrown));
}

/** What a file system answers, in words, and what to do about it where something can be done. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full; free some space and try again',
  EDQUOT: 'your share of the disk is full; free some space and try again',
  EFBIG: 'the file would be larger than allowed here',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is a file, want a folder',
  EISDIR: 'it is a folder, want a file',
  EEXIST: 'a file of that name is in the way',
  ELOOP: 'its links lead in a circle, or through too many others',
  ENAMETOOLONG: 'the name is longer than names can be here; choose a shorter one',
  EINVAL: 'the disk does not take such a name or such a use',
  EILSEQ: 'the disk does not take the characters of the name',
  EMFILE: 'this program has too many files open; raise the limit (ulimit -n)',
  ENFILE: 'this machine has too many files open; close other programs',
  ENOMEM: 'the memory is full; close other programs',
  EBUSY: 'another program uses it',
  ETXTBSY: 'it is a program that is running',
  EAGAIN: 'another program has locked it',
  ENXIO: 'the device is not there',
  ENODEV: 'the device is not there',
  ENOTEMPTY: 'a folder of that name is in the way',
  EMLINK: 'the folder is full',
  ENOTSUP: 'the disk cannot do it',
  EOPNOTSUPP: 'the disk cannot do it',
  ENOSYS: 'the disk cannot do it',
  ESTALE: 'the network disk has lost it; try again',
  ETIMEDOUT: 'the network disk does not answer; try again',
  EHOSTDOWN: 'the network disk does not answer; try again',
  ENOTCONN: 'the network disk does not answer; try again',
  EIO: 'the disk reports an error',
};

/** What may help where nothing may be written. */
const ELSEWHERE = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The code of what a system call answered, such as `ENOENT`; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return 'syscall' in error || error.code in REASONS ? error.code : undefined;
}

/** The FileError for what the file system answered, `<where>: <path> cannot be <done>: <why>`; other errors as they are. */
export function fileError(where: string, path: string, done: 'read' | 'written', error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined || error instanceof FileError) return error;
  // The system has more error codes than the table. Their messages read "EXYZ: what it means, open 'path'".
  const known = REASONS[code] ?? /^\w+: ([^,]+)/.exec((error as Error).message)?.[1] ?? 'the system refuses';
  const advice = done === 'written' && ELSEWHERE.has(code) ? '; choose another folder' : '';
  return new FileError(`${where}: ${path === '' ? '""' : path} cannot be ${done}: ${known}${advice} (${code})`, code);
}
