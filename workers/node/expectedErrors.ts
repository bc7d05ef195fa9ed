// Errors that are answers to what a person did. The command line prints their message alone; anything else is a fault of
// ours and gets its stack.

import { errorName } from '../core/errors.ts';

/** Wrong use of the command line: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A file or folder that can't be read or written. */
export class FileError extends Error {
  override readonly name = 'FileError';
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

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission; choose another folder',
  EPERM: 'no permission; choose another folder',
  EROFS: 'the disk is read-only; choose another folder',
  ENOSPC: 'the disk is full; free some space and try again',
  EDQUOT: 'your share of the disk is full; free some space and try again',
  EFBIG: 'the file would be larger than allowed here',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is a file, want a folder',
  EISDIR: 'it is a folder, want a file',
  EEXIST: 'a file of that name is in the way',
  EIO: 'the disk reports an error',
};

/** The FileError for what the file system answered, `<where>: <path> cannot be <done>: <why>`; other errors as they are. */
export function fileError(where: string, path: string, done: 'read' | 'written', error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const reason = REASONS[error.code];
  if (!reason) return error;
  return new FileError(`${where}: ${path} cannot be ${done}: ${reason} (${error.code})`);
}
