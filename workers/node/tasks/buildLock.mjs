// One process at a time installs or builds. Tests, a server and a training run may all be started at once from one
// checkout; the first does the work and the others find it done.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Runs `work` while no other process holds the lock, and empties build/temporary before and after it: whoever holds
 * the lock owns that folder. A lock whose process is gone counts as free. Not reentrant.
 * @template T
 * @param {string} root the project's folder
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withBuildLock(root, work) {
  const file = join(root, 'build/lock');
  const temporary = join(root, 'build/temporary');
  mkdirSync(join(root, 'build'), { recursive: true });
  await take(file);
  try {
    rmSync(temporary, { recursive: true, force: true });
    return await work();
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
async function take(file) {
  for (let told = false; ;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const owner = ownerOf(file);
    if (owner !== undefined && !isAlive(owner)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) console.error(`another process${owner ? ` (${owner})` : ''} is building; waiting for it`);
    told = true;
    await wait(100);
  }
}

/**
 * The process that holds the lock; undefined when it has just gone, 0 while it has not written its number yet.
 * @param {string} file
 */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function errorCode(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
