// A lock on a folder: one process may write it at a time. Each file is whole in any case (atomicFile.ts); the lock keeps
// the files of two commands from being mixed.

import { join } from 'node:path';
import { fileError, FileError } from './expectedErrors.ts';
import { isHere, lockWhenFree, showOwner, tryLock, type LockOwner } from './processLock.mjs';
import { report } from './terminal.ts';

/** Takes the lock of a folder that is there; returns what gives it back. @throws FileError that names who has it */
export async function lockFolder(where: string, folder: string, name: string, advice: string): Promise<() => void> {
  const path = join(folder, name);
  return released(await taken(where, path, () => tryLock(path)), { where, folder, path, advice });
}

/** Does what reads and writes a folder while no other process does; waits for its turn. @throws FileError where it would wait for ever */
export async function inFolder<T>(where: string, folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, '.lock');
  const tell = (owner: LockOwner): void => report(`${where}: ${showOwner(owner)} writes to ${folder}; waiting for it`);
  const answer = await taken(where, path, () => lockWhenFree(path, tell));
  const release = released(answer, { where, folder, path, advice: 'wait for it' });
  try {
    return await work();
  } finally {
    release();
  }
}

type Answer = Awaited<ReturnType<typeof tryLock>>;

async function taken(where: string, path: string, take: () => Promise<Answer>): Promise<Answer> {
  try {
    return await take();
  } catch (error) {
    throw fileError(where, path, 'written', error);
  }
}

function released(
  answer: Answer,
  { where, folder, path, advice }: { where: string; folder: string; path: string; advice: string },
): () => void {
  if (typeof answer === 'function') return answer;
  const crashed = isHere(answer) ? '' : `; if it does not run any more, which cannot be seen from here, remove ${path}`;
  throw new FileError(`${where}: ${folder} is in use by ${showOwner(answer)}; ${advice}${crashed}`);
}
