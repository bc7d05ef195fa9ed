// What is built is fresh when the bytes it was made from and the bytes it consists of are those of the last build. Both
// are hashed, so neither a branch switch nor a half-deleted or hand-made output is taken for the real one, and a
// `git checkout` that only touches times rebuilds nothing. All inputs together are a few megabytes: tens of milliseconds.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} Unit
 * @property {string} name
 * @property {readonly string[]} inputs files and folders it is built from, relative to the root
 * @property {readonly string[]} [except] files and folders among them that do not matter
 * @property {string | readonly string[]} output the files or the folder that the build makes
 */

/**
 * @param {string} root the project's folder
 * @param {Unit} unit
 */
export function isFresh(root, unit) {
  let stamp;
  try {
    stamp = readFileSync(stampFile(root, unit), 'utf8');
  } catch {
    return false;
  }
  return stamp === `${inputHash(root, unit)} ${outputHash(root, unit)}`;
}

/**
 * Hashes the inputs now, before the build reads them; the function returned writes the stamp once the output is in place.
 * An input that changes during the build thus leaves a stale unit, not a stale build that passes for fresh.
 * @param {string} root the project's folder
 * @param {Unit} unit
 * @returns {() => void}
 */
export function markFresh(root, unit) {
  const inputs = inputHash(root, unit);
  return () => {
    const file = stampFile(root, unit);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${inputs} ${outputHash(root, unit)}`);
  };
}

/**
 * sha256 over the paths and contents of all files at and below `paths`; what is missing is hashed as missing.
 * @param {string} root
 * @param {readonly string[]} paths relative to root
 * @param {readonly string[]} [except]
 */
export function contentHash(root, paths, except = []) {
  const hash = createHash('sha256');
  for (const path of paths) addToHash(path);
  return hash.digest('hex');

  /** @param {string} path */
  function addToHash(path) {
    if (except.includes(path)) return;
    const full = join(root, path);
    const found = statSync(full, { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      for (const name of readdirSync(full).sort()) addToHash(`${path}/${name}`);
    } else {
      const bytes = found ? readFileSync(full) : undefined;
      hash.update(`${path}\0${bytes?.length ?? 'missing'}\0`).update(bytes ?? '');
    }
  }
}

/** @param {string} root @param {Unit} unit */
function inputHash(root, unit) {
  return contentHash(root, unit.inputs, unit.except);
}

/** @param {string} root @param {Unit} unit */
function outputHash(root, unit) {
  return contentHash(root, [unit.output].flat());
}

/** @param {string} root @param {Unit} unit */
function stampFile(root, unit) {
  return join(root, 'build/stamps', unit.name);
}
