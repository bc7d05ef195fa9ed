// Brings node_modules in line with package-lock.json, and leaves it alone when it is.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBuildLock } from './buildLock.mjs';
import { contentHash } from './freshness.mjs';
import { npmCommand } from './npmCommand.mjs';
import { TaskError } from './taskError.mjs';

/** @param {string} root the project's folder */
export async function ensureDependencies(root) {
  if (isInstalled(root)) return;
  await withBuildLock(root, () => {
    if (isInstalled(root)) return;
    console.error('installing the dependencies of package-lock.json (npm ci; half a minute or so)');
    install(root);
    writeFileSync(stampFile(root), lockHash(root));
  });
}

/**
 * Our stamp is the quick answer. When it says otherwise, someone may have run npm themselves: npm leaves a list of what
 * it installed, and when that has every package of the lock file in its version, a new stamp is all that is missing.
 * @param {string} root
 */
function isInstalled(root) {
  const stamp = stampFile(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(root)) return true;
  if (!installedMatchesLock(root)) return false;
  writeFileSync(stamp, lockHash(root));
  return true;
}

/** @param {string} root */
function installedMatchesLock(root) {
  const list = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(list);
  return Object.entries(wanted).every(
    // The root is not an installed package. Optional packages may be missing: they are binaries of other platforms, or did not install.
    ([path, { version, optional = false }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/**
 * @typedef {Record<string, { version: string, optional?: boolean }>} Packages
 * by folder: `node_modules/lit`
 */

/**
 * The packages of a lock file; npm's own list is of the same form.
 * @param {string} file
 */
function readPackages(file) {
  return /** @type {{ packages: Packages }} */ (JSON.parse(readFileSync(file, 'utf8'))).packages;
}

/** @param {string} root */
function install(root) {
  const { program, args, shell } = npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  const result = spawnSync(program, args, { cwd: root, encoding: 'utf8', shell });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  const how =
    result.error?.message ??
    (result.signal ? `was stopped by ${result.signal}` : `ended with exit code ${result.status}`);
  throw new TaskError(`dependencies: npm ci ${how}; is the network there? its own words are above`);
}

/** @param {string} root */
function stampFile(root) {
  return join(root, 'node_modules/.this-digit-lock');
}

/** @param {string} root */
function lockHash(root) {
  return contentHash(root, ['package-lock.json']);
}
