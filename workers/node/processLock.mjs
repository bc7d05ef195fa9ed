// A lock is a file that says which process holds it, and since when. A process that ends takes its lock away; what a crash or
// a power cut leaves is hasReported from the lock of a living process, and is taken over. Plain JavaScript on Node's own modules,
// because the tasks lock before anything is installed.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { processFields } from './linuxProcess.mjs';

/**
 * @typedef {object} LockOwner
 * @property {number} pid
 * @property {string} host
 * @property {string} since when it took the lock, as ISO 8601
 * @property {string} [birth] what tells this process from a later one that has the same number; where the system says it
 */

/** How often, and how many times, a lock is read again in which nothing is to be read: its owner may be about to write it. */
const UNREADABLE_MS = 100;
const UNREADABLE_TIMES = 20;

/**
 * Takes the lock, or tells who has it. The function returned gives it back; so does the end of the process, in whatever way
 * it ends but the hardest.
 * @param {string} file the lock itself; its folder is there
 * @returns {Promise<(() => void) | LockOwner>}
 * @throws what the file system says to a file that cannot be written
 */
export async function tryLock(file) {
  const own = JSON.stringify(myself());
  for (let unreadable = 0; ;) {
    try {
      writeFileSync(file, own, { flag: 'wx' });
      return holding(file, own);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const text = textOf(file);
    if (text === undefined) continue; // its owner has just released it
    const owner = ownerIn(text);
    if (owner === undefined && ++unreadable < UNREADABLE_TIMES) {
      await wait(UNREADABLE_MS);
      continue;
    }
    if (owner !== undefined && isHeld(owner)) return owner;
    // The owner has ended. If another process has taken the lock meanwhile, the text is another, and the file stays.
    if (textOf(file) === text) rmSync(file, { force: true });
  }
}

/**
 * The same, and waits while a process of this machine has it. A lock of another machine is answered at once: whether that
 * process still runs cannot be seen from here.
 * @param {string} file
 * @param {(owner: LockOwner) => void} onWait called once, where there is a wait
 * @returns {Promise<(() => void) | LockOwner>}
 */
export async function lockWhenFree(file, onWait) {
  for (let hasReported = false; ; hasReported = true) {
    const taken = await tryLock(file);
    if (typeof taken === 'function' || !isHere(taken)) return taken;
    if (!hasReported) onWait(taken);
    await wait(100);
  }
}

/**
 * `process 1234 since 2026-11-30 09:14 UTC`, and of which machine if not of this one.
 * @param {LockOwner} owner
 */
export function showOwner({ pid, host, since }) {
  const when = since.slice(0, 16).replace('T', ' ');
  return `process ${pid}${host === hostname() ? '' : ` on ${host}`} since ${when} UTC`;
}

/**
 * Whether it is a process of this machine.
 * @param {LockOwner} owner
 */
export function isHere({ host }) {
  return host === hostname();
}

/** @returns {LockOwner} */
function myself() {
  const birth = birthOf(process.pid);
  return { pid: process.pid, host: hostname(), since: new Date().toISOString(), ...(birth && { birth }) };
}

/** @param {string} file @param {string} own */
function holding(file, own) {
  const release = () => {
    process.off('exit', release);
    if (textOf(file) === own) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @param {string} text
 * @returns {LockOwner | undefined} undefined for what no lock says
 */
function ownerIn(text) {
  try {
    const value = /** @type {Partial<LockOwner> | null} */ (JSON.parse(text));
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host, since, birth } = value;
    if (!Number.isSafeInteger(pid) || typeof host !== 'string' || typeof since !== 'string') return undefined;
    return { pid: Number(pid), host, since, ...(typeof birth === 'string' && { birth }) };
  } catch {
    return undefined;
  }
}

/**
 * Whether the owner still runs, or may: of another machine nobody knows.
 * @param {LockOwner} owner
 */
function isHeld(owner) {
  if (!isHere(owner)) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM'; // it belongs to another user, and runs
  }
  const birth = birthOf(owner.pid);
  return birth === undefined || owner.birth === undefined || birth === owner.birth;
}

/**
 * When a process began, in ticks since the system began, and which beginning of the system that was: Linux says so.
 * @param {number} pid
 */
function birthOf(pid) {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const ticks = processFields(pid)[19];
    return ticks === undefined ? undefined : `${boot} ${ticks}`;
  } catch {
    return undefined;
  }
}

/** @param {unknown} error */
function errorCode(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
