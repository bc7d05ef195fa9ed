// One process at a time installs or builds. Tests, a server and a training run may all be started at once from one
// checkout; the first does the work and the others find it done.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockWhenFree, showOwner } from '../processLock.mjs';
import { TaskError } from './taskError.mjs';

/**
 * Runs `work` while no other process holds the lock, and empties build/temporary before and after it: whoever holds
 * the lock owns that folder. A lock whose process is gone counts as free. Not reentrant.
 * @template T
 * @param {string} root the project's folder
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 * @throws TaskError when another machine holds it
 */
export async function withBuildLock(root, work) {
  const file = join(root, 'build/lock');
  const temporary = join(root, 'build/temporary');
  mkdirSync(join(root, 'build'), { recursive: true });
  const release = await lockWhenFree(file, (owner) => {
    console.error(`another process (${owner.pid}) is building; waiting for it`);
  });
  if (typeof release !== 'function') {
    throw new TaskError(
      `build: ${showOwner(release)} is building here; wait for it, or remove ${file} if it does not run any more`,
    );
  }
  try {
    rmSync(temporary, { recursive: true, force: true });
    return await work();
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    release();
  }
}
