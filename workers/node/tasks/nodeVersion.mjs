// Is this Node one the project runs on? package.json's `engines` says which those are; npm only reads it when it
// installs, and dies with a page of text.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What to tell someone whose Node is too old, or undefined when it is not.
 * @param {string} root the project's folder
 * @param {string} version as in process.versions.node
 * @returns {string | undefined}
 */
export function unsupportedNode(root, version) {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const { engines } = /** @type {{ engines: { node: string } }} */ (JSON.parse(manifest));
  if (satisfies(version, engines.node)) return undefined;
  return `node: this is ${version}, the project runs on ${engines.node}; install one of those and run the command again`;
}

/**
 * Whether a version lies in a range of the forms package.json uses here: `^1.2.3` and `>=1.2`, joined by `||`.
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  const is = parts(version);
  return range.split('||').some((alternative) => {
    const [, operator = '', wanted = ''] = /^\s*(\^|>=)\s*([\d.]+)\s*$/.exec(alternative) ?? [];
    const want = parts(wanted);
    if (operator === '' || (operator === '^' && is[0] !== want[0])) return false;
    const different = is.findIndex((part, i) => part !== want[i]);
    return different === -1 || Number(is[different]) > Number(want[different]);
  });
}

/**
 * `20.19` → [20, 19, 0].
 * @param {string} version
 */
function parts(version) {
  const numbers = version.split('.').map(Number);
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
}
